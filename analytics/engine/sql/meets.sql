-- Which projects meet each single condition that a goal can set, or could?
-- Grain: one row a condition asked about and project that meets it (meets TRUE) or could (meets NULL; blanks: the cells
-- that would settle it), and one a project under the condition '', which every project meets. Units: EUR.
-- Parameters, each a list of what to ask about: $minimum_project_budgets: least total budgets of the whole partnership in
-- EUR; $own_contribution_limits: most of the organisation's own contribution in EUR; $focus_areas, $programmes: as written.
WITH asked AS (
  SELECT '' AS condition, CAST(NULL AS DOUBLE) AS amount, CAST(NULL AS VARCHAR) AS value
  UNION ALL
  SELECT 'minimum_project_budget' AS condition, CAST(amount AS DOUBLE) AS amount, CAST(NULL AS VARCHAR) AS value
  FROM (SELECT unnest($minimum_project_budgets) AS amount) AS budgets
  UNION ALL
  SELECT 'own_contribution_limit' AS condition, CAST(amount AS DOUBLE) AS amount, CAST(NULL AS VARCHAR) AS value
  FROM (SELECT unnest($own_contribution_limits) AS amount) AS limits
  UNION ALL
  SELECT 'focus_areas' AS condition, CAST(NULL AS DOUBLE) AS amount, CAST(value AS VARCHAR) AS value
  FROM (SELECT unnest($focus_areas) AS value) AS areas
  UNION ALL
  SELECT 'programmes' AS condition, CAST(NULL AS DOUBLE) AS amount, CAST(value AS VARCHAR) AS value
  FROM (SELECT unnest($programmes) AS value) AS named
),
tested AS (
  SELECT
    a.condition,
    a.amount,
    a.value,
    f.project_id,
    CASE
      WHEN a.condition = '' THEN TRUE
      WHEN a.condition = 'minimum_project_budget'
        THEN CASE WHEN f.budget_low >= a.amount THEN TRUE WHEN f.budget_high < a.amount THEN FALSE END
      WHEN a.condition = 'own_contribution_limit'
        THEN CASE WHEN f.own_high <= a.amount THEN TRUE WHEN f.own_low > a.amount THEN FALSE END
      WHEN a.condition = 'focus_areas' THEN f.focus_area = a.value
      WHEN a.condition = 'programmes' THEN f.programme = a.value
    END AS meets,
    CASE
      WHEN a.condition = 'minimum_project_budget' THEN f.budget_missing
      WHEN a.condition = 'own_contribution_limit' THEN f.own_missing
      WHEN a.condition = 'focus_areas' THEN 'projects.focus_area'
      WHEN a.condition = 'programmes' THEN 'projects.programme'
    END AS cells
  FROM project_facts AS f
  CROSS JOIN asked AS a
)
SELECT condition, amount, value, project_id, meets, CASE WHEN meets IS NULL THEN cells END AS blanks
FROM tested
WHERE meets IS NOT FALSE
