-- How much has been lent to the granted projects?
-- needs: dates, granted
-- Grain: one row an as-of date and project that counts or could. Unit: EUR.
-- The loan of each project granted by the date: an amount to be paid back, which no other metric adds up.
-- The granted lines hold if there are any, else the planned ones; a project without a loan line has no loan.
SELECT
  as_of,
  project_id AS key,
  'numerator' AS side,
  CASE WHEN counts THEN loan_low ELSE 0 END AS low,
  loan_high AS high,
  concat_ws(';', counts_blanks, loan_missing) AS missing
FROM granted
JOIN dates ON as_of >= valid_from AND as_of < valid_to
