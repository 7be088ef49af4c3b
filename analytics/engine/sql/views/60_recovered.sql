-- What did each project bring in towards the consultants' cost, by year, before asking whether it was granted?
-- Grain: one row a project and year; an amount for the whole project (year NULL): one row a date. Units: EUR.
-- stored: table
-- The accepted hours (hours_eur), and the organisation's own lines of consultant reimbursement and preparation at the
-- stages claimed, verified or paid. high: NULL where a blank could raise it.
-- gaps: those of hours_eur, and 64 × those of lines_eur for reimbursement, 1024 × for preparation.
-- date_gaps: in the same terms, the blank dates of amounts for the whole project.
WITH parts AS (
  SELECT project_id, year, CAST(NULL AS DATE) AS dated, low, high, gaps, 0 AS date_gaps
  FROM hours_eur
  WHERE recovers
  UNION ALL
  SELECT
    project_id,
    year,
    CASE WHEN year IS NULL THEN dated END AS dated,
    coalesce(eur, 0) AS low,
    eur AS high,
    gaps * CASE WHEN item = 'preparation' THEN 1024 ELSE 64 END AS gaps,
    CASE WHEN year IS NULL AND dated IS NULL THEN 4 * CASE WHEN item = 'preparation' THEN 1024 ELSE 64 END ELSE 0 END
      AS date_gaps
  FROM lines_eur
  WHERE scope = 'own'
    AND item IN ('consultant_reimbursement', 'preparation')
    AND stage IN ('claimed', 'verified', 'paid')
)
SELECT
  project_id,
  year,
  dated,
  sum(low) AS low,
  CASE WHEN count(*) = count(high) THEN sum(high) END AS high,
  bit_or(gaps) AS gaps,
  bit_or(date_gaps) AS date_gaps
FROM parts
GROUP BY project_id, year, dated
