-- What contributes to each metric, where no conditions are set?
-- Grain: one row a metric, contribution and spell: all of the building block metric_spells, in the metrics' units.
SELECT metric, project_id, key, year, side, valid_from, valid_to, low, high, missing, settled, awaited
FROM metric_spells
