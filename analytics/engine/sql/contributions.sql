-- What counts, or could count, towards each of the metrics, and from when to when?
-- needs: spell
-- Grain: one row a metric, contribution and spell that is not certainly nothing. Units: the metric's.
-- Parameters: $awaited TRUE: what the applications that await their decision would contribute if they were granted;
-- $metrics; $since and $until: only spells that hold a day from the one to the other.
-- label: what a reader knows the key by.
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
  coalesce(s.missing, '') AS missing
FROM spell AS s
LEFT JOIN projects AS p ON p.project_id = s.project_id
WHERE list_contains($metrics, s.metric)
  AND s.awaited = $awaited
  AND (s.high IS NULL OR s.high > 0)
  AND s.valid_from <= CAST($until AS DATE)
  AND s.valid_to > CAST($since AS DATE)
ORDER BY s.side DESC, s.low DESC, s.high DESC NULLS LAST, s.key, s.year
