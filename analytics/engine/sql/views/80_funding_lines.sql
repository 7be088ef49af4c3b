-- Which amounts make up the funding of each project?
-- Grain: one row a project, scope, item and year (year NULL: the whole project), with the stage that holds. Units: EUR.
-- stored: view
-- item_group: eu (EU grant of the whole partnership), own (the organisation's own contribution), other (other public and
-- private money of the whole partnership), loan. The granted lines hold if there are any, else the planned ones; a loan
-- at the scope of the whole partnership, else the organisation's own.
-- eur: the known part; unknown: how many amounts are not known. has_whole, has_years: whether the same amount is also
-- there for the whole project, or by year.
WITH lines AS (
  SELECT
    project_id,
    scope,
    item,
    stage,
    year,
    CASE item WHEN 'eu_grant' THEN 'eu' WHEN 'own_contribution' THEN 'own' WHEN 'loan' THEN 'loan' ELSE 'other' END
      AS item_group,
    coalesce(sum(eur), 0) AS eur,
    count(*) - count(eur) AS unknown
  FROM lines_eur
  WHERE stage IN ('granted', 'planned')
    AND (
      item = 'loan'
      OR (scope = 'own' AND item = 'own_contribution')
      OR (scope = 'project' AND item IN ('eu_grant', 'other_public', 'private'))
    )
  GROUP BY project_id, scope, item, stage, year
),
ranked AS (
  SELECT
    l.*,
    dense_rank() OVER (PARTITION BY project_id, item ORDER BY scope DESC, stage) AS place
  FROM lines AS l
)
SELECT
  project_id,
  scope,
  item,
  stage,
  item_group,
  year,
  eur,
  unknown,
  count(*) OVER (PARTITION BY project_id, item) > count(year) OVER (PARTITION BY project_id, item) AS has_whole,
  count(year) OVER (PARTITION BY project_id, item) > 0 AS has_years
FROM ranked
WHERE place = 1
