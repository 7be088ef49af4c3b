-- How large are the applications that are waiting for a decision?
-- needs: dates, pending
-- Grain: one row an as-of date and project that counts or could. Unit: EUR.
-- The total budget of the whole partnership of each project counted by pipeline_count.
SELECT
  as_of,
  project_id AS key,
  'numerator' AS side,
  CASE WHEN counts THEN budget_low ELSE 0 END AS low,
  budget_high AS high,
  concat_ws(';', counts_blanks, budget_missing) AS missing
FROM pending
JOIN dates ON as_of >= valid_from AND as_of < valid_to
