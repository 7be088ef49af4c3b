-- How many applications are waiting for a decision?
-- needs: pending_at
-- Grain: one row an as-of date and project that counts (low 1) or could (high 1). Unit: projects.
-- A project counts from the day it was applied for until it was decided. Ideas are not applications.
SELECT
  as_of,
  project_id AS key,
  'numerator' AS side,
  CASE WHEN awaits THEN 1 ELSE 0 END AS low,
  1 AS high,
  awaits_blanks AS missing
FROM pending_at
WHERE awaits IS NOT FALSE
