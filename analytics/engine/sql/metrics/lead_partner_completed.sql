-- How many completed projects did the organisation lead?
-- Grain: one row a project and spell that counts (low 1) or could (high 1). Unit: projects.
-- Of the projects that lead_partner_count counts, those that had ended by the date (see completed): implemented, where
-- lead_partner_count says what is decided.
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
  FALSE AS awaited
FROM completed
WHERE role IS NULL OR role = 'lead_partner'
