-- How many granted projects does the organisation lead?
-- Grain: one row a project and spell that counts (low 1) or could (high 1). Unit: projects.
-- A project counts when its role is lead partner, it was granted by the date, and it meets the conditions (such as a
-- total budget of at least $minimum_project_budget EUR for the whole partnership).
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  valid_to,
  CASE WHEN role = 'lead_partner' AND counts THEN 1 ELSE 0 END AS low,
  1 AS high,
  concat_ws(';', CASE WHEN role IS NULL THEN 'projects.role' END, counts_blanks) AS missing,
  coalesce(role = 'lead_partner' AND counts, FALSE) AS settled,
  awaited
FROM granted
WHERE role IS NULL OR role = 'lead_partner'
