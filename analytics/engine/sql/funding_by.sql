-- How much money comes from where, by year, focus area or programme?
-- Grain: one row a value of the dimension and item group (eu, own, other, loan; see funding_lines). Units: EUR.
-- Parameters: $as_of, $dimension: year, focus_area or programme.
-- known: of projects granted by the date. possible: of those that may have been. unknown: how many of their amounts are
-- not known, a missing EU grant or own contribution among them. value NULL: not known; by year also amounts that are
-- stated for the whole project only.
WITH amounts AS (
  SELECT project_id, item_group, year, eur, unknown
  FROM funding_lines
  WHERE CASE WHEN $dimension = 'year' THEN year IS NOT NULL OR NOT has_years ELSE year IS NULL OR NOT has_whole END
  UNION ALL
  SELECT f.project_id, g.item_group, NULL AS year, 0 AS eur, 1 AS unknown
  FROM project_facts AS f
  CROSS JOIN (SELECT 'eu' AS item_group UNION ALL SELECT 'own' AS item_group) AS g
  LEFT JOIN funding_lines AS l ON l.project_id = f.project_id AND l.item_group = g.item_group
  WHERE l.project_id IS NULL
)
SELECT
  CASE
    WHEN $dimension = 'year' THEN CAST(a.year AS VARCHAR)
    WHEN $dimension = 'focus_area' THEN g.focus_area
    WHEN $dimension = 'programme' THEN g.programme
  END AS value,
  a.item_group,
  coalesce(sum(a.eur) FILTER (WHERE g.counts), 0) AS known,
  coalesce(sum(a.eur) FILTER (WHERE g.counts IS NULL), 0) AS possible,
  CAST(sum(a.unknown) AS BIGINT) AS unknown
FROM amounts AS a
JOIN granted AS g
  ON g.project_id = a.project_id AND CAST($as_of AS DATE) >= g.valid_from AND CAST($as_of AS DATE) < g.valid_to
  AND NOT g.awaited
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2
