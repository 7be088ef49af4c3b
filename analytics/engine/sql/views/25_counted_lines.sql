-- Which budget lines does some metric count, and what are they worth?
-- Grain: one row a budget line, as lines_eur. Units: EUR.
-- stored: view
-- The money of the project (total budget, EU grant, own contribution, loan) at planned and granted; what pays consultants
-- back (reimbursement, preparation) at claimed, verified and paid.
SELECT project_id, year, scope, item, stage, dated, eur, gaps
FROM lines_eur
WHERE item IN ('total_budget', 'eu_grant', 'own_contribution', 'loan', 'consultant_reimbursement', 'preparation')
  AND (
    (
      stage IN ('planned', 'granted')
      AND (
        (scope = 'project' AND item IN ('total_budget', 'eu_grant', 'loan'))
        OR (scope = 'own' AND item IN ('eu_grant', 'own_contribution', 'loan'))
      )
    )
    OR (
      stage IN ('claimed', 'verified', 'paid')
      AND scope = 'own'
      AND item IN ('consultant_reimbursement', 'preparation')
    )
  )
