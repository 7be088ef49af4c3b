-- Which budget lines say what a project is worth, and how much is that?
-- Grain: one row a budget line, as lines_eur. Units: EUR.
-- stored: view
-- The money of the project (total budget, EU grant, own contribution, loan) at planned and granted. What pays consultants
-- back is in income.
SELECT project_id, year, scope, item, stage, dated, eur, gaps
FROM lines_eur
WHERE stage IN ('planned', 'granted')
  AND (
    (scope = 'project' AND item IN ('total_budget', 'eu_grant', 'loan'))
    OR (scope = 'own' AND item IN ('eu_grant', 'own_contribution', 'loan'))
  )
