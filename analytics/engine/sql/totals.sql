-- What do the contributions to each metric add up to?
-- needs: contribution
-- Grain: one row a metric, as-of date and side that has contributions. Unit: the metric's.
-- One contribution without an upper bound leaves the sum without one (high NULL).
SELECT
  metric,
  as_of,
  side,
  sum(low) AS low,
  CASE WHEN count(*) = count(high) THEN sum(high) END AS high
FROM contribution
GROUP BY metric, as_of, side
