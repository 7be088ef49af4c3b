# The tables of a workbook, their columns and their choices: names (also read in uploads) and meanings.

language-da = Danish
language-en = English
language-sv = Swedish
language-pl = Polish
table-row-meaning = One row is { $meaning }

## organisation

table-organisation = Organisation
    .meaning = the organisation whose projects and goals these are. There is one row.
column-organisation-name = Name
    .meaning = The organisation's name as the dashboard shows it.
column-organisation-identifiers = Identifiers
    .meaning = Official identifiers, such as the company number (CVR) or the municipality code.
column-organisation-country = Country
    .meaning = The organisation's country.
column-organisation-currency = Currency
    .meaning = The currency the organisation keeps its accounts in.
column-organisation-languages = Languages
    .meaning = The languages the organisation works in.
column-organisation-figures_as_of = Figures as of
    .meaning = The day for which the figures in this workbook are true. Statuses and roles are read as they were on that day.
column-organisation-focus_areas = Focus areas
    .meaning = The focus areas of the strategy, named as in the projects table.
column-organisation-on_track_from = On track from
    .meaning = The share of what was expected by today from which a goal is on track. Blank: 95 %.
column-organisation-behind_from = Behind from
    .meaning = The share of what was expected by today from which a goal is behind rather than at risk. Blank: 85 %.
column-organisation-check_in_period = Check-in period
    .meaning = How often the owner of a goal that is red writes a note. Blank: every quarter.
column-organisation-invented = Made-up figures
    .meaning = Yes where the organisation and its figures are made up, as in the example. Every page then says so.
column-organisation-source = Source
    .meaning = Where these facts come from.

## projects

table-projects = Projects
    .meaning = a project the organisation has an idea for, has applied for or takes part in.
column-projects-project_id = Project ID
    .meaning = A short name of your own that never changes. The other tables refer to it.
column-projects-acronym = Acronym
    .meaning = The project's short name as the programme uses it.
column-projects-title = Title
    .meaning = The project's full title.
column-projects-title_da = Title (Danish)
    .meaning = The project's title in Danish.
column-projects-title_en = Title (English)
    .meaning = The project's title in English.
column-projects-title_sv = Title (Swedish)
    .meaning = The project's title in Swedish.
column-projects-title_pl = Title (Polish)
    .meaning = The project's title in Polish.
column-projects-programme = Programme
    .meaning = The programme that funds the project, such as Interreg South Baltic.
column-projects-fund = Fund
    .meaning = The fund behind the programme, such as ERDF.
column-projects-focus_area = Focus area
    .meaning = The focus area of the strategy that the project serves.
column-projects-department = Department
    .meaning = The department that carries the project out.
column-projects-role = Role
    .meaning = The organisation's own role. The lead partner has the full financial responsibility; project partners receive EU money; associated partners receive none.
column-projects-status = Status
    .meaning = How far the project is on the day the figures are from.
column-projects-applied_on = Applied on
    .meaning = The day the application was sent.
column-projects-decision_expected_on = Decision expected on
    .meaning = The day a decision on the application is expected.
column-projects-decided_on = Decided on
    .meaning = The day the programme decided on the application.
column-projects-start_date = Start date
    .meaning = The first day of the project.
column-projects-end_date = End date
    .meaning = The last day of the project.
column-projects-success_probability = Chance of success
    .meaning = Your own estimate that the application is granted, from 0 % to 100 %.
column-projects-source = Source
    .meaning = Where the facts in the row come from.
column-projects-note = Note
    .meaning = Anything a reader should know about the row.

## budget_lines

table-budget_lines = Budget lines
    .meaning = one amount in a project's budget or accounts.
column-budget_lines-project_id = Project ID
    .meaning = The project the amount belongs to, named as in the projects table.
column-budget_lines-year = Year
    .meaning = The calendar year of the amount. Blank: the amount is for the whole project.
column-budget_lines-scope = Scope
    .meaning = Whether the amount is that of the whole partnership or the organisation's own share of it.
column-budget_lines-item = Item
    .meaning = What the amount is for or comes from. A loan counts as nothing but a loan.
column-budget_lines-stage = Stage
    .meaning = How far the amount has come: planned, granted, claimed, verified or paid.
column-budget_lines-amount = Amount
    .meaning = The amount in its own currency. Blank: not known. It is never negative.
column-budget_lines-currency = Currency
    .meaning = The currency of the amount, as three letters.
column-budget_lines-dated = Dated
    .meaning = The day whose exchange rate converts the amount to euro: usually the day it was granted or submitted.
column-budget_lines-source = Source
    .meaning = Where the amount comes from.

## goals

table-goals = Goals
    .meaning = one goal: a metric, a target and a deadline.
column-goals-goal_id = Goal ID
    .meaning = A short name of your own that never changes.
column-goals-title = Title
    .meaning = The goal as people know it.
column-goals-title_da = Title (Danish)
    .meaning = The goal's title in Danish.
column-goals-title_en = Title (English)
    .meaning = The goal's title in English.
column-goals-title_sv = Title (Swedish)
    .meaning = The goal's title in Swedish.
column-goals-title_pl = Title (Polish)
    .meaning = The goal's title in Polish.
column-goals-metric = Metric
    .meaning = The figure the goal is measured by, one of the dashboard's metrics.
column-goals-comparison = Comparison
    .meaning = Whether the figure is to reach the target, stay below it or be close to it.
column-goals-target = Target
    .meaning = The value the metric is to reach. A share is written as 75 % or 0.75.
column-goals-unit = Unit
    .meaning = The unit of the target, such as projects or EUR.
column-goals-tolerance = Tolerance
    .meaning = How far from the target still counts as close to it, as a percentage of the target.
column-goals-baseline = Baseline
    .meaning = The metric's value on the day the goal starts.
column-goals-starts_on = Starts on
    .meaning = The first day of the goal's period.
column-goals-deadline = Deadline
    .meaning = The day by which the target is to be reached.
column-goals-deadline_rule = Deadline rule
    .meaning = Whether the deadline itself still counts (through) or not (before).
column-goals-path = Expected path
    .meaning = How the goal is expected to be reached: in a straight line, in steps, or through its milestones. Blank: in a straight line, or through its milestones if it has any.
column-goals-parent = Sub-goal of
    .meaning = The goal that this one is a part of.
column-goals-weight = Weight
    .meaning = How much the goal counts in its parent goal, its focus area and the whole strategy. Blank: 1.
column-goals-focus_area = Focus area
    .meaning = The focus area that the goal belongs to. It does not limit which projects count.
column-goals-minimum_project_budget = Minimum project budget
    .meaning = A project counts only if its total budget is at least this much.
column-goals-own_contribution_envelope = Own contribution envelope
    .meaning = The organisation's own contribution may be no more than about this much.
column-goals-envelope_basis = Envelope applies to
    .meaning = Whether the envelope is for all the projects together or for each of them.
column-goals-conditions_currency = Currency of the conditions
    .meaning = The currency of the minimum project budget and of the envelope.
column-goals-conditions_focus_area = Only focus areas
    .meaning = Only projects in these focus areas count. Blank: all of them.
column-goals-conditions_programme = Only programmes
    .meaning = Only projects in these programmes count. Blank: all of them.
column-goals-owner = Owner
    .meaning = The office or function that answers for the goal, not a person's name.
column-goals-interpretation = Interpretation
    .meaning = How the goal's wording is read where it can be read in more than one way.
column-goals-interpretation_da = Interpretation (Danish)
    .meaning = The interpretation in Danish.
column-goals-interpretation_en = Interpretation (English)
    .meaning = The interpretation in English.
column-goals-interpretation_sv = Interpretation (Swedish)
    .meaning = The interpretation in Swedish.
column-goals-interpretation_pl = Interpretation (Polish)
    .meaning = The interpretation in Polish.
column-goals-source = Source
    .meaning = Where the goal is stated.

## milestones

table-milestones = Milestones
    .meaning = a value that a goal is to have reached on a day before its deadline.
column-milestones-goal_id = Goal ID
    .meaning = The goal that the milestone belongs to.
column-milestones-due_on = Due on
    .meaning = The day on which the value is to be reached.
column-milestones-value = Value
    .meaning = What is to be reached by then, in the unit of the goal.
column-milestones-source = Source
    .meaning = Where the milestone is written down.

## check_ins

table-check_ins = Check-ins
    .meaning = a note by the owner of a goal on how it stands.
column-check_ins-goal_id = Goal ID
    .meaning = The goal that the note is about.
column-check_ins-noted_on = Noted on
    .meaning = The day of the note. It belongs to the period in which the day lies.
column-check_ins-author = Author
    .meaning = Who wrote the note.
column-check_ins-note = Note
    .meaning = Why the goal stands where it stands, and what is being done.
column-check_ins-note_da = Note (Danish)
    .meaning = The note in Danish.
column-check_ins-note_en = Note (English)
    .meaning = The note in English.
column-check_ins-note_sv = Note (Swedish)
    .meaning = The note in Swedish.
column-check_ins-note_pl = Note (Polish)
    .meaning = The note in Polish.

## programmes

table-programmes = Programmes
    .meaning = a programme that the organisation applies to.
column-programmes-programme = Programme
    .meaning = The name, as it is written in the table of projects.
column-programmes-period = Programming period
    .meaning = The EU budget period whose rules hold.
column-programmes-success_rate = Success rate
    .meaning = The share of decided applications that the programme grants. It holds for applications without a probability of their own.
column-programmes-source = Source
    .meaning = Where the success rate is published.

## consultants

table-consultants = Consultants
    .meaning = one EU consultant in one year.
column-consultants-consultant = Consultant
    .meaning = A label of your own, such as A or B, not a person's name.
column-consultants-year = Year
    .meaning = The calendar year.
column-consultants-employment_cost = Employment cost
    .meaning = The full cost of the employment in that year, pension and holiday pay included.
column-consultants-currency = Currency
    .meaning = The currency of the cost, as three letters.
column-consultants-full_time_share = Share of full time
    .meaning = How much of a full-time position it is, from 0 % to 100 %.
column-consultants-source = Source
    .meaning = Where the figures come from.

## consultant_hours

table-consultant_hours = Consultant hours
    .meaning = the hours one consultant has spent on one project in one year.
column-consultant_hours-consultant = Consultant
    .meaning = The consultant, labelled as in the consultants table.
column-consultant_hours-project_id = Project ID
    .meaning = The project, named as in the projects table.
column-consultant_hours-year = Year
    .meaning = The calendar year.
column-consultant_hours-hours = Hours
    .meaning = The number of hours.
column-consultant_hours-hourly_rate = Hourly rate
    .meaning = What the programme accepts as the cost of one hour.
column-consultant_hours-currency = Currency
    .meaning = The currency of the hourly rate, as three letters.
column-consultant_hours-method = Method
    .meaning = How the programme pays for the hours.
column-consultant_hours-flat_rate = Staff flat rate
    .meaning = With the method staff flat rate: the share of the other direct costs that the programme pays as staff cost.
column-consultant_hours-overhead_rate = Overhead rate
    .meaning = The overhead the programme adds to the cost of the hours, such as 15 %.
column-consultant_hours-cofinancing_rate = Co-financing rate
    .meaning = The share of the organisation's own cost that the EU pays, such as 75 %.
column-consultant_hours-stage = Stage
    .meaning = How far the claim has come: planned, granted, claimed, verified or paid.
column-consultant_hours-source = Source
    .meaning = Where the figures come from.

## partners

table-partners = Partners
    .meaning = one organisation's part in one project.
column-partners-project_id = Project ID
    .meaning = The project, named as in the projects table.
column-partners-organisation = Organisation
    .meaning = The partner's name.
column-partners-identifier = Identifier
    .meaning = The partner's official identifier, such as a company number.
column-partners-country = Country
    .meaning = The partner's country.
column-partners-role = Role
    .meaning = The partner's role in the project.
column-partners-source = Source
    .meaning = Where the facts come from.

## departments

table-departments = Departments
    .meaning = a department of the organisation.
column-departments-department = Department
    .meaning = The department's name, as in the projects table.
column-departments-representative = Represented
    .meaning = Whether the department has a representative in the international network (yes or no, never a person's name).
column-departments-since = Since
    .meaning = The day from which the department has been represented.
column-departments-action_plan = Action plan
    .meaning = Whether the department has an action plan for international projects.
column-departments-action_plan_date = Date of the action plan
    .meaning = The day the action plan was drafted or adopted.
column-departments-source = Source
    .meaning = Where the facts come from.

## activities

table-activities = Activities
    .meaning = a meeting, a conference, a working group or an evaluation.
column-activities-date = Date
    .meaning = The day it took place or is to take place.
column-activities-kind = Kind
    .meaning = What kind of activity it is.
column-activities-title = Title
    .meaning = What it is about.
column-activities-title_da = Title (Danish)
    .meaning = The title in Danish.
column-activities-title_en = Title (English)
    .meaning = The title in English.
column-activities-title_sv = Title (Swedish)
    .meaning = The title in Swedish.
column-activities-title_pl = Title (Polish)
    .meaning = The title in Polish.
column-activities-countries = Countries
    .meaning = The countries that take part.
column-activities-departments = Departments
    .meaning = The departments that take part, named as in the departments table.
column-activities-source = Source
    .meaning = Where the facts come from.

## rates

table-rates = Exchange rates
    .meaning = an exchange rate to use for one month instead of that of the European Central Bank.
column-rates-currency = Currency
    .meaning = The currency, as three letters.
column-rates-month = Month
    .meaning = Any day of the month the rate is for; usually the first.
column-rates-units_per_euro = Units per euro
    .meaning = How many units of the currency one euro costs.
column-rates-source = Source
    .meaning = Who set the rate.

## Choices: roles

choice-lead_partner = Lead partner
choice-project_partner = Project partner
choice-associated_partner = Associated partner

## Choices: statuses (granted is also a stage)

choice-idea = Idea
choice-applied = Applied for
choice-granted = Granted
choice-running = Running
choice-closed = Closed
choice-rejected = Rejected
choice-withdrawn = Withdrawn

## Choices: scopes

choice-project = Whole partnership
choice-own = Own share

## Choices: items (preparation is also a method)

choice-total_budget = Total budget
choice-eu_grant = EU grant
choice-own_contribution = Own contribution
choice-other_public = Other public funding
choice-private = Private funding
choice-loan = Loan
choice-staff_cost = Staff cost
choice-overhead = Overhead
choice-travel = Travel
choice-external_services = External services
choice-equipment = Equipment
choice-preparation = Preparation
choice-consultant_reimbursement = Reimbursed consultant cost

## Choices: stages

choice-planned = Planned
choice-claimed = Claimed
choice-verified = Verified
choice-paid = Paid

## Choices: comparisons

choice-at_least = At least
choice-at_most = At most
choice-around = Around

## Choices: deadline rules

choice-before = Before the deadline
choice-through = Through the deadline

## Choices: what an envelope applies to

choice-total = All projects together
choice-per_project = Each project

## Choices: methods

choice-real_cost = Real cost
choice-hourly_rate = Fixed hourly rate
choice-staff_flat_rate = Staff flat rate

## Choices: action plans

choice-none = None
choice-draft = Draft
choice-adopted = Adopted

## Choices: kinds of activity

choice-meeting = Meeting
choice-conference = Conference
choice-working_group = Working group
choice-evaluation = Evaluation
choice-other = Other

## Choices: yes and no

choice-yes = Yes
choice-no = No

## Choices: currencies, written by their code in every language

choice-EUR = EUR
choice-DKK = DKK
choice-SEK = SEK
choice-PLN = PLN
choice-NOK = NOK
choice-GBP = GBP
choice-CZK = CZK
choice-HUF = HUF
choice-RON = RON
choice-BGN = BGN
choice-CHF = CHF
choice-USD = USD

## Choices: paths, programming periods, check-in periods

choice-linear = Straight line
choice-stepped = Steps
choice-milestones = Milestones
choice-2007-2013 = 2007–2013
choice-2014-2020 = 2014–2020
choice-2021-2027 = 2021–2027
choice-month = Month
choice-quarter = Quarter
choice-half_year = Half-year
choice-year = Year

## The template: its other sheets

sheet-read-me = Read me
sheet-choices = Choices

template-title = Workbook for the dashboard
template-intro = Each sheet is a table and each row one thing in it. Fill in what you know and upload the workbook on the dashboard's upload page. You see what it changes before anything is published.
template-blank = A blank cell means “not known”. It is never read as zero.
template-subset = You may upload some of the tables only: delete the sheets you do not need, or leave them without rows. What is published in them stays.
template-whole = A table that you do upload replaces the published one, row by row. Rows that you delete here are removed.
template-headings = Do not change the headings. Their order does not matter, and your own columns beside them are not read.
template-dates = Write dates as dates, or as year, month and day: 2012-03-31.
template-numbers = Write amounts without a currency sign; the currency has a column of its own. Shares can be written as 76 % or 0.76.
template-several = Where several values may stand in one cell, put a semicolon between them.
template-heading-table = Table
template-heading-column = Column
template-heading-meaning = Meaning
template-heading-kind = Kind
template-heading-required = Required
template-heading-key = Names the row
template-heading-id = Id

kind-text = Text
kind-integer = Whole number
kind-number = Number
kind-money = Amount
kind-share = Share
kind-date = Date
kind-yes_no = Yes or no
kind-choice = Choice
kind-many = Text; several values separated by semicolons
