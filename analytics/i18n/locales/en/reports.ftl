## The content of reports and share pages

report-title = EU strategy: how the goals stand
report-as-of = as of { $day }
report-published = Edition { $number }, published { $when }
report-published-by = Edition { $number }, published { $when } by { $author }
report-figures = The figures are true as of { $day }.
report-figures-unknown = The edition does not say of which day its figures are.
report-note = { $by }: { $note }

## The summary

report-no-goals = There are no goals to report on.
report-count-achieved = { $count ->
    [one] 1 is achieved
   *[other] { $count } are achieved
}
report-count-on_track = { $count ->
    [one] 1 is on track
   *[other] { $count } are on track
}
report-count-behind = { $count ->
    [one] 1 is behind
   *[other] { $count } are behind
}
report-count-at_risk = { $count ->
    [one] 1 is at risk
   *[other] { $count } are at risk
}
report-count-missed = { $count ->
    [one] 1 is missed
   *[other] { $count } are missed
}
report-count-not_started = { $count ->
    [one] 1 has not started
   *[other] { $count } have not started
}
report-count-no_data = { $count ->
    [one] 1 has no data
   *[other] { $count } have no data
}
report-count-cannot_yet_tell = { $count } cannot be told yet
report-count-overdue = { $count ->
    [one] 1 is overdue for an update
   *[other] { $count } are overdue for an update
}
report-standing = { $count ->
    [one] The strategy has one goal. It stands as follows: { $statuses }.
   *[other] { $below ->
        [0] The strategy has { $count } goals: { $statuses }.
       *[other] The strategy has { $count } goals, sub-goals included: { $statuses }.
    }
}
report-standing-some = { $count ->
    [one] This is about one goal. It stands as follows: { $statuses }.
   *[other] This is about { $count } goals: { $statuses }.
}
report-named = “{ $title }” ({ $status })
report-grave = In the red: { $goals }.
report-together = Taken together and weighted, the goals have come { $low } of the way.
report-together-between = Taken together and weighted, the goals have come between { $low } and { $high } of the way, depending on what the blank cells turn out to hold.
report-all-certain = No blank cell can change whether a goal is met: { $met ->
    [one] 1 goal is met
   *[other] { $met } goals are met
}, { $missed } not met so far.
report-all-open = { $count ->
    [one] Whether the goal is met cannot be told with certainty yet.
   *[other] Of none of them can it be told with certainty yet whether it is met.
}
report-certainty = Certain whatever the blank cells turn out to hold: { $met ->
    [one] 1 goal is met
   *[other] { $met } goals are met
}, { $missed } not met so far. Open: { $open }.
report-missing-none = No cell is missing.
report-missing = { $count ->
    [one] One blank cell keeps figures open.
   *[other] { $count } blank cells keep figures open.
}
report-missing-many = At least { $count } blank cells keep figures open.

## The tables

report-projects = { $count ->
    [one] Every project: 1
   *[other] Every project: { $count }
}
report-granted = Granted?
report-granted-yes = Yes
report-granted-maybe = Perhaps: a blank decides
report-granted-no = No
report-money = Money of granted projects, loans apart
report-money-kind = Kind
report-known-sum = Known sum
report-unknown = Not in it
report-loans = Loans by { $dimension }: a loan is paid back and counts towards nothing else
report-sources = Where the figures come from
report-source = Source
report-source-of = What comes from it
report-rows = { $table } ({ $count ->
    [one] 1 row
   *[other] { $count } rows
})
report-goals-of = { $count ->
    [one] The goal: { $goals }
   *[other] The goals: { $goals }
}
report-definitions = What the figures mean
report-metric = Figure
report-definition = Definition
