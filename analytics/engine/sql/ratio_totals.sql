-- What do the two sides of each ratio add up to?
-- needs: contribution
-- Grain: one row a metric, as-of date and side that has contributions. Unit: the metric's.
-- As totals; `known` adds up the keys of which nothing is open on either side (NULL: there are none).
WITH marked AS (
  SELECT
    metric,
    as_of,
    side,
    low,
    high,
    sum(CASE WHEN low = high THEN 0 ELSE 1 END) OVER (PARTITION BY metric, as_of, key) AS open
  FROM contribution
)
SELECT
  metric,
  as_of,
  side,
  sum(low) AS low,
  CASE WHEN count(*) = count(high) THEN sum(high) END AS high,
  sum(CASE WHEN open = 0 THEN low END) AS known
FROM marked
GROUP BY metric, as_of, side
