-- How much of each project's money is known, whatever its blanks hold?
-- Grain: one row a project in $keys. Units: EUR. Parameter: $keys, a list of project ids.
SELECT project_id, budget_low, eu_low, eu_own_low, own_low, loan_low
FROM project_facts
WHERE project_id IN (SELECT unnest($keys) AS asked)
