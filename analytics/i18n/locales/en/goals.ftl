## How a goal stands

status-achieved = Achieved
    .meaning = The target is met, whatever the blank cells turn out to hold.
status-on_track = On track
    .meaning = The figure keeps up with what was expected by today.
status-behind = Behind
    .meaning = The figure is somewhat below what was expected by today.
status-at_risk = At risk
    .meaning = The figure is far below what was expected by today, or a limit is already exceeded.
status-missed = Missed
    .meaning = The deadline has passed, and the target is not met whatever the blank cells turn out to hold.
status-not_started = Not started
    .meaning = The goal's period has not begun on this date.
status-no_data = No data
    .meaning = Nothing is known that the figure could be computed from. That is not the same as zero.
status-cannot_yet_tell = Cannot yet tell
    .meaning = Blank cells decide which status is right.
status-overdue = Overdue
    .meaning = The deadline has passed, but the figures are older than it. Update them, so that it can be said whether the target was met.

## The shares of what was expected that set the three apart

band-on_track = at least { $on_track } of expected
band-behind = from { $behind } to below { $on_track } of expected
band-at_risk = below { $behind } of expected

certainty-met = Met in every case
    .meaning = Whatever the blank cells turn out to hold, the target is met.
certainty-open = Cannot yet tell
    .meaning = Blank cells decide whether the target is met.
certainty-missed = Not met in any case
    .meaning = Whatever the blank cells turn out to hold, the target is not met on this date.

comparison-at_least = at least { $target }
comparison-at_most = at most { $target }
comparison-around = around { $target }

## Sub-goals and progress taken together

metric-sub_goals = Progress of the sub-goals
    .definition = The mean of how far the sub-goals have come, weighted by their weights. A sub-goal counts for 100 % at most. For a goal of at least a figure, it is how much of the way from the baseline to the target is covered; for a ceiling, 100 % until it is broken, and then the ceiling over the value; for a goal of around a figure, the smaller of the two over the larger, and 100 % within the tolerance. Where no sub-goal has a weight above 0, the figure is not defined.
    .why = A goal made of several can be followed as one, without one of them hiding another.
    .unit = share

rollup-reason-weights_zero = Not defined: none of the goals has a weight above 0.
rollup-reason-no_goals = Not defined: all the goals are sub-goals of each other.
