-- How much EU money has been granted to the organisation itself?
-- needs: dates, granted
-- Grain: one row an as-of date and project that counts or could. Unit: EUR.
-- The EU grant at the organisation's own scope of each project granted by the date.
-- The granted lines hold if there are any, else the planned ones. Loans are no part of it.
SELECT
  as_of,
  project_id AS key,
  'numerator' AS side,
  CASE WHEN counts THEN eu_own_low ELSE 0 END AS low,
  eu_own_high AS high,
  concat_ws(';', counts_blanks, eu_own_missing) AS missing
FROM granted
JOIN dates ON as_of >= valid_from AND as_of < valid_to
