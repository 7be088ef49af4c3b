-- What do the projects counted by lead_partner_count cost the organisation itself?
-- needs: dates, granted
-- Grain: one row an as-of date and project that counts or could. Unit: EUR.
-- The own contribution (scope own, granted if there are such lines, else planned) of each project that lead_partner_count
-- counts: what a goal's envelope in total is held against.
SELECT
  as_of,
  project_id AS key,
  'numerator' AS side,
  CASE WHEN role = 'lead_partner' AND counts THEN own_low ELSE 0 END AS low,
  own_high AS high,
  concat_ws(
    ';',
    CASE WHEN role IS NULL THEN 'projects.role' END,
    counts_blanks,
    own_missing
  ) AS missing
FROM granted
JOIN dates ON as_of >= valid_from AND as_of < valid_to
WHERE role IS NULL OR role = 'lead_partner'
