-- Which rows hold a blank cell that can keep a figure open, and where do they stand in the file they came from?
-- Grain: one row a row of organisation, projects, budget_lines, consultants or consultant_hours. Units: none.
-- stored: table
-- key: the project_id, or consultant|year, or '' for the organisation. item: of a budget line; the method of hours.
-- dated: the day at whose rate the row is converted. blanks: its blank columns, ';' before and after each; a rate that is
-- not to be had stands there as 'rate'. Of budget lines only those that hold: not the planned ones where there are granted
-- ones, not those of a year where there is one for the whole project, no date where none is needed. What pays consultants
-- back (income) holds at every stage, and what has been spent at verified and paid.
WITH lines AS (
  SELECT
    b.*,
    CASE
      WHEN b.stage IN ('planned', 'granted')
        THEN 2 * CASE WHEN b.stage = 'granted' THEN 1 ELSE 0 END + CASE WHEN b.year IS NULL THEN 1 ELSE 0 END
    END AS preference,
    b.scope = 'own'
      AND (
        b.item IN ('consultant_reimbursement', 'preparation')
        OR (b.item IN ('travel', 'external_services', 'equipment') AND b.year IS NOT NULL)
      ) AS recovers,
    b.stage IN ('verified', 'paid')
      AND (
        (b.scope = 'project' AND b.item = 'eu_grant') OR (b.scope = 'own' AND b.item IN ('eu_grant', 'own_contribution'))
      ) AS spent,
    b.amount <> 0 AND b.currency <> 'EUR' AND b.dated IS NOT NULL AND r.euro_per_unit IS NULL AS no_rate
  FROM budget_lines AS b
  LEFT JOIN rates_resolved AS r ON r.currency = b.currency AND r.dated = b.dated
  WHERE b.amount IS NULL
    OR b.currency IS NULL
    OR (b.dated IS NULL AND (b.currency <> 'EUR' OR b.year IS NULL))
    OR (b.currency <> 'EUR' AND r.euro_per_unit IS NULL)
)
SELECT
  'organisation' AS table_name,
  '' AS key,
  name AS consultant,
  CAST(NULL AS BIGINT) AS year,
  '' AS scope,
  '' AS item,
  '' AS stage,
  '' AS currency,
  figures_as_of AS dated,
  ';figures_as_of;' AS blanks,
  _file AS file,
  _sheet AS sheet,
  _row AS row_number
FROM organisation
WHERE figures_as_of IS NULL
UNION ALL
SELECT
  'projects' AS table_name,
  project_id AS key,
  '' AS consultant,
  CAST(NULL AS BIGINT) AS year,
  '' AS scope,
  '' AS item,
  '' AS stage,
  '' AS currency,
  CAST(NULL AS DATE) AS dated,
  concat(
    ';',
    CASE WHEN role IS NULL THEN 'role;' ELSE '' END,
    CASE WHEN status IS NULL THEN 'status;' ELSE '' END,
    CASE WHEN applied_on IS NULL THEN 'applied_on;' ELSE '' END,
    CASE WHEN decided_on IS NULL THEN 'decided_on;' ELSE '' END,
    CASE WHEN decision_expected_on IS NULL THEN 'decision_expected_on;' ELSE '' END,
    CASE WHEN start_date IS NULL THEN 'start_date;' ELSE '' END,
    CASE WHEN end_date IS NULL THEN 'end_date;' ELSE '' END,
    CASE WHEN success_probability IS NULL THEN 'success_probability;' ELSE '' END,
    CASE WHEN focus_area IS NULL THEN 'focus_area;' ELSE '' END,
    CASE WHEN programme IS NULL THEN 'programme;' ELSE '' END
  ) AS blanks,
  _file AS file,
  _sheet AS sheet,
  _row AS row_number
FROM projects
UNION ALL
SELECT
  'budget_lines' AS table_name,
  l.project_id AS key,
  '' AS consultant,
  l.year,
  l.scope,
  l.item,
  l.stage,
  l.currency,
  l.dated,
  concat(
    ';',
    CASE WHEN l.amount IS NULL THEN 'amount;' ELSE '' END,
    CASE WHEN l.currency IS NULL THEN 'currency;' ELSE '' END,
    CASE WHEN l.dated IS NULL THEN 'dated;' ELSE '' END,
    CASE WHEN l.no_rate OR (l.amount IS NULL AND l.currency <> 'EUR' AND l.dated IS NOT NULL) THEN 'rate;' ELSE '' END
  ) AS blanks,
  l._file AS file,
  l._sheet AS sheet,
  l._row AS row_number
FROM lines AS l
LEFT JOIN project_sums AS s
  ON s.project_id = l.project_id AND s.scope = l.scope AND s.item = l.item AND s.preference = l.preference
WHERE l.recovers OR l.spent OR s.project_id IS NOT NULL
UNION ALL
SELECT
  'consultants' AS table_name,
  concat(c.consultant, '|', CAST(c.year AS VARCHAR)) AS key,
  c.consultant,
  c.year,
  '' AS scope,
  '' AS item,
  '' AS stage,
  c.currency,
  make_date(CAST(c.year AS INT), 7, 1) AS dated,
  concat(
    ';',
    CASE WHEN c.employment_cost IS NULL THEN 'employment_cost;' ELSE '' END,
    CASE WHEN c.currency IS NULL THEN 'currency;' ELSE '' END,
    CASE WHEN c.currency <> 'EUR' AND r.euro_per_unit IS NULL THEN 'rate;' ELSE '' END
  ) AS blanks,
  c._file AS file,
  c._sheet AS sheet,
  c._row AS row_number
FROM consultants AS c
LEFT JOIN rates_resolved AS r ON r.currency = c.currency AND r.dated = make_date(CAST(c.year AS INT), 7, 1)
UNION ALL
SELECT
  'consultant_hours' AS table_name,
  h.project_id AS key,
  h.consultant,
  h.year,
  '' AS scope,
  h.method AS item,
  h.stage,
  h.currency,
  make_date(CAST(h.year AS INT), 7, 1) AS dated,
  concat(
    ';',
    CASE WHEN h.method <> 'preparation' AND h.hours IS NULL THEN 'hours;' ELSE '' END,
    CASE WHEN h.method IN ('real_cost', 'hourly_rate') AND h.hourly_rate IS NULL THEN 'hourly_rate;' ELSE '' END,
    CASE WHEN h.method IN ('real_cost', 'hourly_rate') AND h.currency IS NULL THEN 'currency;' ELSE '' END,
    CASE WHEN h.method = 'staff_flat_rate' AND h.flat_rate IS NULL THEN 'flat_rate;' ELSE '' END,
    CASE WHEN h.method <> 'preparation' AND h.overhead_rate IS NULL THEN 'overhead_rate;' ELSE '' END,
    CASE WHEN h.cofinancing_rate IS NULL THEN 'cofinancing_rate;' ELSE '' END,
    CASE
      WHEN h.method IN ('real_cost', 'hourly_rate') AND h.currency <> 'EUR' AND r.euro_per_unit IS NULL THEN 'rate;'
      ELSE ''
    END
  ) AS blanks,
  h._file AS file,
  h._sheet AS sheet,
  h._row AS row_number
FROM consultant_hours AS h
LEFT JOIN rates_resolved AS r ON r.currency = h.currency AND r.dated = make_date(CAST(h.year AS INT), 7, 1)
