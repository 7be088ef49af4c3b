-- Which projects meet a goal's conditions, or could?
-- Grain: one row a project that does (meets TRUE) or could (meets NULL); blanks: the cells that would settle it.
-- Units: EUR. Parameters: $minimum_project_budget: least total budget of the whole partnership in EUR;
-- $own_contribution_limit: most of the organisation's own contribution in EUR; NULL: no such condition. $focus_areas,
-- $programmes: one of these, as written; $any_focus_area, $any_programme TRUE: no such condition.
WITH tested AS (
  SELECT
    project_id,
    CASE
      WHEN $minimum_project_budget IS NULL OR budget_low >= $minimum_project_budget THEN TRUE
      WHEN budget_high < $minimum_project_budget THEN FALSE
    END AS large_enough,
    CASE
      WHEN $own_contribution_limit IS NULL OR own_high <= $own_contribution_limit THEN TRUE
      WHEN own_low > $own_contribution_limit THEN FALSE
    END AS cheap_enough,
    $any_focus_area OR CASE WHEN focus_area IS NOT NULL THEN list_contains($focus_areas, focus_area) END AS in_focus_area,
    $any_programme OR CASE WHEN programme IS NOT NULL THEN list_contains($programmes, programme) END AS in_programme,
    budget_missing,
    own_missing
  FROM project_facts
)
SELECT
  project_id,
  large_enough AND cheap_enough AND in_focus_area AND in_programme AS meets,
  nullif(
    concat_ws(
      ';',
      CASE WHEN large_enough IS NULL THEN budget_missing END,
      CASE WHEN cheap_enough IS NULL THEN own_missing END,
      CASE WHEN in_focus_area IS NULL THEN 'projects.focus_area' END,
      CASE WHEN in_programme IS NULL THEN 'projects.programme' END
    ),
    ''
  ) AS blanks
FROM tested
WHERE (large_enough AND cheap_enough AND in_focus_area AND in_programme) IS NOT FALSE
