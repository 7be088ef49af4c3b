-- How many projects are there of each kind?
-- Grain: one row a value of the dimension; value NULL: the cell is blank. Unit: projects.
-- Parameters: $as_of, $dimension: focus_area, department, programme or status.
-- Counted are the projects granted by the date; by status: every project, under the status the edition gives it.
-- low: those that count for certain. high: also those that may have been granted, or whose cell is blank.
WITH valued AS (
  SELECT
    CASE
      WHEN $dimension = 'focus_area' THEN f.focus_area
      WHEN $dimension = 'department' THEN f.department
      WHEN $dimension = 'programme' THEN f.programme
      WHEN $dimension = 'status' THEN f.status
    END AS value,
    CASE WHEN $dimension = 'status' THEN TRUE WHEN g.project_id IS NULL THEN FALSE ELSE g.counts END AS counts
  FROM project_facts AS f
  LEFT JOIN granted AS g
    ON g.project_id = f.project_id AND CAST($as_of AS DATE) >= g.valid_from AND CAST($as_of AS DATE) < g.valid_to
    AND NOT g.awaited
),
counted AS (
  SELECT value, count(*) FILTER (WHERE counts) AS low, count(*) AS high
  FROM valued
  WHERE counts IS NOT FALSE
  GROUP BY value
),
blank AS (
  SELECT coalesce(sum(high), 0) AS high FROM counted WHERE value IS NULL
)
SELECT
  c.value,
  CAST(c.low AS BIGINT) AS low,
  CAST(CASE WHEN c.value IS NULL THEN c.high ELSE c.high + b.high END AS BIGINT) AS high
FROM counted AS c
CROSS JOIN blank AS b
ORDER BY c.value IS NULL, c.low DESC, c.value
