-- How much EU money has been granted to the organisation itself?
-- Grain: one row a project and spell that counts or could. Unit: EUR.
-- The EU grant at the organisation's own scope of each project granted by the date.
-- The granted lines hold if there are any, else the planned ones. Loans are no part of it.
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  valid_to,
  CASE WHEN counts THEN eu_own_low ELSE 0 END AS low,
  eu_own_high AS high,
  concat_ws(';', counts_blanks, eu_own_missing) AS missing,
  coalesce(counts AND eu_own_low = eu_own_high, FALSE) AS settled,
  awaited
FROM granted
