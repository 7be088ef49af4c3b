-- Where does each row with a blank cell stand in the file it came from?
-- Grain: one row a row of the tables whose blanks can keep a figure open, of the projects and consultant-years in $keys
-- (the organisation always).
-- Units: none.
-- Parameters: $keys, a list of project ids and of consultant|year.
-- blanks: its blank columns, ';' before and after each; a rate that is not to be had stands there as 'rate'.
SELECT
  'organisation' AS table_name, '' AS key, name AS consultant, CAST(NULL AS BIGINT) AS year, '' AS scope, '' AS item,
  '' AS stage, '' AS currency, figures_as_of AS dated,
  concat(';', CASE WHEN figures_as_of IS NULL THEN 'figures_as_of;' ELSE '' END) AS blanks,
  _file AS file, _sheet AS sheet, _row AS row_number
FROM organisation
UNION ALL
SELECT
  'projects', project_id, '', NULL, '', '', '', '', NULL,
  concat(
    ';',
    CASE WHEN role IS NULL THEN 'role;' ELSE '' END,
    CASE WHEN status IS NULL THEN 'status;' ELSE '' END,
    CASE WHEN applied_on IS NULL THEN 'applied_on;' ELSE '' END,
    CASE WHEN decided_on IS NULL THEN 'decided_on;' ELSE '' END,
    CASE WHEN start_date IS NULL THEN 'start_date;' ELSE '' END,
    CASE WHEN focus_area IS NULL THEN 'focus_area;' ELSE '' END,
    CASE WHEN programme IS NULL THEN 'programme;' ELSE '' END
  ),
  _file, _sheet, _row
FROM projects
WHERE list_contains($keys, project_id)
UNION ALL
SELECT
  'budget_lines', b.project_id, '', b.year, b.scope, b.item, b.stage, b.currency, b.dated,
  concat(
    ';',
    CASE WHEN b.amount IS NULL THEN 'amount;' ELSE '' END,
    CASE WHEN b.currency IS NULL THEN 'currency;' ELSE '' END,
    CASE WHEN b.dated IS NULL THEN 'dated;' ELSE '' END,
    CASE WHEN b.currency <> 'EUR' AND b.dated IS NOT NULL AND r.euro_per_unit IS NULL THEN 'rate;' ELSE '' END
  ),
  b._file, b._sheet, b._row
FROM budget_lines AS b
LEFT JOIN rates_resolved AS r ON r.currency = b.currency AND r.dated = b.dated
WHERE list_contains($keys, b.project_id)
UNION ALL
SELECT
  'consultants', concat(c.consultant, '|', CAST(c.year AS VARCHAR)), c.consultant, c.year, '', '', '', c.currency,
  make_date(CAST(c.year AS INT), 7, 1),
  concat(
    ';',
    CASE WHEN c.employment_cost IS NULL THEN 'employment_cost;' ELSE '' END,
    CASE WHEN c.currency IS NULL THEN 'currency;' ELSE '' END,
    CASE WHEN c.currency <> 'EUR' AND r.euro_per_unit IS NULL THEN 'rate;' ELSE '' END
  ),
  c._file, c._sheet, c._row
FROM consultants AS c
LEFT JOIN rates_resolved AS r ON r.currency = c.currency AND r.dated = make_date(CAST(c.year AS INT), 7, 1)
WHERE list_contains($keys, concat(c.consultant, '|', CAST(c.year AS VARCHAR)))
UNION ALL
SELECT
  'consultant_hours', h.project_id, h.consultant, h.year, '', h.method, h.stage, h.currency,
  make_date(CAST(h.year AS INT), 7, 1),
  concat(
    ';',
    CASE WHEN h.hours IS NULL THEN 'hours;' ELSE '' END,
    CASE WHEN h.hourly_rate IS NULL THEN 'hourly_rate;' ELSE '' END,
    CASE WHEN h.currency IS NULL THEN 'currency;' ELSE '' END,
    CASE WHEN h.overhead_rate IS NULL THEN 'overhead_rate;' ELSE '' END,
    CASE WHEN h.cofinancing_rate IS NULL THEN 'cofinancing_rate;' ELSE '' END,
    CASE WHEN h.currency <> 'EUR' AND r.euro_per_unit IS NULL THEN 'rate;' ELSE '' END
  ),
  h._file, h._sheet, h._row
FROM consultant_hours AS h
LEFT JOIN rates_resolved AS r ON r.currency = h.currency AND r.dated = make_date(CAST(h.year AS INT), 7, 1)
WHERE list_contains($keys, h.project_id)
