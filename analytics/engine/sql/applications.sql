-- Which applications await their decision, when is it expected, and how likely are they to be granted?
-- Grain: one row a project whose status is applied. Units: shares (0 to 1) for both rates.
-- success_probability: the project's own; success_rate: that of its programme; NULL: not stated.
SELECT p.project_id, p.programme, p.decision_expected_on, p.success_probability, r.success_rate
FROM projects AS p
LEFT JOIN programmes AS r ON r.programme = p.programme
WHERE p.status = 'applied'
