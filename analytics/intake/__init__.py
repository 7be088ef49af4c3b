"""A file people send → tables and findings (`upload.read_upload`), what only the whole shows (`check.check`), and the
way back: tables → a workbook or CSV (`template.workbook`, `template.csv`).

Files are parsed in a child process with little memory and time (`child`); that is why nothing is imported here."""
