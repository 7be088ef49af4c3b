-- What does each row of consultant hours bring in, before asking whether its project was granted?
-- Grain: one row a consultant, project, year, method and stage. Units: EUR.
-- stored: table
-- hours × hourly rate × (1 + overhead rate) × the organisation's own co-financing rate, for the methods real cost and
-- hourly rate; under the staff flat rate and the preparation lump sum hours do not drive income. A blank overhead or
-- co-financing rate is anything from 0 to 1. The currency is converted as of 1 July of the year.
-- accepted: claimed, verified or paid; each hour is to stand at one of them only.
-- gaps: the blanks that keep it open, as a sum of 1 hours, 2 hourly rate, 4 currency, 8 no rate to be had, 16 overhead
-- rate, 32 co-financing rate.
WITH rated AS (
  SELECT
    h.consultant,
    h.project_id,
    h.year,
    h.stage IN ('claimed', 'verified', 'paid') AS accepted,
    h.method IN ('real_cost', 'hourly_rate') AS earns,
    coalesce(h.hours = 0 OR h.hourly_rate = 0 OR h.cofinancing_rate = 0, FALSE) AS nothing,
    h.hours,
    h.hourly_rate,
    h.currency,
    CASE WHEN h.currency = 'EUR' THEN 1 ELSE r.euro_per_unit END AS euro_per_unit,
    h.overhead_rate,
    h.cofinancing_rate
  FROM consultant_hours AS h
  LEFT JOIN rates_resolved AS r ON r.currency = h.currency AND r.dated = make_date(CAST(h.year AS INT), 7, 1)
)
SELECT
  consultant,
  project_id,
  year,
  accepted,
  accepted AND earns AS recovers,
  coalesce(hours * hourly_rate * euro_per_unit * (1 + coalesce(overhead_rate, 0)) * coalesce(cofinancing_rate, 0), 0)
    AS low,
  CASE
    WHEN NOT nothing
      THEN hours * hourly_rate * euro_per_unit * (1 + coalesce(overhead_rate, 1)) * coalesce(cofinancing_rate, 1)
    ELSE 0
  END AS high,
  CASE
    WHEN nothing THEN 0
    ELSE CASE WHEN hours IS NULL THEN 1 ELSE 0 END
      + CASE WHEN hourly_rate IS NULL THEN 2 ELSE 0 END
      + CASE WHEN currency IS NULL THEN 4 ELSE 0 END
      + CASE WHEN currency IS NOT NULL AND euro_per_unit IS NULL THEN 8 ELSE 0 END
      + CASE WHEN overhead_rate IS NULL THEN 16 ELSE 0 END
      + CASE WHEN cofinancing_rate IS NULL THEN 32 ELSE 0 END
  END AS gaps
FROM rated
