-- What is known of each project?
-- Grain: one row a project: its columns as uploaded, whether it was granted by the date (yes, maybe, no), and its money
-- as intervals (high NULL: unbounded). Units: EUR; eu_rate: share of the total budget that the EU pays, where known.
-- Parameter: $as_of.
SELECT
  p.*,
  CASE WHEN g.project_id IS NULL THEN 'no' WHEN g.counts THEN 'yes' ELSE 'maybe' END AS granted,
  f.budget_low,
  f.budget_high,
  f.eu_low,
  f.eu_high,
  f.eu_own_low,
  f.eu_own_high,
  f.own_low,
  f.own_high,
  f.loan_low,
  f.loan_high,
  CASE WHEN f.budget_high > 0 THEN f.eu_high / f.budget_high END AS eu_rate
FROM projects AS p
JOIN project_facts AS f ON f.project_id = p.project_id
LEFT JOIN granted AS g
  ON g.project_id = p.project_id AND CAST($as_of AS DATE) >= g.valid_from AND CAST($as_of AS DATE) < g.valid_to
  AND NOT g.awaited
ORDER BY p.project_id
