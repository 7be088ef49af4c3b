-- Which amounts pay back what consultants cost, and from when, before asking whether their project was granted?
-- Grain: one row a row of hours (hours_eur) or own line of reimbursement or preparation, and spell: from valid_from up to,
-- not including, valid_to. Units: hours, EUR.
-- stored: table
-- consultant: NULL for a budget line, which belongs to nobody in particular. way: the method of hours, or the line's item.
-- Reimbursement of a consultant counts as it stands. A preparation lump sum × the organisation's own co-financing rate:
-- that of the project's rows of hours with method preparation, the lowest where they say several; none or a blank one:
-- anything from 0 to the lowest stated, or to 1.
-- What belongs to a year counts from 1 January of it. A line for the whole project (year NULL) counts for certain from its
-- date, or from the day the figures are of, if that is earlier; before that it may count (certain FALSE) as long as one of
-- the two is blank. accepted: claimed, verified or paid; each amount is to stand at one stage only.
-- gaps: as hours_eur, further 65536 amount, 131072 currency, 262144 date of the reimbursement, 524288, 1048576, 2097152 of
-- the preparation, 4194304 its co-financing rate, 8388608 the day the figures are of.
WITH own_rates AS (
  SELECT
    project_id,
    min(cofinancing_rate) AS lowest,
    count(*) = count(cofinancing_rate) AS stated
  FROM consultant_hours
  WHERE method = 'preparation'
  GROUP BY project_id
),
lines AS (
  SELECT
    l.project_id,
    l.year,
    l.item,
    l.stage,
    CASE WHEN l.year IS NULL THEN l.dated END AS dated,
    l.year IS NULL AND l.dated IS NULL AS undated,
    CASE WHEN l.item = 'preparation' THEN 524288 ELSE 65536 END AS first_gap,
    l.eur,
    l.gaps,
    CASE WHEN l.item <> 'preparation' THEN CAST(1 AS DOUBLE) WHEN r.stated THEN r.lowest ELSE 0 END AS share_low,
    CASE WHEN l.item <> 'preparation' THEN CAST(1 AS DOUBLE) ELSE coalesce(r.lowest, 1) END AS share_high,
    l.item = 'preparation' AND NOT coalesce(r.stated, FALSE) AS share_open
  FROM lines_eur AS l
  LEFT JOIN own_rates AS r ON r.project_id = l.project_id
  WHERE l.scope = 'own' AND l.item IN ('consultant_reimbursement', 'preparation')
),
valued AS (
  SELECT
    project_id,
    year,
    dated,
    item,
    stage,
    coalesce(eur, 0) * share_low AS low,
    CASE WHEN share_high = 0 THEN CAST(0 AS DOUBLE) ELSE eur * share_high END AS high,
    CASE
      WHEN share_high = 0 OR coalesce(eur = 0, FALSE) THEN 0
      ELSE (gaps & 7) * first_gap + (gaps & 8) + CASE WHEN share_open THEN 4194304 ELSE 0 END
    END AS gaps,
    CASE WHEN undated THEN 4 * first_gap ELSE 0 END AS date_gap
  FROM lines
)
SELECT
  consultant,
  project_id,
  year,
  CAST(NULL AS DATE) AS dated,
  method AS way,
  stage,
  accepted,
  hours,
  make_date(CAST(year AS INT), 1, 1) AS valid_from,
  DATE '9999-12-31' AS valid_to,
  TRUE AS certain,
  low,
  high,
  CAST(gaps AS BIGINT) AS gaps
FROM hours_eur
UNION ALL
SELECT
  CAST(NULL AS VARCHAR) AS consultant,
  v.project_id,
  v.year,
  v.dated,
  v.item AS way,
  v.stage,
  v.stage IN ('claimed', 'verified', 'paid') AS accepted,
  CAST(NULL AS DOUBLE) AS hours,
  CASE WHEN v.year IS NULL THEN least(v.dated, e.figures_as_of) ELSE make_date(CAST(v.year AS INT), 1, 1) END
    AS valid_from,
  DATE '9999-12-31' AS valid_to,
  TRUE AS certain,
  v.low,
  v.high,
  CAST(v.gaps AS BIGINT) AS gaps
FROM valued AS v
CROSS JOIN edition_date AS e
WHERE v.year IS NOT NULL OR least(v.dated, e.figures_as_of) IS NOT NULL
UNION ALL
SELECT
  CAST(NULL AS VARCHAR) AS consultant,
  v.project_id,
  v.year,
  v.dated,
  v.item AS way,
  v.stage,
  v.stage IN ('claimed', 'verified', 'paid') AS accepted,
  CAST(NULL AS DOUBLE) AS hours,
  DATE '0001-01-01' AS valid_from,
  coalesce(least(v.dated, e.figures_as_of), DATE '9999-12-31') AS valid_to,
  FALSE AS certain,
  v.low,
  v.high,
  CAST(v.gaps | v.date_gap | CASE WHEN e.certain THEN 0 ELSE 8388608 END AS BIGINT) AS gaps
FROM valued AS v
CROSS JOIN edition_date AS e
WHERE v.year IS NULL AND (v.dated IS NULL OR NOT e.certain)
