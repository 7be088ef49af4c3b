-- Which granted projects meet a goal's conditions, or could?
-- Grain: one row a project and spell, as in the building block granted, for which it stands in. Units: EUR.
-- Parameters: $minimum_project_budget: least total budget of the whole partnership in EUR; $own_contribution_limit: most
-- of the organisation's own contribution in EUR; NULL: no such condition. $focus_areas, $programmes: one of these, as
-- written; $any_focus_area, $any_programme TRUE: no such condition.
-- counts: also FALSE, where a condition is not met; those rows are left out. A blank leaves a condition open (NULL).
WITH tested AS (
  SELECT
    s.*,
    CASE
      WHEN $minimum_project_budget IS NULL OR s.budget_low >= $minimum_project_budget THEN TRUE
      WHEN s.budget_high < $minimum_project_budget THEN FALSE
    END AS large_enough,
    CASE
      WHEN $own_contribution_limit IS NULL OR s.own_high <= $own_contribution_limit THEN TRUE
      WHEN s.own_low > $own_contribution_limit THEN FALSE
    END AS cheap_enough,
    $any_focus_area OR CASE WHEN s.focus_area IS NOT NULL THEN list_contains($focus_areas, s.focus_area) END
      AS in_focus_area,
    $any_programme OR CASE WHEN s.programme IS NOT NULL THEN list_contains($programmes, s.programme) END
      AS in_programme
  FROM granted AS s
)
SELECT
  project_id,
  valid_from,
  valid_to,
  counts AND large_enough AND cheap_enough AND in_focus_area AND in_programme AS counts,
  nullif(
    concat_ws(
      ';',
      counts_blanks,
      CASE WHEN large_enough IS NULL THEN budget_missing END,
      CASE WHEN cheap_enough IS NULL THEN own_missing END,
      CASE WHEN in_focus_area IS NULL THEN 'projects.focus_area' END,
      CASE WHEN in_programme IS NULL THEN 'projects.programme' END
    ),
    ''
  ) AS counts_blanks,
  role,
  budget_low,
  budget_high,
  budget_missing,
  eu_low,
  eu_high,
  eu_missing,
  eu_own_low,
  eu_own_high,
  eu_own_missing,
  own_low,
  own_high,
  own_missing,
  loan_low,
  loan_high,
  loan_missing
FROM tested
WHERE (large_enough AND cheap_enough AND in_focus_area AND in_programme) IS NOT FALSE
