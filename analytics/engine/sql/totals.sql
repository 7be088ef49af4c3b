-- What do a metric's contributions add up to?
-- needs: contributions
-- Grain: one row an as-of date and side that has contributions. Unit: the metric's.
-- One contribution without an upper bound leaves the sum without one (high NULL).
SELECT
  as_of,
  side,
  sum(low) AS low,
  CASE WHEN count(*) = count(high) THEN sum(high) END AS high
FROM contributions
GROUP BY as_of, side
