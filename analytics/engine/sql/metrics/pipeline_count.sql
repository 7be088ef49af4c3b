-- How many applications are waiting for a decision?
-- Grain: one row a project and spell that counts (low 1) or could (high 1). Unit: projects.
-- A project counts from the day it was applied for until it was decided. Ideas are not applications.
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  valid_to,
  CASE WHEN counts THEN 1 ELSE 0 END AS low,
  1 AS high,
  counts_blanks AS missing,
  coalesce(counts, FALSE) AS settled,
  FALSE AS awaited
FROM pending
