## Slides and workbook

office-file-name = eu strategy { $day } edition { $number }
office-summary = Summary
office-goals = Goals
office-missing = Missing cells
office-portfolio = Portfolio
office-projects = Projects
office-money = Money
office-changes = What changed
office-sources = Sources
office-definitions = Definitions
office-continued = { $title } ({ $number } of { $count })
office-more-rows = … and { $count } more. The workbook has them all.
office-missing-cells = { $count ->
    [0] No cell is missing: the figure is certain.
    [one] 1 missing cell
   *[other] { $count } missing cells
}
office-figures = Target, decided and implemented
office-at-most = At most
office-today = Today
office-expected = Expected
office-target = Target
office-unbounded = Nothing bounds the figure from above: the chart shows only what is certain.
office-no-goals = This edition has no goals.
office-no-projects = This edition has no projects.
office-no-money = No amounts are recorded for granted projects.
office-no-changes = Nothing has changed since the edition before, or there is none.
office-money-by = Money by { $dimension }, EUR
office-money-alt = { $title }: { $values }.
office-money-unknown = { $count ->
    [0] Every amount is known.
   *[other] The bars show known amounts only. Unknown amounts: { $values }.
}
office-loans = Loans, apart
office-all-goals = All goals
office-footer = { $organisation } · edition { $number } · { $as_of }
office-source-note = Source: edition { $number }, { $as_of }. { $published }. SHA-256: { $checksum }
office-logo = Logo of { $organisation }

## The workbook’s columns

office-property = What
office-value = Value
office-column-organisation = Organisation
office-column-as-of = As of
office-column-edition = Edition
office-column-published = Published
office-column-checksum = Checksum (SHA-256)
office-column-invented = Made-up figures
office-column-intervals = Intervals
office-intervals = “From” is certain; “to” is possible. A blank “to” means that nothing bounds the figure from above. A blank cell is unknown, never 0.
office-column-goal-id = Goal ID
office-column-goal = Goal
office-column-parent = Part of
office-column-status = Status
office-column-words = Figure in words
office-column-unit = Unit
office-column-comparison = Compared as
office-column-share = Certain, share of target
office-column-target = Target
office-column-expected = Expected by today
office-column-deadline = Deadline
office-column-certainty = Certainty
office-column-missing-count = Missing cells
office-column-owner = Owner
office-column-source = Source
office-column-interpretation = How it is read
office-column-note = Newest note
office-column-changed = What changed
office-column-number = No.
office-column-granted = Granted
office-column-eu-rate = EU share
office-column-eur = EUR
office-column-rate = Units to the euro
office-column-rate-date = Rate of
office-column-rate-source = Source of the rate
office-column-project = Project
office-from = { $name }, from
office-to = { $name }, to
office-name-value = Figure
office-name-decided = Decided
office-name-implemented = Implemented
office-name-met = Chance of being met
office-name-budget = Budget, EUR
office-name-eu = EU grant, EUR
office-name-eu_own = EU grant, own share, EUR
office-name-own = Own contribution, EUR
office-name-loan = Loans, EUR
office-unit-share = share
office-unit-eur = EUR
office-granted-yes = yes
office-granted-maybe = maybe
office-granted-no = no
