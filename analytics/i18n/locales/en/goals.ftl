## How a goal stands

status-achieved = Achieved
    .meaning = The target is met, whatever the blank cells turn out to hold.
status-on_track = On track
    .meaning = At least 95 % of what was expected by today.
status-behind = Behind
    .meaning = Between 85 % and 95 % of what was expected by today.
status-at_risk = At risk
    .meaning = Less than 85 % of what was expected by today, or a limit is already exceeded.
status-missed = Missed
    .meaning = The deadline has passed, and the target is not met whatever the blank cells turn out to hold.
status-not_started = Not started
    .meaning = The goal's period has not begun on this date.
status-no_data = No data
    .meaning = Nothing is known that the figure could be computed from. That is not the same as zero.
status-cannot_yet_tell = Cannot yet tell
    .meaning = Blank cells decide which status is right.

certainty-met = Met in every case
    .meaning = Whatever the blank cells turn out to hold, the target is met.
certainty-open = Cannot yet tell
    .meaning = Blank cells decide whether the target is met.
certainty-missed = Not met in any case
    .meaning = Whatever the blank cells turn out to hold, the target is not met on this date.

comparison-at_least = at least { $target }
comparison-at_most = at most { $target }
comparison-around = around { $target }
