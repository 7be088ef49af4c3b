-- How large are the applications that are waiting for a decision?
-- Grain: one row a project and spell that counts or could. Unit: EUR.
-- The total budget of the whole partnership of each project counted by pipeline_count.
SELECT
  project_id,
  project_id AS key,
  CAST(NULL AS BIGINT) AS year,
  'numerator' AS side,
  valid_from,
  valid_to,
  CASE WHEN counts THEN budget_low ELSE 0 END AS low,
  budget_high AS high,
  concat_ws(';', counts_blanks, budget_missing) AS missing,
  coalesce(counts AND budget_low = budget_high, FALSE) AS settled,
  FALSE AS awaited
FROM pending
