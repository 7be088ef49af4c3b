-- How much has been lent to the granted projects?
-- Grain: one row a project and spell that counts or could. Unit: EUR.
-- The loan of each project granted by the date: an amount to be paid back, which no other metric adds up.
-- The granted lines hold if there are any, else the planned ones; a project without a loan line has no loan.
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  valid_to,
  CASE WHEN counts THEN loan_low ELSE 0 END AS low,
  loan_high AS high,
  concat_ws(';', counts_blanks, loan_missing) AS missing,
  coalesce(counts AND loan_low = loan_high, FALSE) AS settled,
  awaited
FROM granted
