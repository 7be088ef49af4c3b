-- How many completed projects was the organisation a project partner in?
-- Grain: one row a project and spell that counts (low 1) or could (high 1). Unit: projects.
-- Of the projects that partner_count counts, those that had ended by the date (see completed): implemented, where
-- partner_count says what is decided.
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  valid_to,
  CASE WHEN role = 'project_partner' AND counts THEN 1 ELSE 0 END AS low,
  1 AS high,
  concat_ws(';', CASE WHEN role IS NULL THEN 'projects.role' END, counts_blanks) AS missing,
  coalesce(role = 'project_partner' AND counts, FALSE) AS settled,
  FALSE AS awaited
FROM completed
WHERE role IS NULL OR role = 'project_partner'
