-- Which share of the EU consultants' cost do the projects pay back?
-- Grain: numerator: one row a project, year and spell (key project_id), and one a consultant-year of which no accepted
-- hours are on record (key consultant|year); denominator: one row a consultant-year. Unit: EUR on either side, the ratio
-- is a share.
-- Recovered: what is claimed, verified or paid of accepted hours × hourly rate, or the staff flat rate, × (1 + overhead
-- rate) × own co-financing rate (hours_eur), of the own lines of consultant reimbursement, and of the own preparation lump
-- sums × own co-financing rate (income), of projects granted by the date, up to and including the year of the date. An
-- amount for the whole project counts for certain from its date, or from the day the figures are of. Planned amounts,
-- rejected bids and loans recover nothing.
-- Cost: the employment cost of every consultant-year up to and including the year of the date.
-- The known part of the ratio takes the cost only of consultant-years with accepted hours on record.
-- A consultant-year without accepted hours on record is unknown, never 0; so is the cost of one with hours but no cost.
WITH consultant_years AS (
  SELECT
    coalesce(c.consultant, h.consultant) AS consultant,
    coalesce(c.year, h.year) AS year,
    make_date(CAST(coalesce(c.year, h.year) AS INT), 1, 1) AS valid_from,
    c.low,
    c.high,
    c.missing,
    coalesce(h.accepted, FALSE) AS accepted
  FROM consultant_costs AS c
  FULL OUTER JOIN (
    SELECT consultant, year, bool_or(accepted) AS accepted FROM hours_eur GROUP BY consultant, year
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
  ON r.basis = 'accepted' AND r.project_id = g.project_id AND r.valid_from < g.valid_to AND r.valid_to > g.valid_from
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
WHERE NOT accepted
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
  coalesce(accepted AND low = high, FALSE) AS settled,
  FALSE AS awaited
FROM consultant_years
