## Figures in words

figure-unknown = Unknown
figure-unbounded = no upper bound
figure-at-least = at least { $low }
figure-of = of { $target } { $noun }
at-most = at most { $limit }
envelope-around = { $limit } ({ $amount } + { $share })
envelope-of = { $value } – limit { $limit }

summary-not-started = The goal’s period has not begun on { $day }. The target is { $target }.
summary-unknown = Nothing is known on { $day } from which the figure could be computed. The target is { $target } by { $deadline }.
summary-open = On { $day } the figure is at least { $low }; blank cells leave the rest open. The target is { $target } by { $deadline }.
summary-certain = On { $day } the figure is { $low }. The target is { $target } by { $deadline }.
summary-between = On { $day } the figure is between { $low } and { $high }, depending on what the blank cells turn out to hold. The target is { $target } by { $deadline }.
summary-expected = { $expected } was expected by today.
summary-missing = { $count ->
    [one] One blank cell would settle it.
   *[other] { $count } blank cells would settle it.
}

## The bar

bullet-target = target { $target }
bullet-expected = by today { $expected }
bullet-alt = Value: { $value }. Target: { $target }. Expected by today: { $expected }.
legend-sure = Certain
legend-maybe = Possible, if the blank cells say so
legend-by-now = Expected by today
legend-aim = Target

## Charts

chart-certain = Certain
chart-possible = Possible
chart-expected = Expected
chart-target = Target: { $target }
chart-deadline = Deadline { $day }
chart-date = Date
chart-trajectory-alt = Course of “{ $title }”: on { $day } the value is { $value }. Target: { $target } by { $deadline }. All the figures are in the table below the chart.
chart-as-table = The figures as a table
chart-download = Download as CSV
chart-projects-by-alt = Projects by { $dimension }, certain and possible: { $values }. All the figures are in the table below the chart.
chart-funding-alt = Money by { $dimension } in euro: { $values }. All the figures are in the table below the chart.

## The goal in sentences

narrative-more = { $count } more
narrative-envelope-met = The own contribution in total is { $value } and keeps within the limit of { $limit }.
narrative-envelope-open = The own contribution in total is { $value }; whether it keeps within the limit of { $limit } cannot be told yet.
narrative-envelope-missed = The own contribution in total is { $value } and exceeds the limit of { $limit }.
narrative-excluded = { $name } does not count. { $why }
narrative-excluded-lead-partner-count = { $name } is led by the organisation but does not count. { $why }
narrative-excluded-partner-count = The organisation is a partner in { $name }, but it does not count. { $why }
narrative-not-computable = The figure cannot be computed yet; that is not the same as 0 %.
narrative-blank = Not known – { $column }: { $names }.
narrative-pipeline = { $count ->
    [one] { $names } has been applied for and is only in the pipeline: it counts if it is granted.
   *[other] { $names } have been applied for and are only in the pipeline: they count if they are granted.
}
