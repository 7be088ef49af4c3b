-- Which projects does a metric look at, where a goal sets no conditions?
-- Grain: one row a project: all of project_facts, in its units.
SELECT f.*, TRUE AS selected, CAST(NULL AS VARCHAR) AS selected_blanks
FROM project_facts AS f
