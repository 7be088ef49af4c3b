-- By which shares of what was expected by today does the organisation judge its goals, and of which day are its figures?
-- Grain: one row. Units: shares of what was expected; NULL where the organisation says nothing. Of several organisations
-- (an error that intake finds) the strictest shares and the earliest day hold.
SELECT
  max(on_track_from) AS on_track_from,
  max(behind_from) AS behind_from,
  min(figures_as_of) AS figures_as_of
FROM organisation
