-- What contributes to each metric, where only projects that meet conditions count?
-- needs: meets
-- Grain: one row a metric, contribution and spell, as every_spell. Units: the metrics'. Parameters: those of meets.
-- A project that may meet them contributes nothing for certain. What belongs to no project (a consultant's cost) is
-- there in any case.
SELECT
  m.metric,
  m.project_id,
  m.key,
  m.year,
  m.side,
  m.valid_from,
  m.valid_to,
  CASE WHEN c.meets OR m.project_id IS NULL THEN m.low ELSE 0 END AS low,
  m.high,
  CASE WHEN c.blanks IS NULL THEN m.missing ELSE concat_ws(';', nullif(m.missing, ''), c.blanks) END AS missing,
  m.settled AND (m.project_id IS NULL OR coalesce(c.meets, FALSE)) AS settled,
  m.awaited
FROM metric_spells AS m
LEFT JOIN meets AS c ON c.project_id = m.project_id
WHERE m.project_id IS NULL OR c.project_id IS NOT NULL
