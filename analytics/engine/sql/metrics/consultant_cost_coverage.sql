-- Which share of the EU consultants' cost do the projects pay back?
-- Grain: numerator: one row a project, year and spell (key project_id), and one a consultant-year of which no accepted
-- hours are on record (key consultant|year); denominator: one row a consultant-year. Unit: EUR on either side, the ratio
-- is a share.
-- Recovered: what is claimed, verified or paid of accepted hours × hourly rate, or the staff flat rate, × (1 + overhead
-- rate) × own co-financing rate (hours_eur), of the own lines of consultant reimbursement, and of the own preparation lump
-- sums × own co-financing rate (income), of projects granted by the date, up to and including the year of the date. An
-- amount for the whole project counts for certain from its date, or from the day the figures are of. Planned amounts,
-- rejected bids and loans recover nothing.
-- Cost: the employment cost of every consultant-year up to and including the year of the date.
-- The known part of the ratio takes the cost only of consultant-years with accepted hours on record.
-- A consultant-year without accepted hours on record is unknown, never 0; so is the cost of one with hours but no cost.
SELECT project_id, key, year, side, valid_from, valid_to, low, high, missing, settled, awaited
FROM coverage
WHERE basis = 'accepted'
