-- What does each consultant cost, in each year up to a date?
-- Grain: one row a consultant and year with a cost or with hours on record. Unit: EUR. Parameter: $as_of.
-- high: NULL where a blank could raise it; missing: that blank. worked: hours are on record; accepted: hours that are
-- claimed, verified or paid. full_time_share: as stated.
WITH worked AS (
  SELECT consultant, year, bool_or(accepted) AS accepted FROM hours_eur GROUP BY consultant, year
)
SELECT
  coalesce(c.consultant, w.consultant) AS consultant,
  coalesce(c.year, w.year) AS year,
  CAST(coalesce(c.low, 0) AS DOUBLE) AS low,
  CAST(c.high AS DOUBLE) AS high,
  CASE WHEN c.consultant IS NULL THEN 'consultants.employment_cost' ELSE coalesce(c.missing, '') END AS missing,
  s.full_time_share,
  w.consultant IS NOT NULL AS worked,
  coalesce(w.accepted, FALSE) AS accepted
FROM consultant_costs AS c
FULL OUTER JOIN worked AS w ON w.consultant = c.consultant AND w.year = c.year
LEFT JOIN consultants AS s ON s.consultant = c.consultant AND s.year = c.year
WHERE coalesce(c.year, w.year) <= year(CAST($as_of AS DATE))
ORDER BY coalesce(c.year, w.year), coalesce(c.consultant, w.consultant)
