-- Which share of the EU consultants' cost do the projects pay back?
-- needs: dates, granted
-- Grain: numerator: one row an as-of date and project (key project_id), and one a consultant-year of which no accepted
-- hours are on record (key consultant|year); denominator: one row an as-of date and consultant-year. Unit: EUR on either
-- side, the ratio is a share.
-- Recovered: accepted hours × hourly rate × (1 + overhead rate) × own co-financing rate (see hours_eur), and the own
-- lines of consultant reimbursement and preparation at claimed, verified or paid, of projects granted by the date, up to
-- the year of the date. An amount for the whole project counts for certain from its date, or from the day the figures
-- are of. Planned amounts, rejected bids and loans recover nothing.
-- Cost: the employment cost of every consultant-year up to the year of the date.
-- A consultant-year without accepted hours on record is unknown, never 0; so is the cost of one with hours but no cost.
WITH in_time AS (
  SELECT
    d.as_of,
    g.project_id,
    g.counts,
    g.counts_blanks,
    r.year IS NOT NULL OR coalesce(d.as_of >= least(r.dated, e.figures_as_of), FALSE) AS certain,
    r.low,
    r.high,
    r.gaps,
    r.date_gaps,
    e.certain AS figures_certain
  FROM granted AS g
  JOIN recovered AS r ON r.project_id = g.project_id
  JOIN dates AS d ON d.as_of >= g.valid_from AND d.as_of < g.valid_to
  CROSS JOIN edition_date AS e
  WHERE r.year <= year(d.as_of)
    OR (
      r.year IS NULL
      AND NOT coalesce(e.certain AND d.as_of < r.dated AND d.as_of < e.figures_as_of, FALSE)
    )
),
by_project AS (
  SELECT
    as_of,
    project_id,
    counts,
    counts_blanks,
    sum(CASE WHEN certain THEN low ELSE 0 END) AS low,
    CASE WHEN count(*) = count(high) THEN sum(high) END AS high,
    bit_or(gaps) | bit_or(CASE WHEN certain THEN 0 ELSE date_gaps END) AS gaps,
    bool_or(NOT certain AND NOT figures_certain) AS figures_open
  FROM in_time
  GROUP BY as_of, project_id, counts, counts_blanks
),
consultant_years AS (
  SELECT
    coalesce(c.consultant, h.consultant) AS consultant,
    coalesce(c.year, h.year) AS year,
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
  as_of,
  project_id AS key,
  'numerator' AS side,
  CASE WHEN counts THEN low ELSE 0 END AS low,
  high,
  concat_ws(
    ';',
    counts_blanks,
    CASE WHEN figures_open THEN 'organisation.figures_as_of' END,
    CASE WHEN (gaps & 1) > 0 THEN 'consultant_hours.hours' END,
    CASE WHEN (gaps & 2) > 0 THEN 'consultant_hours.hourly_rate' END,
    CASE WHEN (gaps & 4) > 0 THEN 'consultant_hours.currency' END,
    CASE WHEN (gaps & 16) > 0 THEN 'consultant_hours.overhead_rate' END,
    CASE WHEN (gaps & 32) > 0 THEN 'consultant_hours.cofinancing_rate' END,
    CASE WHEN (gaps & 64) > 0 THEN 'budget_lines.amount:own/consultant_reimbursement' END,
    CASE WHEN (gaps & 128) > 0 THEN 'budget_lines.currency:own/consultant_reimbursement' END,
    CASE WHEN (gaps & 256) > 0 THEN 'budget_lines.dated:own/consultant_reimbursement' END,
    CASE WHEN (gaps & 1024) > 0 THEN 'budget_lines.amount:own/preparation' END,
    CASE WHEN (gaps & 2048) > 0 THEN 'budget_lines.currency:own/preparation' END,
    CASE WHEN (gaps & 4096) > 0 THEN 'budget_lines.dated:own/preparation' END,
    CASE WHEN (gaps & 8712) > 0 THEN 'rates.units_per_euro' END
  ) AS missing
FROM by_project
UNION ALL
SELECT
  y.as_of,
  concat(c.consultant, '|', CAST(c.year AS VARCHAR)) AS key,
  'numerator' AS side,
  0 AS low,
  CAST(NULL AS DOUBLE) AS high,
  'consultant_hours.hours' AS missing
FROM dates AS y
JOIN consultant_years AS c ON c.year <= year(y.as_of)
WHERE NOT c.accepted
UNION ALL
SELECT
  y.as_of,
  concat(c.consultant, '|', CAST(c.year AS VARCHAR)) AS key,
  'denominator' AS side,
  coalesce(c.low, 0) AS low,
  c.high,
  CASE WHEN c.low IS NULL THEN 'consultants.employment_cost' ELSE c.missing END AS missing
FROM dates AS y
JOIN consultant_years AS c ON c.year <= year(y.as_of)
