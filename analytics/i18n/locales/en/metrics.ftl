## What is measured. The rules themselves stand in analytics/engine/sql/metrics/<metric>.sql.

metric-lead_partner_count = Projects as lead partner
    .definition = Granted projects in which the organisation is lead partner and which meet the goal’s conditions, such as a total budget (of the whole partnership) of at least a certain amount. A project counts from the day it was decided, or from its start date or the day the figures are of, if that is earlier. A granted budget takes precedence over a planned one.
    .why = As lead partner the organisation sets the direction of a project and is answerable for all of its money.
    .unit = projects
metric-lead_partner_count_own_contribution = Own contribution to projects as lead partner
    .definition = The organisation’s own contribution, added up over the projects that “Projects as lead partner” counts. A project without an amount is unknown, not free of charge.
    .why = A goal may say what its projects may cost the organisation in total.
    .unit = EUR
metric-partner_count = Projects as project partner
    .definition = Granted projects in which the organisation is project partner and which meet the goal’s conditions, such as an own contribution of at most a certain amount in each project. Lead partners and associated partners are not counted. A project counts from the day it was decided, or from its start date or the day the figures are of, if that is earlier.
    .why = Partnerships bring in EU money and experience without the full responsibility of a lead partner.
    .unit = projects
metric-partner_count_own_contribution = Own contribution to projects as project partner
    .definition = The organisation’s own contribution, added up over the projects that “Projects as project partner” counts. A project without an amount is unknown, not free of charge.
    .why = A goal may say what its projects may cost the organisation in total.
    .unit = EUR
metric-consultant_cost_coverage = Coverage of the consultants’ cost
    .definition = What granted projects pay back, divided by the consultants’ full employment cost, up to and including the year of the date. Paid back are: hours claimed, verified or paid × hourly rate × (1 + overhead rate) × the organisation’s own co-financing rate, and the organisation’s own amounts for consultant reimbursement and preparation that have been claimed, verified or paid. Planned amounts, rejected applications and loans pay nothing back. A consultant-year without hours or without a cost is unknown, never 0. A result above 100% is a reason to look again.
    .why = It shows whether the projects finance the staff who win and run them.
    .unit = share of the cost
metric-eu_funding = EU funding, whole partnerships
    .definition = EU grants to granted projects, all partners together. A granted amount takes precedence over a planned one. Loans are not included.
    .why = It shows how much EU money the projects of the organisation set in motion.
    .unit = EUR
metric-eu_funding_own = EU funding, own share
    .definition = EU grants to the organisation itself in granted projects. A granted amount takes precedence over a planned one. Loans are not included.
    .why = It shows how much EU money the organisation itself receives.
    .unit = EUR
metric-own_contribution = Own contribution
    .definition = The organisation’s own contribution to granted projects: its total eligible cost less the EU grant. A granted amount takes precedence over a planned one.
    .why = It shows what the projects cost the organisation’s own budget.
    .unit = EUR
metric-cofinancing_rate = EU co-financing rate
    .definition = EU grants to granted projects divided by their total budgets, whole partnerships. The known part takes only projects of which both are known. Loans are not included.
    .why = It shows how large a share of the projects the EU pays for.
    .unit = share of the budget
metric-pipeline_count = Applications awaiting a decision
    .definition = Projects that have been applied for and not yet been granted, rejected or withdrawn on the date. Ideas are not applications.
    .why = Today’s applications are next year’s projects.
    .unit = projects
metric-pipeline_budget = Budget of applications awaiting a decision
    .definition = Total budgets, whole partnerships, of the projects that “Applications awaiting a decision” counts.
    .why = It shows how much money the applications are about.
    .unit = EUR
metric-loans = Loans
    .definition = Loans to granted projects. A loan has to be paid back: it is neither funding nor part of a budget, and no other metric includes it. A project without an amount for a loan has no loan.
    .why = It keeps money that is to be paid back apart from money that is given.
    .unit = EUR

## Where the formulas come from

metric-source-article = Slagelse Kommune, EU strategy of 2011, as worded in Kommunen.dk of 12 March 2012
metric-source-coverage = Regulation (EU) 1303/2013, articles 67, 68 and 68a: staff cost, hourly rates, flat rates, lump sums
metric-source-funding = Regulation (EU) 1303/2013, article 120: co-financing rate = EU contribution / total eligible expenditure
metric-source-here = This dashboard: docs/decisions.md
