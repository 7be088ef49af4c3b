## The consultants’ ledger (pages/ledger.py)

ledger-lead = What the EU consultants cost, what the projects pay back, and how far that can go.
ledger-sentence = Up to and including { $year } the projects have paid back { $accepted } of what the consultants cost. If what is planned is counted too, it is { $planned }.
ledger-unknown = How much of the consultants’ cost the projects have paid back up to and including { $year } is unknown. Unknown is not 0%: the blank cells are listed below, with what to upload.
ledger-no-consultants = No consultant is on record in these years. Upload the table of consultants, with one row a consultant and year, and the table of consultant hours.
ledger-highest = At a co-financing rate of { $rate }, the highest of Interreg in { $period }, a consultant whose every hour is billed recovers { $plain } of the cost, or { $overhead } with the flat rate for overhead. Other programmes are listed further down.
ledger-goal = The goal is { $target }.
ledger-above = The coverage may be above 100%. Consultants cannot normally recover more than they cost: look for hours or amounts that stand at more than one stage, and for reimbursement that is also claimed as hours.

ledger-who = Consultant and year
ledger-year = Year
ledger-cost = Employment cost
ledger-hours = Hours
ledger-planned-only = Planned or granted
ledger-claimed = Claimed
ledger-verified = Verified
ledger-paid = Paid
ledger-accepted = Accepted so far
ledger-planned = As planned
ledger-coverage = Share of the cost
ledger-total = In all
ledger-nobody = Reimbursement and preparation
ledger-no-year = without a year
ledger-none = No consultant, and no hours, are on record up to this date.
ledger-caption = { $count ->
    [one] 1 row, amounts in EUR
   *[other] { $count } rows, amounts in EUR
}
ledger-columns = Accepted so far is what is claimed, verified or paid. Each hour and each amount stands at one stage only: a later stage does not replace an earlier one by itself. A year without hours on record is unknown, not 0.
ledger-hours-figure = { $hours } h

ledger-chart-title = Cost and recovery by year
ledger-chart-alt = Bars of the consultants’ employment cost, what is accepted so far and what is planned. By year: { $values }.
ledger-nothing-to-draw = There is no chart yet, since neither a cost nor a recovered amount is known.

ledger-hours-title = Hours by project
ledger-hours-none = No hours are on record. Upload the table of consultant hours: one row a consultant, project and year.
ledger-hours-caption = { $count ->
    [one] 1 row of hours
   *[other] { $count } rows of hours
}
ledger-project = Project
ledger-status = Status
ledger-brings-in = Brings in, all stages

ledger-lost-title = Applications that came to nothing
ledger-lost-none = No hours on rejected or withdrawn applications are on record.
ledger-lost-cost = Cost of the hours
ledger-lost-caption = { $count ->
    [one] 1 application. The hours recover nothing; they cost the employment cost divided by the annual hours of the programme’s period.
   *[other] { $count } applications. The hours recover nothing; they cost the employment cost divided by the annual hours of the programme’s period.
}

ledger-even-title = Break-even
ledger-even-none = Without a consultant on record there is no month to name.
ledger-even-unknown = When the projects will have paid back what the consultants cost cannot be told: too little of cost and hours is known.
ledger-even-not = Up to and including { $through } the projects have not paid back what the consultants have cost.
ledger-even-possibly = The projects may have paid back what the consultants have cost by { $month } at the earliest. It is not certain that they have by { $through }.
ledger-even-by = The projects had paid back what the consultants had cost by { $month }.
ledger-even-between = The projects had paid back what the consultants had cost by { $possibly } at the earliest and { $certainly } at the latest.
ledger-even-how = The first month at whose end all that has been accepted reaches all that the consultants have cost. The tables say years, so each year is spread evenly over its twelve months.

ledger-missing-lead = Fill in these cells in the tables of consultants, consultant hours and amounts, and upload them; then the figures become narrower.
ledger-missing-none = No cell is missing: the ledger is certain.

ledger-rules-title = What the rules allow
ledger-rules-lead = The highest coverage is the co-financing rate × (1 + overhead), for a consultant whose every hour is billed. A programme may allow less than its regulation. At 75% and an overhead of 15%, for example, it is { $plain } without and { $overhead } with the overhead. – means that the rule does not exist, or is not on record here.
ledger-rules-caption = { $count ->
    [one] 1 set of rules, each figure with its source
   *[other] { $count } sets of rules, each figure with its source
}
ledger-rule = Programmes and period
ledger-rule-cofinancing = Highest co-financing rate
ledger-rule-overhead = Overhead, flat rate
ledger-rule-highest = Highest coverage
ledger-rule-flat = Staff flat rate, at most
ledger-rule-year = A year’s work
ledger-rule-both = { $plain }; { $overhead } with overhead
ledger-rule-hours = { $hours } hours
ledger-rule-days = { $days } days
ledger-overhead-staff = { $rate } of staff cost
ledger-overhead-direct = { $rate } of direct costs
ledger-family-interreg = Interreg
ledger-family-interreg_lower_income = Interreg with a Member State of lower income,
ledger-family-horizon = Horizon Europe
ledger-family-life = LIFE
