-- Which projects were applications waiting for a decision on each date, and meet the conditions?
-- needs: selection
-- Grain: one row an as-of date and project. Units: those of project_facts. Parameter: $dates.
-- pending: TRUE from the day it was applied for until it was decided. An application that is still one on the day the
-- figures are of counts from the first of these; one that was granted since ends like granted_at begins; one rejected or
-- withdrawn ends at the first of decided_on and the day the figures are of. Ideas are not applications.
-- awaits: pending and selected. awaits_blanks: the cells that would settle it.
SELECT
  dated.*,
  pending AND selected AS awaits,
  nullif(
    concat_ws(
      ';',
      CASE WHEN pending IS NULL THEN status_blank END,
      CASE WHEN pending IS NULL AND coalesce(as_of < figures_as_of, TRUE) THEN pending_date_blanks END,
      CASE WHEN selected IS NULL THEN selected_blanks END
    ),
    ''
  ) AS awaits_blanks
FROM (
  SELECT
    s.*,
    d.as_of,
    CASE
      WHEN s.status = 'idea' THEN FALSE
      WHEN s.status IS NULL OR s.status = 'applied' THEN
        CASE
          WHEN d.as_of < s.applied_never_before THEN FALSE
          WHEN s.status = 'applied' AND d.as_of >= s.applied_certainly_by THEN TRUE
        END
      WHEN d.as_of < s.applied_on OR d.as_of >= s.decided_certainly_by THEN FALSE
      WHEN d.as_of >= s.applied_on AND d.as_of < s.decided_never_before THEN TRUE
    END AS pending
  FROM selection AS s
  CROSS JOIN (SELECT unnest($dates) AS as_of) AS d
) AS dated
