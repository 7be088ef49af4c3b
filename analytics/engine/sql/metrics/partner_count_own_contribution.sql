-- What do the projects counted by partner_count cost the organisation itself?
-- Grain: one row a project and spell that counts or could. Unit: EUR.
-- The own contribution (scope own, granted if there are such lines, else planned) of each project that partner_count
-- counts: what a goal's envelope in total is held against.
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  valid_to,
  CASE WHEN role = 'project_partner' AND counts THEN own_low ELSE 0 END AS low,
  own_high AS high,
  concat_ws(
    ';',
    CASE WHEN role IS NULL THEN 'projects.role' END,
    counts_blanks,
    own_missing
  ) AS missing,
  coalesce(role = 'project_partner' AND counts AND own_low = own_high, FALSE) AS settled,
  awaited
FROM granted
WHERE role IS NULL OR role = 'project_partner'
