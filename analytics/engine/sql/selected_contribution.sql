-- What contributes to some metrics on some dates, where only projects that meet conditions count?
-- needs: meets
-- Grain: one row a metric, as-of date and contribution. Units: the metric's.
-- Parameters: $metrics, $dates, and those of meets.
-- A project that may meet them contributes nothing for certain. What belongs to no project (a consultant's cost) is
-- there in any case.
SELECT
  m.metric,
  d.as_of,
  m.project_id,
  m.key,
  m.year,
  m.side,
  CASE WHEN c.meets OR m.project_id IS NULL THEN m.low ELSE 0 END AS low,
  m.high,
  CASE WHEN c.blanks IS NULL THEN m.missing ELSE concat_ws(';', nullif(m.missing, ''), c.blanks) END AS missing
FROM metric_spells AS m
JOIN (SELECT unnest($dates) AS as_of) AS d ON d.as_of >= m.valid_from AND d.as_of < m.valid_to
LEFT JOIN meets AS c ON c.project_id = m.project_id
WHERE list_contains($metrics, m.metric) AND (m.project_id IS NULL OR c.project_id IS NOT NULL)
