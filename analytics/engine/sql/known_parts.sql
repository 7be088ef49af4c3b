-- How much of each project's money is known, whatever its blanks hold, and where does the project stand?
-- Grain: one row a project in $keys. Units: EUR. Parameter: $keys, a list of project ids.
SELECT project_id, budget_low, eu_low, eu_own_low, own_low, loan_low,
  status, end_date, CASE WHEN figures_certain THEN figures_as_of END AS figures_as_of
FROM project_facts
WHERE project_id IN (SELECT unnest($keys) AS asked)
