-- What counts, or could count, towards a metric?
-- needs: contribution
-- Grain: one row a contribution that is not certainly nothing. Unit: the metric's.
SELECT
  c.key,
  concat_ws(
    ' · ',
    coalesce(p.acronym, p.title, p.title_da, p.title_en, p.title_sv, p.title_pl, replace(c.key, '|', ' · ')),
    CAST(c.year AS VARCHAR)
  ) AS label,
  c.side,
  CAST(c.low AS DOUBLE) AS low,
  CAST(c.high AS DOUBLE) AS high,
  c.missing
FROM contribution AS c
LEFT JOIN projects AS p ON p.project_id = c.project_id
WHERE c.high IS NULL OR c.high > 0
ORDER BY c.side DESC, c.low DESC, c.high DESC NULLS LAST, c.key, c.year
