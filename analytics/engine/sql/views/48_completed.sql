-- From when to when does each granted project count as completed?
-- Grain: one row a project and spell in which it was granted and had ended for certain (counts TRUE) or may have
-- (counts NULL): from valid_from up to, not including, valid_to. No row: it was not completed. Units: none, days.
-- stored: table
-- A project whose status is closed had ended from its end date, or from the day the figures are of, if that is earlier;
-- before that it may have ended as long as one of the two is blank. One that was granted or running on the day of the
-- figures had not ended that day; on a later day it may have, though not before its end date. Nobody can tell from the
-- edition, so that no blank cell is named for it. A blank status may be any.
-- counts_blanks: the cells that would settle it.
WITH ended AS (
  SELECT
    project_id,
    least(end_date, figures_as_of) AS valid_from,
    DATE '9999-12-31' AS valid_to,
    TRUE AS counts,
    CAST(NULL AS VARCHAR) AS counts_blanks
  FROM project_facts
  WHERE status = 'closed' AND (end_date IS NOT NULL OR figures_as_of IS NOT NULL)
  UNION ALL
  SELECT
    project_id,
    DATE '0001-01-01' AS valid_from,
    coalesce(least(end_date, figures_as_of), DATE '9999-12-31') AS valid_to,
    CAST(NULL AS BOOLEAN) AS counts,
    concat_ws(
      ';',
      CASE WHEN end_date IS NULL THEN 'projects.end_date' END,
      CASE WHEN NOT figures_certain THEN 'organisation.figures_as_of' END
    ) AS counts_blanks
  FROM project_facts
  WHERE status = 'closed' AND (end_date IS NULL OR NOT figures_certain)
  UNION ALL
  SELECT
    project_id,
    CASE
      WHEN status IS NULL AND figures_certain AND end_date IS NOT NULL THEN least(end_date, figures_as_of)
      WHEN status IS NULL THEN DATE '0001-01-01'
      WHEN figures_certain THEN greatest(coalesce(end_date, DATE '0001-01-01'), CAST(figures_as_of + INTERVAL 1 DAY AS DATE))
      ELSE coalesce(end_date, DATE '0001-01-01')
    END AS valid_from,
    DATE '9999-12-31' AS valid_to,
    CAST(NULL AS BOOLEAN) AS counts,
    nullif(
      concat_ws(
        ';',
        CASE WHEN end_date IS NULL THEN 'projects.end_date' END,
        CASE WHEN NOT figures_certain THEN 'organisation.figures_as_of' END
      ),
      ''
    ) AS counts_blanks
  FROM project_facts
  WHERE status IN ('granted', 'running') OR status IS NULL
)
SELECT
  g.project_id,
  greatest(g.valid_from, e.valid_from) AS valid_from,
  least(g.valid_to, e.valid_to) AS valid_to,
  g.counts AND e.counts AS counts,
  nullif(concat_ws(';', g.counts_blanks, e.counts_blanks), '') AS counts_blanks,
  g.role
FROM granted AS g
JOIN ended AS e ON e.project_id = g.project_id AND e.valid_from < g.valid_to AND e.valid_to > g.valid_from
WHERE NOT g.awaited
