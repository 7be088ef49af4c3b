-- How much of each project's money has been spent, and from when, before asking whether the project was granted?
-- Grain: one row a project, scope, item, year and spell, and for an amount for the whole project (year NULL) also its
-- date: from valid_from up to, not including, valid_to. Units: EUR.
-- stored: table
-- Spent is what has been paid; where nothing is on record as paid, what has been verified. A claim is not yet accepted.
-- Of those lines, one without a year is the whole project, else the years on record are all there are. What belongs to
-- a year counts from 1 January of it. An amount for the whole project counts for certain from its date, or from the day
-- the figures are of, if that is earlier; before that it may count (certain FALSE) as long as one of the two is blank.
-- Without any such line what was spent is unknown, from 0 to no bound, once the project may have begun: from its start
-- date, or if its status says it has begun, from the day the figures are of, if that is earlier; from any day while a
-- blank keeps that open. high: NULL where a blank could raise it. missing: the blank cells, ';' between them.
WITH stages AS (
  SELECT
    project_id,
    scope,
    item,
    stage,
    bool_or(year IS NULL) AS whole
  FROM budget_lines
  WHERE stage IN ('verified', 'paid')
    AND ((scope = 'project' AND item = 'eu_grant') OR (scope = 'own' AND item IN ('eu_grant', 'own_contribution')))
  GROUP BY project_id, scope, item, stage
),
holding AS (
  SELECT project_id, scope, item, min(stage) AS stage, min_by(whole, stage) AS whole
  FROM stages
  GROUP BY project_id, scope, item
),
sums AS (
  SELECT
    l.project_id,
    l.scope,
    l.item,
    l.stage,
    l.year,
    CASE WHEN l.year IS NULL THEN l.dated END AS dated,
    coalesce(sum(l.eur), 0) AS low,
    CASE WHEN bit_or(l.gaps) = 0 THEN sum(l.eur) END AS high,
    bit_or(l.gaps) AS gaps
  FROM lines_eur AS l
  JOIN holding AS h
    ON h.project_id = l.project_id AND h.scope = l.scope AND h.item = l.item AND h.stage = l.stage
  WHERE (l.year IS NULL) = h.whole
  GROUP BY l.project_id, l.scope, l.item, l.stage, l.year, CASE WHEN l.year IS NULL THEN l.dated END
),
spells AS (
  SELECT
    project_id,
    scope,
    item,
    stage,
    year,
    CASE WHEN year IS NULL THEN least(dated, figures_as_of) ELSE make_date(CAST(year AS INT), 1, 1) END AS valid_from,
    DATE '9999-12-31' AS valid_to,
    TRUE AS certain,
    low,
    high,
    gaps,
    CAST(NULL AS VARCHAR) AS date_blanks
  FROM sums
  CROSS JOIN edition_date
  UNION ALL
  SELECT
    project_id,
    scope,
    item,
    stage,
    year,
    DATE '0001-01-01' AS valid_from,
    coalesce(least(dated, figures_as_of), DATE '9999-12-31') AS valid_to,
    FALSE AS certain,
    low,
    high,
    gaps | CASE WHEN dated IS NULL THEN 4 ELSE 0 END AS gaps,
    CASE WHEN NOT certain THEN 'organisation.figures_as_of' END AS date_blanks
  FROM sums
  CROSS JOIN edition_date
  WHERE year IS NULL AND (dated IS NULL OR NOT certain)
),
begun AS (
  SELECT
    project_id,
    coalesce(
      CASE
        WHEN status = 'granted' THEN start_date
        WHEN start_date IS NOT NULL AND figures_certain THEN least(start_date, figures_as_of)
      END,
      DATE '0001-01-01'
    ) AS valid_from,
    nullif(
      concat_ws(
        ';',
        CASE WHEN start_date IS NULL THEN 'projects.start_date' END,
        CASE WHEN NOT figures_certain AND coalesce(status <> 'granted', TRUE) THEN 'organisation.figures_as_of' END
      ),
      ''
    ) AS date_blanks
  FROM project_facts
  WHERE granted_status IS NOT FALSE
)
SELECT
  project_id,
  scope,
  item,
  year,
  valid_from,
  valid_to,
  certain,
  low,
  high,
  nullif(
    concat_ws(
      ';',
      date_blanks,
      CASE WHEN (gaps & 1) > 0 THEN concat('budget_lines.amount:', scope, '/', item, '/', stage) END,
      CASE WHEN (gaps & 2) > 0 THEN concat('budget_lines.currency:', scope, '/', item, '/', stage) END,
      CASE WHEN (gaps & 4) > 0 THEN concat('budget_lines.dated:', scope, '/', item, '/', stage) END,
      CASE WHEN (gaps & 8) > 0 THEN 'rates.units_per_euro' END
    ),
    ''
  ) AS missing
FROM spells
WHERE valid_from IS NOT NULL
UNION ALL
SELECT
  b.project_id,
  i.scope,
  i.item,
  CAST(NULL AS BIGINT) AS year,
  b.valid_from,
  DATE '9999-12-31' AS valid_to,
  FALSE AS certain,
  0 AS low,
  CAST(NULL AS DOUBLE) AS high,
  concat_ws(';', b.date_blanks, concat('budget_lines.amount:', i.scope, '/', i.item, '/paid')) AS missing
FROM begun AS b
CROSS JOIN (
  SELECT 'project' AS scope, 'eu_grant' AS item
  UNION ALL
  SELECT 'own' AS scope, 'eu_grant' AS item
  UNION ALL
  SELECT 'own' AS scope, 'own_contribution' AS item
) AS i
LEFT JOIN holding AS h ON h.project_id = b.project_id AND h.scope = i.scope AND h.item = i.item
WHERE h.project_id IS NULL
