-- What amounts are on record for a project, and how did each become euro?
-- Grain: one row a budget line. Units: amount in currency, eur in EUR, rate in units of the currency to the euro.
-- Parameter: $project_id.
SELECT
  b.year,
  b.scope,
  b.item,
  b.stage,
  b.amount,
  b.currency,
  b.dated,
  CASE WHEN b.currency = 'EUR' OR b.amount = 0 THEN b.amount ELSE b.amount * r.euro_per_unit END AS eur,
  r.units_per_euro AS rate,
  r.rate_date,
  r.source AS rate_source,
  b.source,
  b._file,
  b._sheet,
  b._row
FROM budget_lines AS b
LEFT JOIN rates_resolved AS r ON r.currency = b.currency AND r.dated = b.dated
WHERE b.project_id = $project_id
ORDER BY b.scope DESC, b.item, b.stage, b.year
