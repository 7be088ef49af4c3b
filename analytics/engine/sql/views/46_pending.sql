-- From when to when was each project an application waiting for a decision?
-- Grain: one row a project and spell in which it was for certain (counts TRUE) or may have been (counts NULL): from
-- valid_from up to, not including, valid_to. No row: it was not. Units: EUR.
-- stored: table
-- An application that is still one on the day the figures are of was one from the day it was applied for, and from that
-- day of the figures at the latest. One that has been decided was one from the day it was applied for until decided_on;
-- if granted, until the first of decided_on and start_date; and until the day of the figures at the latest. Ideas are not
-- applications. A blank status may be any. counts_blanks: the cells that would settle it.
WITH spells AS (
  SELECT
    project_id,
    applied_certainly_by AS valid_from,
    DATE '9999-12-31' AS valid_to,
    TRUE AS counts,
    CAST(NULL AS VARCHAR) AS counts_blanks
  FROM project_facts
  WHERE status = 'applied' AND applied_certainly_by IS NOT NULL
  UNION ALL
  SELECT
    project_id,
    DATE '0001-01-01' AS valid_from,
    coalesce(applied_certainly_by, DATE '9999-12-31') AS valid_to,
    CAST(NULL AS BOOLEAN) AS counts,
    pending_date_blanks AS counts_blanks
  FROM project_facts
  WHERE status = 'applied' AND applied_never_before IS NULL
  UNION ALL
  SELECT
    project_id,
    coalesce(applied_on, DATE '0001-01-01') AS valid_from,
    coalesce(decided_certainly_by, DATE '9999-12-31') AS valid_to,
    CASE WHEN applied_on IS NOT NULL AND decided_never_before IS NOT NULL THEN TRUE END AS counts,
    pending_date_blanks AS counts_blanks
  FROM project_facts
  WHERE status IN ('granted', 'running', 'closed', 'rejected', 'withdrawn')
  UNION ALL
  SELECT
    project_id,
    coalesce(applied_never_before, DATE '0001-01-01') AS valid_from,
    coalesce(figures_as_of, DATE '9999-12-31') AS valid_to,
    CAST(NULL AS BOOLEAN) AS counts,
    concat_ws(';', status_blank, pending_date_blanks) AS counts_blanks
  FROM project_facts
  WHERE status IS NULL
  UNION ALL
  SELECT
    project_id,
    figures_as_of AS valid_from,
    DATE '9999-12-31' AS valid_to,
    CAST(NULL AS BOOLEAN) AS counts,
    status_blank AS counts_blanks
  FROM project_facts
  WHERE status IS NULL AND figures_as_of IS NOT NULL
)
SELECT
  s.project_id,
  s.valid_from,
  s.valid_to,
  s.counts,
  CASE WHEN s.counts IS NULL THEN s.counts_blanks END AS counts_blanks,
  f.focus_area,
  f.programme,
  f.budget_low,
  f.budget_high,
  f.budget_missing,
  f.own_low,
  f.own_high,
  f.own_missing
FROM spells AS s
JOIN project_facts AS f ON f.project_id = s.project_id
WHERE s.valid_from < s.valid_to
