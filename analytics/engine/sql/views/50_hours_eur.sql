-- What does each row of consultant hours bring in, before asking whether its project was granted?
-- Grain: one row a consultant, project, year, method and stage. Units: hours, EUR.
-- stored: table
-- Real cost and hourly rate: hours × hourly rate. Staff flat rate: flat rate × the organisation's own other direct costs
-- (travel, external services, equipment) of the same project, year and stage, shared between the rows of that project,
-- year and stage in proportion to their hours (equally where all are 0; where some are blank a share is anything from 0
-- to 1). Either × (1 + overhead rate) × the organisation's own co-financing rate. Preparation: 0; its lump sum is a budget
-- line. A blank overhead or co-financing rate is anything from 0 to 1; a blank flat rate from 0 to the ceiling of the
-- programme's period (metrics/rules.toml), or to 1 where the period is not known or has none. Direct costs without a row
-- are unknown, never 0. The currency of an hourly rate is converted as of 1 July of the year.
-- accepted: claimed, verified or paid; each hour is to stand at one stage only.
-- gaps: the blanks that keep it open, as a sum of 1 hours, 2 hourly rate, 4 currency, 8 no rate to be had, 16 overhead
-- rate, 32 co-financing rate, 64 flat rate, and of the own lines of travel 128 amount, 256 currency, 512 date, of external
-- services 1024, 2048, 4096, of equipment 8192, 16384, 32768.
WITH direct_lines AS (
  SELECT
    project_id,
    year,
    stage,
    eur,
    (gaps & 7) * CASE WHEN item = 'travel' THEN 128 WHEN item = 'external_services' THEN 1024 ELSE 8192 END + (gaps & 8)
      AS gaps
  FROM lines_eur
  WHERE scope = 'own' AND item IN ('travel', 'external_services', 'equipment') AND year IS NOT NULL
),
direct_costs AS (
  SELECT
    project_id,
    year,
    stage,
    coalesce(sum(eur), 0) AS low,
    CASE WHEN count(*) = count(eur) THEN sum(eur) END AS high,
    bit_or(gaps) AS gaps
  FROM direct_lines
  GROUP BY project_id, year, stage
),
shared AS (
  SELECT project_id, year, stage, count(*) AS claims, count(hours) AS stated, sum(hours) AS hours
  FROM consultant_hours
  WHERE method = 'staff_flat_rate'
  GROUP BY project_id, year, stage
),
periods AS (
  SELECT programme, min(period) AS period
  FROM programmes
  WHERE period IS NOT NULL
  GROUP BY programme
),
rated AS (
  SELECT
    h.consultant,
    h.project_id,
    h.year,
    h.method,
    h.stage,
    h.hours,
    h.hourly_rate,
    h.currency,
    h.overhead_rate,
    h.cofinancing_rate,
    CASE WHEN h.currency = 'EUR' THEN 1 ELSE r.euro_per_unit END AS euro_per_unit,
    h.flat_rate,
    CASE WHEN p.period IN ('2014-2020', '2021-2027') THEN 0.2 ELSE 1 END AS flat_rate_ceiling,
    s.claims = 1 OR s.claims = s.stated AS share_known,
    CASE
      WHEN s.claims = 1 THEN CAST(1 AS DOUBLE)
      WHEN s.claims = s.stated AND s.hours > 0 THEN h.hours / s.hours
      WHEN s.claims = s.stated THEN CAST(1 AS DOUBLE) / s.claims
    END AS share,
    coalesce(d.low, 0) AS direct_low,
    d.high AS direct_high,
    coalesce(d.gaps, 128 + 1024 + 8192) AS direct_gaps
  FROM consultant_hours AS h
  LEFT JOIN rates_resolved AS r ON r.currency = h.currency AND r.dated = make_date(CAST(h.year AS INT), 7, 1)
  LEFT JOIN shared AS s
    ON h.method = 'staff_flat_rate' AND s.project_id = h.project_id AND s.year = h.year AND s.stage = h.stage
  LEFT JOIN direct_costs AS d
    ON h.method = 'staff_flat_rate' AND d.project_id = h.project_id AND d.year = h.year AND d.stage = h.stage
  LEFT JOIN projects AS j ON h.method = 'staff_flat_rate' AND h.flat_rate IS NULL AND j.project_id = h.project_id
  LEFT JOIN periods AS p ON p.programme = j.programme
),
eligible AS (
  SELECT
    consultant,
    project_id,
    year,
    method,
    stage,
    hours,
    overhead_rate,
    cofinancing_rate,
    CASE
      WHEN method = 'preparation' THEN CAST(0 AS DOUBLE)
      WHEN method = 'staff_flat_rate' THEN coalesce(flat_rate, 0) * direct_low * coalesce(share, 0)
      ELSE coalesce(hours * hourly_rate * euro_per_unit, 0)
    END AS low,
    CASE
      WHEN method = 'preparation' THEN CAST(0 AS DOUBLE)
      WHEN method = 'staff_flat_rate' AND (flat_rate = 0 OR share = 0 OR direct_high = 0) THEN CAST(0 AS DOUBLE)
      WHEN method = 'staff_flat_rate' THEN coalesce(flat_rate, flat_rate_ceiling) * direct_high * coalesce(share, 1)
      WHEN hours = 0 OR hourly_rate = 0 THEN CAST(0 AS DOUBLE)
      ELSE hours * hourly_rate * euro_per_unit
    END AS high,
    CASE
      WHEN method = 'staff_flat_rate'
        THEN direct_gaps + CASE WHEN share_known THEN 0 ELSE 1 END + CASE WHEN flat_rate IS NULL THEN 64 ELSE 0 END
      ELSE CASE WHEN hours IS NULL THEN 1 ELSE 0 END
        + CASE WHEN hourly_rate IS NULL THEN 2 ELSE 0 END
        + CASE WHEN currency IS NULL THEN 4 ELSE 0 END
        + CASE WHEN currency IS NOT NULL AND euro_per_unit IS NULL THEN 8 ELSE 0 END
    END AS gaps
  FROM rated
)
SELECT
  consultant,
  project_id,
  year,
  method,
  stage,
  hours,
  stage IN ('claimed', 'verified', 'paid') AS accepted,
  low * (1 + coalesce(overhead_rate, 0)) * coalesce(cofinancing_rate, 0) AS low,
  CASE
    WHEN coalesce(high = 0 OR cofinancing_rate = 0, FALSE) THEN CAST(0 AS DOUBLE)
    ELSE high * (1 + coalesce(overhead_rate, 1)) * coalesce(cofinancing_rate, 1)
  END AS high,
  CASE
    WHEN coalesce(high = 0 OR cofinancing_rate = 0, FALSE) THEN 0
    ELSE gaps + CASE WHEN overhead_rate IS NULL THEN 16 ELSE 0 END + CASE WHEN cofinancing_rate IS NULL THEN 32 ELSE 0 END
  END AS gaps
FROM eligible
