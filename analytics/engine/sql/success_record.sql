-- How many of the organisation's applications had been decided by the date, and how many of them granted?
-- Grain: one row. Units: applications. Parameter: $as_of.
-- Decided is what is granted, running, closed or rejected; what was withdrawn, still waits or has a blank status is not.
-- What is decided on a blank day counts from the first day by which it was decided for certain; without one, not at all.
SELECT count(*) FILTER (WHERE granted_status) AS granted, count(*) AS decided
FROM project_facts
WHERE (granted_status OR status = 'rejected') AND decided_certainly_by <= CAST($as_of AS DATE)
