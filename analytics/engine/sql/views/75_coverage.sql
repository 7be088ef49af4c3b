-- What do the projects pay back of the consultants' cost, and what is that cost, on either reading of what counts?
-- Grain: of each basis: numerator: one row a project, year and spell (key project_id), and one a consultant-year of which
-- no such hours are on record (key consultant|year); denominator: one row a consultant-year. Unit: EUR.
-- stored: view
-- basis: accepted (claimed, verified or paid) or any (planned and granted too), as in recovered. What the two come to
-- is said in the metrics consultant_cost_coverage and planned_cost_coverage.
WITH hours AS (
  SELECT consultant, year, bool_or(accepted) AS accepted FROM hours_eur GROUP BY consultant, year
),
bases AS (
  SELECT 'accepted' AS basis
  UNION ALL
  SELECT 'any' AS basis
),
people AS (
  SELECT
    coalesce(c.consultant, h.consultant) AS consultant,
    coalesce(c.year, h.year) AS year,
    c.low,
    c.high,
    c.missing,
    h.accepted
  FROM consultant_costs AS c
  FULL OUTER JOIN hours AS h ON h.consultant = c.consultant AND h.year = c.year
),
consultant_years AS (
  SELECT
    b.basis,
    p.consultant,
    p.year,
    make_date(CAST(p.year AS INT), 1, 1) AS valid_from,
    p.low,
    p.high,
    p.missing,
    CASE WHEN b.basis = 'accepted' THEN coalesce(p.accepted, FALSE) ELSE p.accepted IS NOT NULL END AS worked
  FROM people AS p
  CROSS JOIN bases AS b
)
SELECT
  r.basis,
  g.project_id,
  g.project_id AS key,
  r.year,
  'numerator' AS side,
  greatest(g.valid_from, r.valid_from) AS valid_from,
  least(g.valid_to, r.valid_to) AS valid_to,
  CASE WHEN g.counts AND r.certain THEN r.low ELSE CAST(0 AS DOUBLE) END AS low,
  r.high,
  concat_ws(';', g.counts_blanks, r.missing) AS missing,
  coalesce(g.counts AND r.certain AND r.low = r.high, FALSE) AS settled,
  g.awaited
FROM granted AS g
JOIN recovered AS r ON r.project_id = g.project_id AND r.valid_from < g.valid_to AND r.valid_to > g.valid_from
UNION ALL
SELECT
  basis,
  CAST(NULL AS VARCHAR) AS project_id,
  concat(consultant, '|', CAST(year AS VARCHAR)) AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  DATE '9999-12-31' AS valid_to,
  CAST(0 AS DOUBLE) AS low,
  CAST(NULL AS DOUBLE) AS high,
  'consultant_hours.hours' AS missing,
  FALSE AS settled,
  FALSE AS awaited
FROM consultant_years
WHERE NOT worked
UNION ALL
SELECT
  basis,
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
