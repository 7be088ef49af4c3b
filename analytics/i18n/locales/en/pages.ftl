## Every page

app-name = EU strategy
language-own-name = English
nav-goals = Goals
nav-goal = Goal
nav-projects = Projects
nav-changes = Changes
nav-ledger = Consultants’ ledger
nav-edit = Edit a goal
nav-metric = Definition
nav-project = Project
nav-funding = Funding
nav-upload = Upload
nav-history = History
as-of-button = As of { $day }
as-of-label = Show the figures as of
as-of-help = Statuses are as they were on that day; what was decided later does not count.
as-of-reset = Back to the day of the figures
known-on-button = known { $day }
known-on-label = … as it was known on
known-on-help = The edition that was the newest on that day: the figures as the council saw them then. Blank: everything known now.
known-on-reset = Back to everything known now
known-too-early = On { $day } nothing had been published here yet. You are looking at the first edition.
old-edition = You are looking at edition { $number }, published { $when }. The newest is edition { $head }.
foot = Edition { $number }, published { $when } by { $author }. The figures are true as of { $figures }.
author-sample = the bundled sample
no-javascript = The interactive pages need JavaScript. The goals above can be read without it.

## Goals

goals-title = The goals of the EU strategy
goals-none = This edition has no goals. Upload a table of goals to see how they stand.
three-target = Target
    .meaning = What the goal asks for.
three-decided = Decided
    .meaning = What has been granted.
three-implemented = Implemented
    .meaning = What has been spent or completed.
three-none = –
rollup-title = The goals rolled up
rollup-strategy = The whole strategy
rollup-alt = { $name }: { $value } reached
rollup-of = { $count ->
    [one] 1 goal, at most 100%
   *[other] { $count } goals, weighted, each at most 100%
}
card-before = Edition { $edition }, { $day }: { $value } of { $target } – { $status }
card-note-due = A note is due from { $owner }
owner-unknown = the owner (not named)
fact-expected = Expected by today
fact-deadline = Deadline
fact-certainty = Certainty
fact-minimum-budget = Minimum project budget
fact-envelope = Own contribution in total
fact-envelope-per-project = Own contribution per project
fact-source = Source
fact-owner = Owner
fact-formula-source = Source of the formula
card-missing = { $count ->
    [one] 1 cell is missing – see which
   *[other] { $count } cells are missing – see which
}
card-more = See what counts

## One goal

back-to-goals = ← All goals
goal-unknown = There is no goal of that name in this edition. This is the first one.
trajectory-title = The course so far
counts-title = What counts
counts-nothing = Nothing counts for certain yet.
counts-what = Project
counts-amount = Contributes
counts-why = What decides it
counts-side = Part
counts-caption = { $count ->
    [one] 1 row counts for certain
   *[other] { $count } rows count for certain
}
side-numerator = Recovered
side-denominator = Cost
could-count-title = What could count, and why
could-count-nothing = No blank cell can change the figure.
could-count-caption = { $count ->
    [one] 1 row could count
   *[other] { $count } rows could count
}
why-missing = Blank: { $cells }
excluded-title = What does not count, and why
excluded-why = The condition
excluded-minimum_project_budget = The budget is { $value }; the goal asks for at least { $limit }.
excluded-own_contribution_limit = The own contribution is { $value }; the goal allows about { $limit }.
excluded-focus_areas = The focus area is { $value }; the goal is about { $limit }.
excluded-programmes = The programme is { $value }; the goal is about { $limit }.
excluded-caption = { $count ->
    [one] 1 row does not meet the goal's conditions
   *[other] { $count } rows do not meet the goal's conditions
}
lead-definition = Definition: { $metric }
lead-cells = The cells behind it
lead-changes = What changed up to edition { $number }
lead-edit = Edit the goal
goal-new = Set a new goal
keys-title = The shortest way to certainty
keys-met = { $count ->
    [one] One cell could settle that the goal is met:
   *[other] { $count } cells together could settle that the goal is met:
}
keys-missed = { $count ->
    [one] One cell could settle that it is not:
   *[other] { $count } cells together could settle that it is not:
}
keys-more = and { $count } more
children-title = Its sub-goals
missing-title = The missing cells
missing-lead = Fill in these cells in the workbook and upload it; then the interval becomes narrower.
missing-none = No cell is missing: the figure is certain.
missing-column = Missing
missing-row = For
missing-place = File, sheet, cell
missing-row-to-add = A row has to be added
missing-no-place = In no uploaded file
missing-caption = { $count ->
    [one] 1 blank cell keeps the figure open
   *[other] { $count } blank cells keep the figure open
}
missing-upload = Upload the workbook with the cells filled in
reading-title = How the goal is read
interpretation-title = Interpretation
definition-title = Definition: { $metric }
bands = On track from { $on_track } of what was expected by today, behind from { $behind }, at risk below that.

## Errors

error-title = Something went wrong here
error-words =
    The page could not be shown. Nothing has been changed, and the other pages still work.
    Tell whoever runs the dashboard this reference: { $reference }.
unwritable-title = The dashboard cannot save just now
unwritable-full = The disk is full. Nothing was changed; everything published can still be read. Tell whoever runs the dashboard.
unwritable-read_only = The data folder cannot be written. Nothing was changed; everything published can still be read. Tell whoever runs the dashboard.
unwritable-busy = The catalogue is held by another program. Nothing was changed; try again in a moment.
unwritable-other = The data folder or the database did not answer as expected. Nothing was changed. Tell whoever runs the dashboard.

## Streamlit's own words

streamlit-browse = Choose files
streamlit-drop = Drag files here
streamlit-limit = At most { $megabytes } MB per file · xlsx, xls, ods, csv, json, zip
streamlit-skip = Skip to the content
streamlit-clear = Clear
streamlit-delete = Remove the file
streamlit-not-found = Page not found

## Downloads

file-template-empty = eu-workbook-empty
file-template-filled = eu-workbook-edition-{ $number }

## Upload

upload-lead = Your files are read, checked and shown here first. Nothing is published before you press the last button.
upload-template = Get the workbook
upload-template-words = The filled workbook holds everything published so far. Change what is new, leave blank what is not known, and upload it again. A single table is enough.
template-filled = Filled workbook (edition { $number })
template-empty = Empty workbook
template-csv = One table at a time, as CSV
template-csv-filled = filled
template-csv-empty = empty
upload-choose = Choose your files
upload-files = Workbooks or lists: xlsx, xlsm, xls, ods, csv, tsv, json, or a zip of these
upload-files-help = Tables and columns that are not in the files stay as they are published. Exports from keep.eu, CORDIS, Kohesio, Jems, and the Danish and Swedish lists are recognised.
upload-reading = Reading the files …
upload-findings = What we noticed
upload-blocked = Nothing can be published while an error stands. Correct the cells above and choose the files again. What is published is untouched.
upload-preview = What publishing would change
upload-judging = Working out the goals …
upload-figures-as-of = The figures are true as of
upload-figures-as-of-help = Statuses and roles are read as they were on this day.
upload-publish = Publish
publish-name = Your name
publish-note = Note: what is new, and why
publish-note-help = Stands in the history beside the edition.
publish-button = Publish
publish-blank = Please give both your name and a note.
publish-look-again = Someone published just before you. Your changes now stand on top of theirs above; look at them and press publish again.
published = Edition { $number } is published. The goals below are the new ones.

level-error = Error
level-question = Question
level-warning = Note
finding-level = Kind
finding-place = Where
finding-value = Stands there
finding-what = What is wrong
finding-do = What to do
findings-none = Everything could be read, and nothing is wrong.
findings-caption = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}

late-title = Someone published while you were working
late-words = { $author } published edition { $number } on { $when }: “{ $note }” Nothing of yours is lost: below, your changes are put on top of that edition, cell by cell.
late-changes = What changed meanwhile
conflict-row = The whole row
conflict-removed = Removed
conflict-kept = Changed
conflict-keep-mine = Keep mine
conflict-keep-theirs = Keep theirs
conflicts-caption = { $count ->
    [one] 1 place that both of you changed
   *[other] { $count } places that both of you changed
}

## What differs

yes = Yes
no = No
changes-title = In the tables
changes-none = Nothing differs.
changes-table = Table
changes-added = Rows added
changes-removed = Rows removed
changes-changed = Cells changed
changes-caption = Changes by table
changes-of = { $table }: row by row
changes-row = Row
changes-column = Column
changes-before = Before
changes-after = After
changes-changed-caption = { $count ->
    [one] 1 cell changed
   *[other] { $count } cells changed
}
changes-added-caption = { $count ->
    [one] 1 row added
   *[other] { $count } rows added
}
changes-removed-caption = { $count ->
    [one] 1 row removed
   *[other] { $count } rows removed
}
changes-first = The first { $shown } are shown.
moves-title = The goals
moves-goal = Goal
moves-before = Before
moves-after = After
moves-what = Change
moves-moved = Changes
moves-same = Unchanged
moves-new = New goal
moves-gone = Goal removed
moves-missing = { $count ->
    [0] no cell missing
    [one] 1 cell missing
   *[other] { $count } cells missing
}
moves-caption = { $count ->
    [0] No goal changes
    [one] 1 goal changes
   *[other] { $count } goals change
}

## History

history-lead = Every edition ever published. Each can be looked at, compared and restored.
history-edition = Edition
history-when = Published
history-who = By
history-note = Note
history-figures = Figures as of
history-files = Files
history-open = Edition { $number }
history-workbook = As a workbook
history-originals = { $count ->
    [one] The file as uploaded
   *[other] The { $count } files as uploaded
}
history-restored = Restored from edition { $number }.
history-caption = { $count ->
    [one] 1 edition
   *[other] { $count } editions
}
kind-sample = The bundled sample
kind-upload = Upload
kind-restore = Restored
kind-entry = Entered
edition-name = Edition { $number } · { $when } · { $author }
compare-title = Compare two editions
compare-from = From
compare-to = To
compare-same = Choose two different editions.
restore-title = Restore an earlier edition
restore-which = Edition to restore
restore-button = Restore as a new edition
restore-late = Someone published in the meantime. Look at the list and try again.
restored = Edition { $number } is restored as edition { $new }.

## Projects

projects-lead = Everything applied for or taken part in. A dash is a blank cell: not known, never zero.
projects-none = No project passes these filters.
projects-alt = { $count ->
    [one] A grid with 1 project
   *[other] A grid with { $count } projects
}
projects-open = Tap a cell to open the project.
projects-by = Granted projects by { $dimension }
projects-by-status = All projects by status
by = Spread over
by-year = Year
filter-search = Search
filter-more = More filters
filter-all = All
value-unknown = Unknown
named = { $name }: { $value }
tile-projects = Projects
tile-granted = Granted
tile-budget = Total budget
tile-eu = EU grant
tile-own = Own contribution
tile-loan = Loan
tile-unknown = { $count ->
    [0] all known
    [one] known part; 1 project unknown
   *[other] known part; { $count } projects unknown
}
loan-none = No loan
granted-yes = Granted by this day
granted-maybe = Granted by this day? A blank decides
granted-no = Not granted by this day
back-to-projects = ← All projects
project-unknown = There is no project of that id in this edition.
money-known = The known part in euro; a dash where nothing is known.
money-title = Its money
money-none = No amount is known.
money-item = Item
money-scope = Whose
money-stage = Stage
money-year = Year
money-whole = Whole project
money-amount = Amount
money-euro = In euro
money-rate = Rate
money-source = Source and place
money-no-rate-needed = Euro already
money-no-rate = No rate: currency or date is blank
rate-ecb = ECB reference rate
money-rate-words = { $rate } { $currency } to the euro, { $day } ({ $source })
money-caption = { $count ->
    [one] 1 amount
   *[other] { $count } amounts
}
partners-none = No partner is known.
partners-caption = { $count ->
    [one] 1 partner
   *[other] { $count } partners
}

## Funding

funding-lead = Granted projects, in euro. Only what is known is added up; how many amounts are unknown stands beside it.
funding-by = Money by { $dimension }
funding-eu = EU grants
funding-own = Own contribution
funding-other = Other public and private
funding-loan = Loans
funding-loans-title = Loans
funding-loans-words = A loan is paid back. It counts towards nothing else here.
funding-unknown = { $count ->
    [0] all amounts known
    [one] 1 amount unknown
   *[other] { $count } amounts unknown
}
funding-unknown-column = Amounts unknown
funding-none = No amount is known for granted projects on this day.
funding-no-year = Without a year
funding-nothing = no amount recorded
funding-ledger = The consultants’ ledger: what they cost and what the projects pay back →
projects-download = Download the list as CSV

## Key figures

key-figures-title = Key figures of the whole portfolio
key-figure = Key figure
key-figure-value = Interval
key-figure-known = Known part
key-figures-caption = Blank cells are unknown, never zero: hence an interval

## The definition of a metric

metric-unknown = There is no metric of that name.
metric-unit = Unit
metric-direction = Direction
metric-reviewed = Last read against its source
metric-now = On { $day }: { $value }, over all projects in edition { $edition }.
metric-goals = Goals that are measured by it
metric-status = Status
metric-query = The query
direction-up = More is better
direction-down = Less is better
direction-neither = Neither more nor less is better
