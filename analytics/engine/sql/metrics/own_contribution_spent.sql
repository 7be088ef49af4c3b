-- How much of its own money has the organisation spent on the granted projects?
-- Grain: one row a project, year and spell that counts or could. Unit: EUR.
-- The own contribution at the organisation's own scope of each project granted by the date, as far as it has been
-- paid, or where nothing is on record as paid, verified; claims are left out. Amounts of a year up to and including the
-- year of the date; an amount for the whole project from its date (see spent). A project without such an amount has spent
-- an unknown sum, never 0, unless it had certainly not begun.
SELECT
  g.project_id,
  g.project_id AS key,
  s.year,
  'numerator' AS side,
  greatest(g.valid_from, s.valid_from) AS valid_from,
  least(g.valid_to, s.valid_to) AS valid_to,
  CASE WHEN g.counts AND s.certain THEN s.low ELSE 0 END AS low,
  s.high,
  concat_ws(';', g.counts_blanks, s.missing) AS missing,
  coalesce(g.counts AND s.certain AND s.low = s.high, FALSE) AS settled,
  FALSE AS awaited
FROM granted AS g
JOIN spent AS s ON s.project_id = g.project_id AND s.valid_from < g.valid_to AND s.valid_to > g.valid_from
WHERE NOT g.awaited AND s.scope = 'own' AND s.item = 'own_contribution'
