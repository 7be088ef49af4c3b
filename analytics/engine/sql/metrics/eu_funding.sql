-- How much EU money has been granted to the organisation's projects, all partners together?
-- Grain: one row a project and spell that counts or could. Unit: EUR.
-- The EU grant of the whole partnership (scope project) of each project granted by the date.
-- The granted lines hold if there are any, else the planned ones. Loans are no part of it.
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  valid_to,
  CASE WHEN counts THEN eu_low ELSE 0 END AS low,
  eu_high AS high,
  concat_ws(';', counts_blanks, eu_missing) AS missing,
  coalesce(counts AND eu_low = eu_high, FALSE) AS settled,
  awaited
FROM granted
