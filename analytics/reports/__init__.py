"""What leaves the dashboard: the content of a report once, in words, and each form of it (PDF, slides, workbook, share
page, API). Every form lays out the same content, so their figures cannot differ."""
