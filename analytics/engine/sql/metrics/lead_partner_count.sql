-- How many granted projects does the organisation lead?
-- needs: dates, granted
-- Grain: one row an as-of date and project that counts (low 1) or could (high 1). Unit: projects.
-- A project counts when its role is lead partner, it was granted by the date, and it meets the conditions (such as a
-- total budget of at least $minimum_project_budget EUR for the whole partnership).
SELECT
  as_of,
  project_id AS key,
  'numerator' AS side,
  CASE WHEN role = 'lead_partner' AND counts THEN 1 ELSE 0 END AS low,
  1 AS high,
  concat_ws(';', CASE WHEN role IS NULL THEN 'projects.role' END, counts_blanks) AS missing
FROM granted
JOIN dates ON as_of >= valid_from AND as_of < valid_to
WHERE role IS NULL OR role = 'lead_partner'
