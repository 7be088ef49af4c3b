-- Which share of the granted projects' budgets does the EU pay?
-- Grain: two rows a project and spell that counts or could: EU grant (numerator) and total budget (denominator)
-- of the whole partnership. Unit: EUR on either side, the ratio is a share.
-- The known part of the ratio takes only projects of which both are known. Loans are no part of it.
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  side,
  valid_from,
  valid_to,
  CASE WHEN counts AND side = 'numerator' THEN eu_low WHEN counts THEN budget_low ELSE 0 END AS low,
  CASE WHEN side = 'numerator' THEN eu_high ELSE budget_high END AS high,
  concat_ws(';', counts_blanks, CASE WHEN side = 'numerator' THEN eu_missing ELSE budget_missing END) AS missing,
  coalesce(counts AND eu_low = eu_high AND budget_low = budget_high, FALSE) AS settled,
  awaited
FROM granted
CROSS JOIN (SELECT 'numerator' AS side UNION ALL SELECT 'denominator' AS side) AS sides
