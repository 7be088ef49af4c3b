-- What contributes to some metrics on some dates?
-- Grain: one row a metric, as-of date and contribution. Units: the metric's.
-- Parameters: $metrics, $dates.
SELECT m.metric, d.as_of, m.project_id, m.key, m.year, m.side, m.low, m.high, m.missing
FROM metric_spells AS m
JOIN (SELECT unnest($dates) AS as_of) AS d ON d.as_of >= m.valid_from AND d.as_of < m.valid_to
WHERE list_contains($metrics, m.metric)
