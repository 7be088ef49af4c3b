-- Which share of the granted projects' budgets does the EU pay?
-- needs: dates, granted
-- Grain: two rows an as-of date and project that counts or could: EU grant (numerator) and total budget (denominator)
-- of the whole partnership. Unit: EUR on either side, the ratio is a share.
-- Loans are no part of it.
SELECT
  as_of,
  project_id AS key,
  side,
  CASE WHEN counts AND side = 'numerator' THEN eu_low WHEN counts THEN budget_low ELSE 0 END AS low,
  CASE WHEN side = 'numerator' THEN eu_high ELSE budget_high END AS high,
  concat_ws(';', counts_blanks, CASE WHEN side = 'numerator' THEN eu_missing ELSE budget_missing END) AS missing
FROM granted
JOIN dates ON as_of >= valid_from AND as_of < valid_to
CROSS JOIN (SELECT 'numerator' AS side UNION ALL SELECT 'denominator' AS side) AS sides
