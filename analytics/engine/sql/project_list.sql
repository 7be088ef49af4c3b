-- What is known of each project?
-- needs: selection, granted_at
-- Grain: one row a project: its columns as uploaded, whether it was granted by the date (yes, maybe, no), and its money
-- as intervals (high NULL: unbounded). Units: EUR; eu_rate: share of the total budget that the EU pays, where known.
-- Parameter: $dates (one date).
SELECT
  p.*,
  CASE WHEN g.granted THEN 'yes' WHEN g.granted IS NULL THEN 'maybe' ELSE 'no' END AS granted,
  g.budget_low,
  g.budget_high,
  g.eu_low,
  g.eu_high,
  g.eu_own_low,
  g.eu_own_high,
  g.own_low,
  g.own_high,
  g.loan_low,
  g.loan_high,
  CASE WHEN g.budget_high > 0 THEN g.eu_high / g.budget_high END AS eu_rate
FROM projects AS p
JOIN granted_at AS g ON g.project_id = p.project_id
ORDER BY p.project_id
