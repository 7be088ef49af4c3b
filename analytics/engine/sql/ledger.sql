-- What did each row of hours, and each own line of reimbursement or preparation, bring in as of a date?
-- Grain: one row a row of income that holds on the date, whatever became of its project. Units: hours, EUR.
-- Parameter: $as_of.
-- granted: 'yes', 'maybe' or 'no' on the date. low, high: what is recovered; 0 of projects not granted, high NULL where a
-- blank could raise it. missing: the blanks that keep the recovery of that project and year open, '' where this row is
-- certain. period: of the project's programme. lost: the project is rejected or withdrawn, decided by the date if known.
WITH periods AS (
  SELECT programme, min(period) AS period
  FROM programmes
  WHERE period IS NOT NULL
  GROUP BY programme
),
valued AS (
  SELECT
    i.consultant,
    i.project_id,
    coalesce(i.year, year(i.dated)) AS year,
    i.way,
    i.stage,
    i.accepted,
    i.hours,
    CASE WHEN g.project_id IS NULL THEN 'no' WHEN g.counts THEN 'yes' ELSE 'maybe' END AS granted,
    CASE WHEN g.counts AND i.certain THEN i.low ELSE CAST(0 AS DOUBLE) END AS low,
    CASE WHEN g.project_id IS NULL THEN CAST(0 AS DOUBLE) ELSE i.high END AS high,
    g.counts_blanks,
    r.missing
  FROM income AS i
  LEFT JOIN granted AS g
    ON g.project_id = i.project_id AND CAST($as_of AS DATE) >= g.valid_from AND CAST($as_of AS DATE) < g.valid_to
    AND NOT g.awaited
  LEFT JOIN recovered AS r
    ON r.basis = CASE WHEN i.accepted THEN 'accepted' ELSE 'any' END
    AND r.project_id = i.project_id
    AND coalesce(r.year, 0) = coalesce(i.year, 0)
    AND coalesce(r.dated, DATE '0001-01-01') = coalesce(i.dated, DATE '0001-01-01')
    AND r.valid_from = i.valid_from
    AND r.valid_to = i.valid_to
    AND r.certain = i.certain
  WHERE CAST($as_of AS DATE) >= i.valid_from AND CAST($as_of AS DATE) < i.valid_to
)
SELECT
  v.consultant,
  v.project_id,
  coalesce(p.acronym, p.title, p.title_da, p.title_en, p.title_sv, p.title_pl, v.project_id) AS project,
  v.year,
  v.way,
  v.stage,
  v.hours,
  v.granted,
  v.low,
  v.high,
  CASE WHEN v.low = v.high THEN '' ELSE concat_ws(';', v.counts_blanks, v.missing) END AS missing,
  d.period,
  p.status,
  coalesce(p.status IN ('rejected', 'withdrawn') AND coalesce(p.decided_on <= CAST($as_of AS DATE), TRUE), FALSE) AS lost
FROM valued AS v
LEFT JOIN projects AS p ON p.project_id = v.project_id
LEFT JOIN periods AS d ON d.programme = p.programme
ORDER BY v.year, v.consultant, project, v.way, v.stage
