-- In which column of its sheet did each column of a table stand?
-- Grain: one row a file, sheet and column. Units: none.
SELECT file, coalesce(sheet, '') AS sheet, table_name, column_name, letter FROM sheet_columns
