-- What contributes, or could, to each of the metrics, and from when to when?
-- Grain: one row a metric, contribution and spell. Units: the metric's.
-- Parameters: $awaited TRUE: what the applications that await their decision would contribute if they were granted;
-- $metrics; $since and $until: only spells that hold a day from the one to the other.
-- label: what a reader knows the key by. of_project: whether a goal's conditions on projects bear on it; the key is then
-- the project's.
SELECT
  s.metric,
  s.key,
  concat_ws(
    ' · ',
    coalesce(p.acronym, p.title, p.title_da, p.title_en, p.title_sv, p.title_pl, replace(s.key, '|', ' · ')),
    CAST(s.year AS VARCHAR)
  ) AS label,
  s.side,
  s.valid_from,
  s.valid_to,
  s.low,
  s.high,
  coalesce(s.missing, '') AS missing,
  s.settled,
  s.project_id IS NOT NULL AS of_project
FROM metric_spells AS s
LEFT JOIN projects AS p ON p.project_id = s.project_id
WHERE list_contains($metrics, s.metric)
  AND s.awaited = $awaited
  AND s.valid_from <= CAST($until AS DATE)
  AND s.valid_to > CAST($since AS DATE)
ORDER BY s.metric, s.key, s.year
