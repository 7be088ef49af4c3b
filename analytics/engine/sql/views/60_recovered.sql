-- What did each project bring in towards the consultants' cost, and from when, before asking whether it was granted?
-- Grain: one row a project, year and spell, and for an amount for the whole project (year NULL) also its date: from
-- valid_from up to, not including, valid_to. Units: EUR.
-- stored: table
-- The accepted hours (hours_eur), and the organisation's own lines of consultant reimbursement and preparation at the
-- stages claimed, verified or paid. What belongs to a year counts from 1 January of it. An amount for the whole project
-- counts for certain from its date, or from the day the figures are of, if that is earlier; before that it may count
-- (certain FALSE) as long as one of the two is blank.
-- high: NULL where a blank could raise it. missing: the blank cells, ';' between them.
WITH parts AS (
  SELECT project_id, year, CAST(NULL AS DATE) AS dated, low, high, gaps, 0 AS date_gaps
  FROM hours_eur
  WHERE recovers
  UNION ALL
  SELECT
    project_id,
    year,
    CASE WHEN year IS NULL THEN dated END AS dated,
    coalesce(eur, 0) AS low,
    eur AS high,
    gaps * CASE WHEN item = 'preparation' THEN 1024 ELSE 64 END AS gaps,
    CASE WHEN year IS NULL AND dated IS NULL THEN 4 * CASE WHEN item = 'preparation' THEN 1024 ELSE 64 END ELSE 0 END
      AS date_gaps
  FROM counted_lines
  WHERE stage IN ('claimed', 'verified', 'paid')
),
sums AS (
  SELECT
    project_id,
    year,
    dated,
    sum(low) AS low,
    CASE WHEN count(*) = count(high) THEN sum(high) END AS high,
    bit_or(gaps) AS gaps,
    bit_or(date_gaps) AS date_gaps
  FROM parts
  GROUP BY project_id, year, dated
),
spells AS (
  SELECT
    project_id,
    year,
    CASE WHEN year IS NULL THEN least(dated, figures_as_of) ELSE make_date(CAST(year AS INT), 1, 1) END AS valid_from,
    DATE '9999-12-31' AS valid_to,
    TRUE AS certain,
    low,
    high,
    gaps,
    FALSE AS figures_open
  FROM sums
  CROSS JOIN edition_date
  UNION ALL
  SELECT
    project_id,
    year,
    DATE '0001-01-01' AS valid_from,
    coalesce(least(dated, figures_as_of), DATE '9999-12-31') AS valid_to,
    FALSE AS certain,
    low,
    high,
    gaps | date_gaps AS gaps,
    NOT certain AS figures_open
  FROM sums
  CROSS JOIN edition_date
  WHERE year IS NULL AND (dated IS NULL OR NOT certain)
)
SELECT
  project_id,
  year,
  valid_from,
  valid_to,
  certain,
  low,
  high,
  nullif(
    concat_ws(
      ';',
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
    ),
    ''
  ) AS missing
FROM spells
WHERE valid_from IS NOT NULL
