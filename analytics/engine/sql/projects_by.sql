-- How many projects are there of each kind?
-- needs: selection, granted_at
-- Grain: one row a value of the dimension; value NULL: the cell is blank. Unit: projects.
-- Parameters: $dates (one date), $dimension: focus_area, department, programme or status.
-- Counted are the projects granted by the date; by status: every project, under the status the edition gives it.
-- low: those that count for certain. high: also those that may have been granted, or whose cell is blank.
WITH valued AS (
  SELECT
    CASE
      WHEN $dimension = 'focus_area' THEN focus_area
      WHEN $dimension = 'department' THEN department
      WHEN $dimension = 'programme' THEN programme
      WHEN $dimension = 'status' THEN status
    END AS value,
    $dimension = 'status' OR granted AS counts
  FROM granted_at
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
