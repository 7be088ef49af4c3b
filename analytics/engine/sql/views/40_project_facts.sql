-- What is there to know of each project that does not depend on the as-of date?
-- Grain: one row a project. Units: EUR.
-- stored: table
-- A project without a line of total budget, EU grant or own contribution has one that is unknown: low 0, high NULL.
-- A project without a loan line has no loan. A loan counts at the scope of the whole partnership, else at its own.
-- granted_certainly_by: by this day it was granted, if its status says so at all. granted_never_before: before this
-- day it was not, whatever the blanks hold (NULL while one of the three dates is blank). The same for
-- the day of the decision and that of applying.
WITH money AS (
  SELECT
    project_id,
    max(low) FILTER (WHERE scope = 'project' AND item = 'total_budget') AS budget_low,
    max(high) FILTER (WHERE scope = 'project' AND item = 'total_budget') AS budget_high,
    max(missing) FILTER (WHERE scope = 'project' AND item = 'total_budget') AS budget_missing,
    max(low) FILTER (WHERE scope = 'project' AND item = 'eu_grant') AS eu_low,
    max(high) FILTER (WHERE scope = 'project' AND item = 'eu_grant') AS eu_high,
    max(missing) FILTER (WHERE scope = 'project' AND item = 'eu_grant') AS eu_missing,
    max(low) FILTER (WHERE scope = 'own' AND item = 'eu_grant') AS eu_own_low,
    max(high) FILTER (WHERE scope = 'own' AND item = 'eu_grant') AS eu_own_high,
    max(missing) FILTER (WHERE scope = 'own' AND item = 'eu_grant') AS eu_own_missing,
    max(low) FILTER (WHERE scope = 'own' AND item = 'own_contribution') AS own_low,
    max(high) FILTER (WHERE scope = 'own' AND item = 'own_contribution') AS own_high,
    max(missing) FILTER (WHERE scope = 'own' AND item = 'own_contribution') AS own_missing
  FROM project_sums
  GROUP BY project_id
),
loan AS (
  SELECT
    project_id,
    max_by(low, scope) AS loan_low,
    CASE WHEN max_by(missing, scope) = '' THEN max_by(low, scope) END AS loan_high,
    nullif(max_by(missing, scope), '') AS loan_missing
  FROM (SELECT project_id, scope, low, coalesce(missing, '') AS missing FROM project_sums WHERE item = 'loan') AS loans
  GROUP BY project_id
)
SELECT
  p.project_id,
  p.role,
  p.status,
  p.programme,
  p.focus_area,
  p.department,
  p.applied_on,
  p.decision_expected_on,
  p.decided_on,
  p.start_date,
  p.end_date,
  e.figures_as_of,
  e.certain AS figures_certain,
  p.status IN ('granted', 'running', 'closed') AS granted_status,
  least(p.decided_on, p.start_date, e.figures_as_of) AS granted_certainly_by,
  CASE
    WHEN p.decided_on IS NOT NULL AND p.start_date IS NOT NULL AND e.certain
      THEN least(p.decided_on, p.start_date, e.figures_as_of)
  END AS granted_never_before,
  least(p.decided_on, CASE WHEN p.status IN ('granted', 'running', 'closed') THEN p.start_date END, e.figures_as_of)
    AS decided_certainly_by,
  CASE
    WHEN p.decided_on IS NOT NULL AND e.certain
      THEN CASE
        WHEN p.status NOT IN ('granted', 'running', 'closed') THEN least(p.decided_on, e.figures_as_of)
        WHEN p.start_date IS NOT NULL THEN least(p.decided_on, p.start_date, e.figures_as_of)
      END
  END AS decided_never_before,
  least(p.applied_on, e.figures_as_of) AS applied_certainly_by,
  CASE WHEN p.applied_on IS NOT NULL AND e.certain THEN least(p.applied_on, e.figures_as_of) END AS applied_never_before,
  CASE WHEN p.status IS NULL THEN 'projects.status' END AS status_blank,
  nullif(
    concat_ws(
      ';',
      CASE WHEN p.decided_on IS NULL THEN 'projects.decided_on' END,
      CASE WHEN p.start_date IS NULL THEN 'projects.start_date' END,
      CASE WHEN NOT e.certain THEN 'organisation.figures_as_of' END
    ),
    ''
  ) AS granted_date_blanks,
  nullif(
    concat_ws(
      ';',
      CASE WHEN p.applied_on IS NULL THEN 'projects.applied_on' END,
      CASE WHEN p.decided_on IS NULL AND coalesce(p.status <> 'applied', TRUE) THEN 'projects.decided_on' END,
      CASE
        WHEN p.start_date IS NULL AND coalesce(p.status IN ('granted', 'running', 'closed'), TRUE)
          THEN 'projects.start_date'
      END,
      CASE WHEN NOT e.certain THEN 'organisation.figures_as_of' END
    ),
    ''
  ) AS pending_date_blanks,
  coalesce(m.budget_low, 0) AS budget_low,
  m.budget_high,
  CASE WHEN m.budget_low IS NULL THEN 'budget_lines.amount:project/total_budget' ELSE m.budget_missing END AS budget_missing,
  coalesce(m.eu_low, 0) AS eu_low,
  m.eu_high,
  CASE WHEN m.eu_low IS NULL THEN 'budget_lines.amount:project/eu_grant' ELSE m.eu_missing END AS eu_missing,
  coalesce(m.eu_own_low, 0) AS eu_own_low,
  m.eu_own_high,
  CASE WHEN m.eu_own_low IS NULL THEN 'budget_lines.amount:own/eu_grant' ELSE m.eu_own_missing END AS eu_own_missing,
  coalesce(m.own_low, 0) AS own_low,
  m.own_high,
  CASE WHEN m.own_low IS NULL THEN 'budget_lines.amount:own/own_contribution' ELSE m.own_missing END AS own_missing,
  coalesce(l.loan_low, 0) AS loan_low,
  CASE WHEN l.project_id IS NOT NULL THEN l.loan_high ELSE 0 END AS loan_high,
  l.loan_missing
FROM projects AS p
CROSS JOIN edition_date AS e
LEFT JOIN money AS m ON m.project_id = p.project_id
LEFT JOIN loan AS l ON l.project_id = p.project_id
