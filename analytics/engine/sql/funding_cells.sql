-- Which budget lines stand behind the funding of one year, focus area or programme?
-- Grain: one row a budget line, named by its key. Units: none.
-- Parameters: $as_of, $dimension: year, focus_area or programme; $value: one value of it as text, NULL: not known.
-- The lines are those that funding_by adds up.
SELECT b.project_id, b.year, b.scope, b.item, b.stage
FROM funding_lines AS f
JOIN granted AS g
  ON g.project_id = f.project_id AND CAST($as_of AS DATE) >= g.valid_from AND CAST($as_of AS DATE) < g.valid_to
  AND NOT g.awaited
JOIN budget_lines AS b
  ON b.project_id = f.project_id
  AND b.scope = f.scope
  AND b.item = f.item
  AND b.stage = f.stage
  AND coalesce(b.year, 0) = coalesce(f.year, 0)
WHERE CASE WHEN $dimension = 'year' THEN f.year IS NOT NULL OR NOT f.has_years ELSE f.year IS NULL OR NOT f.has_whole END
  AND coalesce(
    CASE
      WHEN $dimension = 'year' THEN CAST(f.year AS VARCHAR)
      WHEN $dimension = 'focus_area' THEN g.focus_area
      WHEN $dimension = 'programme' THEN g.programme
    END,
    ''
  ) = coalesce($value, '')
ORDER BY b.project_id, b.scope DESC, b.item, b.stage, b.year
