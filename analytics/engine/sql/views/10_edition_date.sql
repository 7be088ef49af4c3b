-- For which day are the edition's figures true?
-- Grain: one row. Units: a day.
-- stored: table
-- figures_as_of: the earliest date stated, NULL if none is. certain: whether no blank could make it another one.
SELECT
  min(figures_as_of) AS figures_as_of,
  count(*) > 0 AND count(*) = count(figures_as_of) AS certain
FROM organisation
