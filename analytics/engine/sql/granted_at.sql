-- Which projects count on each date: granted by then, and meeting the conditions?
-- needs: selection
-- Grain: one row an as-of date and project. Units: those of project_facts. Parameter: $dates.
-- granted: TRUE from the first of decided_on, start_date and the day the figures are of, where the status is granted,
-- running or closed; FALSE before it if all three are known; NULL where a blank decides.
-- counts: granted and selected. counts_blanks: the cells that would settle it.
SELECT
  dated.*,
  granted AND selected AS counts,
  nullif(
    concat_ws(
      ';',
      CASE WHEN granted IS NULL THEN status_blank END,
      CASE WHEN granted IS NULL AND coalesce(as_of < granted_certainly_by, TRUE) THEN granted_date_blanks END,
      CASE WHEN selected IS NULL THEN selected_blanks END
    ),
    ''
  ) AS counts_blanks
FROM (
  SELECT
    s.*,
    d.as_of,
    CASE
      WHEN d.as_of < s.granted_never_before OR NOT s.granted_status THEN FALSE
      WHEN s.granted_status AND d.as_of >= s.granted_certainly_by THEN TRUE
    END AS granted
  FROM selection AS s
  CROSS JOIN (SELECT unnest($dates) AS as_of) AS d
) AS dated
