-- Which dates are asked about?
-- Grain: one row a date. Unit: days. Parameter: $dates.
SELECT unnest($dates) AS as_of
