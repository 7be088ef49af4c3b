## What changed, for minutes

minutes-lead = How the goals changed from { $before } to { $after }:
minutes-lead-dates = How the goals changed from { $before } to { $after }, both by edition { $number }:
minutes-side = edition { $number } (as of { $day })
minutes-moved = “{ $title }”: from { $before } to { $after }; the target is { $target }.
minutes-still = “{ $title }”: the figure is still { $after }; the target is { $target }.
minutes-goal-new = “{ $title }” is a new goal. It stands at { $figure }; the status is “{ $status }”.
minutes-goal-gone = “{ $title }” is no longer a goal. It last stood at { $figure }; the status was “{ $status }”.
minutes-status = The status goes from “{ $before }” to “{ $after }”.
minutes-status-same = The status is still “{ $status }”.
minutes-causes = Causes: { $causes }.
minutes-goalpost = The goal itself was changed: { $changes }.
minutes-old-wording = By the old wording, today’s data give { $figure } and the status “{ $status }”.
minutes-same = { $count ->
    [one] Unchanged: { $goals }.
   *[other] Unchanged: { $goals }.
}
minutes-quoted = “{ $title }”
minutes-and = { $first } and { $last }

## Causes

cause-projects = New and removed projects
    .meaning = Projects that came or went, with every row of theirs.
cause-cells = Corrected cells
    .meaning = Every other cell or row that was corrected, added or removed.
cause-decisions = Status decisions
    .meaning = The status of a project, and the days it was applied for and decided on.
cause-rates = Exchange rates
    .meaning = What a currency is worth in euro.
cause-time = The passing of time
    .meaning = The date looked at, and the day the figures are of.
cause-definition = The goal’s own wording
    .meaning = Target, deadline, conditions, milestones, and the bands that statuses are judged by.

split-by-projects = projects came or went
split-by-cells = cells were corrected
split-by-decisions = projects were decided on
split-by-rates = exchange rates changed
split-by-definition = its wording or the bands it is judged by
split-time = time passed from { $before } to { $after }
split-time-figures = the figures are of another day
split-envelope = own contribution in total from { $before } to { $after }
split-project-new = { $name } is a new project
split-project-gone = { $name } was taken out
split-of-project = { $name }: { $what }
split-known = { $column } is now known: { $after }
split-blanked = { $column } is no longer stated (it was { $before })
split-corrected = { $column } changed from { $before } to { $after }
split-row-added = added: { $row }
split-row-removed = removed: { $row }
split-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
split-more-cells = { $count ->
    [one] 1 more cell
   *[other] { $count } more cells
}
split-status-idea = { $name } is an idea again
split-status-applied = { $name } has been applied for
split-status-granted = { $name } was granted
split-status-running = { $name } is now running
split-status-closed = { $name } was closed
split-status-rejected = { $name } was rejected
split-status-withdrawn = { $name } was withdrawn

delta-certain = { $change } certain
delta-possible = { $change } possible
delta-bound = the upper end appears or disappears
delta-points = { $points } percentage points
delta-together = together { $change }

## The page

split-lead = What moved each goal between two editions or two dates, cause by cause. The parts sum to the whole.
split-from = From edition
split-to = To edition
split-from-date = From, as of
split-to-date = To, as of
split-only-one = There is only one edition, so there is nothing to compare it with yet. Choose two dates to see what the passing of time does.
split-same = Choose two different editions or dates.
split-nothing = Nothing that a goal is made of differs between the two.
split-goal-same = Unchanged.
split-goal-new = New goal
split-goal-gone = No longer a goal
split-goals-same = Unchanged goals
split-table-caption = { $title }: cause by cause
split-cause = Cause
split-low = Certain
split-high = At most
split-before = Before: { $day }
split-after = After: { $day }
split-sum = Sum of the causes
split-why = What is behind it
split-status-moved = Status: { $before } → { $after }
split-no-bound = no upper end
split-not-a-number = – (upper end appears or disappears)
split-no-figure = – (no figure on one side)
split-chart-title = The figure after each cause
split-chart-alt = “{ $title }” after each cause: { $values }. All the figures are in the table below the chart.
split-project-link = { $name }: the project
split-old-edition = edition { $number }
split-more-rows = The first { $shown } of { $count } are shown.
split-order = The causes are replayed in this order: projects, corrected cells, decisions, exchange rates, time, wording. Each takes over from the one before.
split-minutes-title = For the minutes
split-minutes-lead = Plain text. Press the copy symbol in the corner of the box.
split-minutes-download = Download as text
split-minutes-file = minutes-goals-{ $before }-{ $after }

## Wordings of a goal

wording-title = As the goal was worded
wording-lead = The goal’s wording has changed. The same figures, judged by each wording:
wording-caption = { $count ->
    [one] 1 wording
   *[other] { $count } wordings
}
wording-when = Worded so
wording-what = The goal
wording-figure = Figure today
wording-status = Status by this wording
wording-edition = edition { $first }
wording-editions = editions { $first } to { $last }
wording-now = as it is worded now
wording-by = { $target } { $noun } by { $deadline }
wording-no-deadline = { $target } { $noun }, no deadline
wording-differs = Differs in: { $fields }
wording-cannot = Cannot be judged by this wording: its metric is not there any more, or an exchange rate for its conditions is missing.
