-- How many euro is one unit of $currency on $dated?
-- Grain: one row, or none where no rate is known.
SELECT euro_per_unit FROM rates_resolved WHERE currency = $currency AND dated = CAST($dated AS DATE)
