-- How many applications are waiting for a decision?
-- needs: dates, pending
-- Grain: one row an as-of date and project that counts (low 1) or could (high 1). Unit: projects.
-- A project counts from the day it was applied for until it was decided. Ideas are not applications.
SELECT
  as_of,
  project_id AS key,
  'numerator' AS side,
  CASE WHEN counts THEN 1 ELSE 0 END AS low,
  1 AS high,
  counts_blanks AS missing
FROM pending
JOIN dates ON as_of >= valid_from AND as_of < valid_to
