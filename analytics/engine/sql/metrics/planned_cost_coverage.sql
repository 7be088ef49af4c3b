-- Which share of the EU consultants' cost will the projects pay back as planned?
-- Grain: numerator: one row a project, year and spell (key project_id), and one a consultant-year of which no hours are on
-- record (key consultant|year); denominator: one row a consultant-year. Unit: EUR on either side, the ratio is a share.
-- As consultant_cost_coverage, but what is planned or granted counts beside what is claimed, verified or paid: each hour
-- and each amount stands at one stage only. Only projects granted by the date count here, too.
WITH consultant_years AS (
  SELECT
    coalesce(c.consultant, h.consultant) AS consultant,
    coalesce(c.year, h.year) AS year,
    make_date(CAST(coalesce(c.year, h.year) AS INT), 1, 1) AS valid_from,
    c.low,
    c.high,
    c.missing,
    h.consultant IS NOT NULL AS worked
  FROM consultant_costs AS c
  FULL OUTER JOIN (
    SELECT DISTINCT consultant, year FROM hours_eur
  ) AS h ON h.consultant = c.consultant AND h.year = c.year
)
SELECT
  g.project_id,
  g.project_id AS key,
  r.year,
  'numerator' AS side,
  greatest(g.valid_from, r.valid_from) AS valid_from,
  least(g.valid_to, r.valid_to) AS valid_to,
  CASE WHEN g.counts AND r.certain THEN r.low ELSE 0 END AS low,
  r.high,
  concat_ws(';', g.counts_blanks, r.missing) AS missing,
  coalesce(g.counts AND r.certain AND r.low = r.high, FALSE) AS settled,
  g.awaited
FROM granted AS g
JOIN recovered AS r
  ON r.basis = 'any' AND r.project_id = g.project_id AND r.valid_from < g.valid_to AND r.valid_to > g.valid_from
UNION ALL
SELECT
  CAST(NULL AS VARCHAR) AS project_id,
  concat(consultant, '|', CAST(year AS VARCHAR)) AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  DATE '9999-12-31' AS valid_to,
  0 AS low,
  CAST(NULL AS DOUBLE) AS high,
  'consultant_hours.hours' AS missing,
  FALSE AS settled,
  FALSE AS awaited
FROM consultant_years
WHERE NOT worked
UNION ALL
SELECT
  CAST(NULL AS VARCHAR) AS project_id,
  concat(consultant, '|', CAST(year AS VARCHAR)) AS key,
  CAST(NULL AS BIGINT) AS year,
  'denominator' AS side,
  valid_from,
  DATE '9999-12-31' AS valid_to,
  coalesce(low, 0) AS low,
  high,
  CASE WHEN low IS NULL THEN 'consultants.employment_cost' ELSE missing END AS missing,
  coalesce(worked AND low = high, FALSE) AS settled,
  FALSE AS awaited
FROM consultant_years
