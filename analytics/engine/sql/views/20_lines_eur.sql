-- What is each budget line worth in euro?
-- Grain: one row a budget line. Units: amount in currency, eur in EUR.
-- stored: view
-- eur is NULL where it is unknown; `gaps` then says why, as a sum of 1 amount blank, 2 currency blank, 4 date blank,
-- 8 no rate to be had. 0 is 0 in every currency.
SELECT
  b.project_id,
  b.year,
  b.scope,
  b.item,
  b.stage,
  b.dated,
  CASE WHEN b.currency = 'EUR' OR b.amount = 0 THEN b.amount ELSE b.amount * r.euro_per_unit END AS eur,
  CASE WHEN b.amount IS NULL THEN 1 ELSE 0 END
    + CASE
        WHEN b.amount = 0 OR b.currency = 'EUR' THEN 0
        WHEN b.currency IS NULL THEN 2
        WHEN b.dated IS NULL THEN 4
        WHEN r.euro_per_unit IS NULL THEN 8
        ELSE 0
      END AS gaps
FROM budget_lines AS b
LEFT JOIN rates_resolved AS r ON r.currency = b.currency AND r.dated = b.dated
