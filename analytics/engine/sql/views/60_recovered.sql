-- What did each project bring in towards the consultants' cost, and from when, before asking whether it was granted?
-- Grain: one row a basis, project, year and spell of income, and for an amount for the whole project (year NULL) also its
-- date: from valid_from up to, not including, valid_to. Units: EUR.
-- stored: table
-- basis: 'accepted' adds up what is claimed, verified or paid; 'any' what stands at any stage. Hours of preparation bring
-- in nothing and are left out; its lump sum is a line of its own.
-- high: NULL where a blank could raise it. missing: the blank cells, ';' between them; '/planned' after those of rows
-- that are planned or granted.
WITH sums AS (
  SELECT
    project_id,
    year,
    dated,
    valid_from,
    valid_to,
    certain,
    accepted,
    sum(low) AS low,
    CASE WHEN count(*) = count(high) THEN sum(high) END AS high,
    bit_or(gaps) AS gaps,
    CASE WHEN accepted THEN '' ELSE '://planned' END AS of_hours,
    CASE WHEN accepted THEN '' ELSE '/planned' END AS of_lines
  FROM income
  WHERE NOT (way = 'preparation' AND consultant IS NOT NULL)
  GROUP BY project_id, year, dated, valid_from, valid_to, certain, accepted
),
named AS (
  SELECT
    project_id,
    year,
    dated,
    valid_from,
    valid_to,
    certain,
    accepted,
    low,
    high,
    CASE
      WHEN gaps > 0 THEN concat_ws(
        ';',
        CASE WHEN (gaps & 8388608) > 0 THEN 'organisation.figures_as_of' END,
        CASE WHEN (gaps & 1) > 0 THEN concat('consultant_hours.hours', of_hours) END,
        CASE WHEN (gaps & 2) > 0 THEN concat('consultant_hours.hourly_rate', of_hours) END,
        CASE WHEN (gaps & 4) > 0 THEN concat('consultant_hours.currency', of_hours) END,
        CASE WHEN (gaps & 64) > 0 THEN concat('consultant_hours.flat_rate', of_hours) END,
        CASE WHEN (gaps & 16) > 0 THEN concat('consultant_hours.overhead_rate', of_hours) END,
        CASE WHEN (gaps & 32) > 0 THEN concat('consultant_hours.cofinancing_rate', of_hours) END,
        CASE WHEN (gaps & 4194304) > 0 THEN 'consultant_hours.cofinancing_rate:/preparation' END,
        CASE WHEN (gaps & 128) > 0 THEN concat('budget_lines.amount:own/travel', of_lines) END,
        CASE WHEN (gaps & 256) > 0 THEN concat('budget_lines.currency:own/travel', of_lines) END,
        CASE WHEN (gaps & 512) > 0 THEN concat('budget_lines.dated:own/travel', of_lines) END,
        CASE WHEN (gaps & 1024) > 0 THEN concat('budget_lines.amount:own/external_services', of_lines) END,
        CASE WHEN (gaps & 2048) > 0 THEN concat('budget_lines.currency:own/external_services', of_lines) END,
        CASE WHEN (gaps & 4096) > 0 THEN concat('budget_lines.dated:own/external_services', of_lines) END,
        CASE WHEN (gaps & 8192) > 0 THEN concat('budget_lines.amount:own/equipment', of_lines) END,
        CASE WHEN (gaps & 16384) > 0 THEN concat('budget_lines.currency:own/equipment', of_lines) END,
        CASE WHEN (gaps & 32768) > 0 THEN concat('budget_lines.dated:own/equipment', of_lines) END,
        CASE WHEN (gaps & 65536) > 0 THEN concat('budget_lines.amount:own/consultant_reimbursement', of_lines) END,
        CASE WHEN (gaps & 131072) > 0 THEN concat('budget_lines.currency:own/consultant_reimbursement', of_lines) END,
        CASE WHEN (gaps & 262144) > 0 THEN concat('budget_lines.dated:own/consultant_reimbursement', of_lines) END,
        CASE WHEN (gaps & 524288) > 0 THEN concat('budget_lines.amount:own/preparation', of_lines) END,
        CASE WHEN (gaps & 1048576) > 0 THEN concat('budget_lines.currency:own/preparation', of_lines) END,
        CASE WHEN (gaps & 2097152) > 0 THEN concat('budget_lines.dated:own/preparation', of_lines) END,
        CASE WHEN (gaps & 8) > 0 THEN 'rates.units_per_euro' END
      )
    END AS missing
  FROM sums
)
SELECT 'accepted' AS basis, project_id, year, dated, valid_from, valid_to, certain, low, high, missing
FROM named
WHERE accepted
UNION ALL
SELECT
  'any' AS basis,
  project_id,
  year,
  dated,
  valid_from,
  valid_to,
  certain,
  sum(low) AS low,
  CASE WHEN count(*) = count(high) THEN sum(high) END AS high,
  nullif(
    concat_ws(';', max(CASE WHEN accepted THEN missing END), max(CASE WHEN NOT accepted THEN missing END)),
    ''
  ) AS missing
FROM named
GROUP BY project_id, year, dated, valid_from, valid_to, certain
