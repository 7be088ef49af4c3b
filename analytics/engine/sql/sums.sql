-- What do the contributions to each metric add up to, from when to when, where no conditions are set?
-- Parameter: $metrics.
-- Grain: one row a metric, side and spell: what is valid on a date is the sum over the spells that hold it. Units: the
-- metric's. known: the sum of what no blank can change. unbounded: how many contributions have no upper bound.
SELECT
  metric,
  side,
  valid_from,
  valid_to,
  sum(low) AS low,
  coalesce(sum(high), 0) AS high,
  count(*) - count(high) AS unbounded,
  coalesce(sum(CASE WHEN settled THEN low END), 0) AS known,
  count(*) FILTER (WHERE settled) AS settled
FROM metric_spells
WHERE list_contains($metrics, metric) AND NOT awaited
GROUP BY metric, side, valid_from, valid_to
