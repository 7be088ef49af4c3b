-- Where does each row with a blank cell that can keep a figure open stand in the file it came from?
-- Grain: one row a row of blank_rows, of the projects and consultant-years in $keys (the organisation always). Units: none.
-- Parameter: $keys, a list of project ids and of consultant|year.
SELECT table_name, key, consultant, year, scope, item, stage, currency, dated, blanks, file, sheet, row_number
FROM blank_rows
WHERE key = '' OR key IN (SELECT unnest($keys) AS asked)
