-- Which projects meet a goal's conditions, or could?
-- Units: those of project_facts.
-- Grain: one row a project that does (selected TRUE) or could (selected NULL); selected_blanks names the cells to fill.
-- Parameters: $minimum_project_budget: least total budget of the whole partnership in EUR; $own_contribution_limit: most
-- of the organisation's own contribution in EUR; NULL: no such condition. $focus_areas, $programmes: one of these, as
-- written; $any_focus_area, $any_programme TRUE: no such condition.
WITH tested AS (
  SELECT
    f.*,
    CASE
      WHEN $minimum_project_budget IS NULL OR f.budget_low >= $minimum_project_budget THEN TRUE
      WHEN f.budget_high < $minimum_project_budget THEN FALSE
    END AS large_enough,
    CASE
      WHEN $own_contribution_limit IS NULL OR f.own_high <= $own_contribution_limit THEN TRUE
      WHEN f.own_low > $own_contribution_limit THEN FALSE
    END AS cheap_enough,
    $any_focus_area OR CASE WHEN f.focus_area IS NOT NULL THEN list_contains($focus_areas, f.focus_area) END AS in_focus_area,
    $any_programme OR CASE WHEN f.programme IS NOT NULL THEN list_contains($programmes, f.programme) END AS in_programme
  FROM project_facts AS f
)
SELECT
  t.*,
  large_enough AND cheap_enough AND in_focus_area AND in_programme AS selected,
  concat_ws(
    ';',
    CASE WHEN large_enough IS NULL THEN budget_missing END,
    CASE WHEN cheap_enough IS NULL THEN own_missing END,
    CASE WHEN in_focus_area IS NULL THEN 'projects.focus_area' END,
    CASE WHEN in_programme IS NULL THEN 'projects.programme' END
  ) AS selected_blanks
FROM tested AS t
WHERE (large_enough AND cheap_enough AND in_focus_area AND in_programme) IS NOT FALSE
