-- Which share of the EU consultants' cost will the projects pay back as planned?
-- Grain: numerator: one row a project, year and spell (key project_id), and one a consultant-year of which no hours are on
-- record (key consultant|year); denominator: one row a consultant-year. Unit: EUR on either side, the ratio is a share.
-- As consultant_cost_coverage, but what is planned or granted counts beside what is claimed, verified or paid: each hour
-- and each amount stands at one stage only. Only projects granted by the date count here, too.
SELECT project_id, key, year, side, valid_from, valid_to, low, high, missing, settled, awaited
FROM coverage
WHERE basis = 'any'
