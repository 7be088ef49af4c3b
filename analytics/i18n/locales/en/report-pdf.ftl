## The board's report (PDF): headings that only its layout needs

pdf-page = Page
pdf-page-of = of
pdf-summary = Summary
pdf-overview = The goals at a glance
pdf-goals = Goal by goal
pdf-portfolio = Projects
pdf-money = Money
pdf-changes = What changed
pdf-sources = Sources and definitions
pdf-course = The course
pdf-course-holds = Only days on which a figure moved, and the first and the last: a figure holds until the next one.
pdf-reading = How the goal is read
pdf-interpretation = Interpretation
pdf-source = Source
pdf-owner = Responsible
pdf-sub-goals = Sub-goals
pdf-goal = Goal
pdf-status = Status
pdf-value = Value
pdf-expected = Expected by today
pdf-deadline = Deadline
pdf-none = None.
pdf-no-goals = There are no goals in this edition.
pdf-no-projects = There are no projects in this edition.
pdf-no-changes = Nothing has moved since the edition before, or there is none.
pdf-more = { $count ->
    [one] 1 more blank cell is not listed here.
   *[other] { $count } more blank cells are not listed here.
}
pdf-description = Report to the board, { $as_of }: how the goals of the EU strategy stand.
pdf-keyword = EU strategy
pdf-logo = Logo: { $organisation }
pdf-imprint = { $published }, { $as_of } · checksum { $checksum }
pdf-colophon = { $published }, { $as_of }. Checksum of the data (SHA-256): { $checksum }. The same checksum means the same figures.
pdf-card-more = { $count ->
    [one] and 1 more goal
   *[other] and { $count } more goals
}
