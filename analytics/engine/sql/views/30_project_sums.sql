-- How much is each project's money, in each way it is needed?
-- Grain: one row a project, scope and item that has a line at stage granted or planned. Units: EUR.
-- stored: table
-- The granted lines hold if there are any, else the planned ones; of those, a line without a year is the whole project,
-- else the years are added up. low: the known part (0 where nothing is known). high: NULL where a blank could raise it.
-- missing: the blank cells, ';' between them. preference: which lines hold: 2 if granted, and 1 for the whole project.
WITH per_year AS (
  SELECT
    project_id,
    scope,
    item,
    2 * CASE WHEN stage = 'granted' THEN 1 ELSE 0 END + CASE WHEN year IS NULL THEN 1 ELSE 0 END AS preference,
    coalesce(sum(eur), 0) AS known,
    bit_or(gaps) AS gaps
  FROM counted_lines
  WHERE stage IN ('granted', 'planned')
  GROUP BY project_id, scope, item, preference
),
chosen AS (
  SELECT
    project_id,
    scope,
    item,
    max(preference) AS preference,
    max_by(known, preference) AS known,
    max_by(gaps, preference) AS gaps
  FROM per_year
  GROUP BY project_id, scope, item
)
SELECT
  project_id,
  scope,
  item,
  preference,
  known AS low,
  CASE WHEN gaps = 0 THEN known END AS high,
  CASE
    WHEN gaps > 0 THEN concat_ws(
      ';',
      CASE WHEN (gaps & 1) > 0 THEN concat('budget_lines.amount:', scope, '/', item) END,
      CASE WHEN (gaps & 2) > 0 THEN concat('budget_lines.currency:', scope, '/', item) END,
      CASE WHEN (gaps & 4) > 0 THEN concat('budget_lines.dated:', scope, '/', item) END,
      CASE WHEN (gaps & 8) > 0 THEN 'rates.units_per_euro' END
    )
  END AS missing
FROM chosen
