-- What does each consultant cost a year?
-- Grain: one row a consultant and year. Units: EUR, converted as of 1 July of the year.
-- stored: table
-- The full employment cost; full_time_share does not change it. high: NULL where a blank could raise it.
WITH costs AS (
  SELECT
    c.consultant,
    c.year,
    c.employment_cost,
    c.currency,
    CASE
      WHEN c.currency = 'EUR' OR c.employment_cost = 0 THEN c.employment_cost
      ELSE c.employment_cost * r.euro_per_unit
    END AS eur,
    r.euro_per_unit
  FROM consultants AS c
  LEFT JOIN rates_resolved AS r ON r.currency = c.currency AND r.dated = make_date(CAST(c.year AS INT), 7, 1)
)
SELECT
  consultant,
  year,
  coalesce(eur, 0) AS low,
  eur AS high,
  CASE
    WHEN eur IS NULL THEN concat_ws(
      ';',
      CASE WHEN employment_cost IS NULL THEN 'consultants.employment_cost' END,
      CASE WHEN currency IS NULL THEN 'consultants.currency' END,
      CASE WHEN currency <> 'EUR' AND euro_per_unit IS NULL THEN 'rates.units_per_euro' END
    )
  END AS missing
FROM costs
