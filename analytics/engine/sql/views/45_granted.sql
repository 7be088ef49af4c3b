-- From when to when does each project count as granted?
-- Grain: one row a project and spell in which it had been granted for certain (counts TRUE) or may have been (counts
-- NULL): from valid_from up to, not including, valid_to. No row: it had not. Units: EUR.
-- stored: table
-- A project whose status is granted, running or closed had been granted from the first of decided_on, start_date and the
-- day the figures are of. Before it, it may have been as long as one of the three is blank. A blank status may be any.
-- awaited: TRUE in the spells that say how it would be if an application that awaits its decision were granted on the day
-- it is expected (blank: on any day). They are no part of any figure, only of forecasts.
-- counts_blanks: the cells that would settle it.
WITH spells AS (
  SELECT
    project_id,
    granted_certainly_by AS valid_from,
    DATE '9999-12-31' AS valid_to,
    granted_status AS counts,
    status_blank AS counts_blanks,
    FALSE AS awaited
  FROM project_facts
  WHERE granted_status IS NOT FALSE AND granted_certainly_by IS NOT NULL
  UNION ALL
  SELECT
    project_id,
    DATE '0001-01-01' AS valid_from,
    coalesce(granted_certainly_by, DATE '9999-12-31') AS valid_to,
    CAST(NULL AS BOOLEAN) AS counts,
    concat_ws(';', status_blank, granted_date_blanks) AS counts_blanks,
    FALSE AS awaited
  FROM project_facts
  WHERE granted_status IS NOT FALSE AND granted_never_before IS NULL
  UNION ALL
  SELECT
    project_id,
    coalesce(decision_expected_on, DATE '0001-01-01') AS valid_from,
    DATE '9999-12-31' AS valid_to,
    CASE WHEN decision_expected_on IS NOT NULL THEN TRUE END AS counts,
    CASE WHEN decision_expected_on IS NULL THEN 'projects.decision_expected_on' END AS counts_blanks,
    TRUE AS awaited
  FROM project_facts
  WHERE status = 'applied'
)
SELECT
  s.project_id,
  s.valid_from,
  s.valid_to,
  s.counts,
  s.counts_blanks,
  s.awaited,
  f.role,
  f.focus_area,
  f.programme,
  f.budget_low,
  f.budget_high,
  f.budget_missing,
  f.eu_low,
  f.eu_high,
  f.eu_missing,
  f.eu_own_low,
  f.eu_own_high,
  f.eu_own_missing,
  f.own_low,
  f.own_high,
  f.own_missing,
  f.loan_low,
  f.loan_high,
  f.loan_missing
FROM spells AS s
JOIN project_facts AS f ON f.project_id = s.project_id
