## How likely a goal is to be met

forecast-title = Forecast
forecast-lead = What the applications that await a decision may bring by the last day. Each is granted with its probability; what is not known stays open.

forecast-even = { $share } likely to be met by { $day }.
forecast-between = Between { $low } and { $high } likely to be met by { $day }.
forecast-open = How likely the goal is to be met by { $day } cannot be said yet: what is not known leaves everything from { $low } to { $high } open.
forecast-certain = Met by { $day } whatever is decided on the applications.
forecast-impossible = Not met by { $day } even if every application on record is granted.
forecast-under = under { $share }
forecast-over = over { $share }

forecast-none-no_deadline = No forecast: the goal has no deadline.
forecast-none-passed = No forecast: the goal’s last day has passed.
forecast-none-other_metric = No forecast: whether applications are granted does not by itself decide this figure.
forecast-none-no_data = No forecast: too little is known to compute the figure, whatever is decided on the applications.
forecast-envelope = The forecast is about the figure alone. Whether the own contribution stays within its limit is not part of it.
forecast-of = The forecast is about what is planned and granted: “{ $metric }”. What is in fact paid out by then may be less.
forecast-nothing-waits = No application that could count is to be decided by then.

forecast-needed-count = { $role ->
    [lead] { $count ->
        [one] One more granted lead project
       *[other] { $count } more granted lead projects
    }
    [partner] { $count ->
        [one] One more granted partner project
       *[other] { $count } more granted partner projects
    }
   *[project] { $count ->
        [one] One more granted project
       *[other] { $count } more granted projects
    }
}{ $minimum ->
    [none] {""}
   *[other] {" "}of at least { $minimum }
}{ $count ->
    [one] {" "}is
   *[other] {" "}are
} needed by { $day }, counting only what is certain.
forecast-needed-amount = { $amount } more is needed by { $day }, counting only what is certain.
forecast-needed-share = { $points } percentage points more are needed by { $day }, counting only what is certain.
forecast-best-none = If everything that blank cells leave open counts too, nothing more is needed.
forecast-best-count = If everything that blank cells leave open counts too, { $count ->
    [one] one more is
   *[other] { $count } more are
} needed.
forecast-best-amount = If everything that blank cells leave open counts too, { $amount } more is needed.
forecast-best-share = If everything that blank cells leave open counts too, { $points } percentage points more are needed.
forecast-rate-record = At today’s rate ({ $granted } of { $decided } applications granted) that means about { $count ->
    [one] one application
   *[other] { $count } applications
}, including those that already await a decision.
forecast-rate-pipeline = At the mean probability of the applications that await a decision ({ $rate }) that means about { $count ->
    [one] one application
   *[other] { $count } applications
}, including those that already await a decision.
forecast-rate-unknown = How many applications that takes cannot be said: how often they are granted is not known.

forecast-record-none = No decision on an application is on record by { $day }.
forecast-record-winners = By { $day } { $decided ->
    [one] the one decided application on record was
   *[other] all { $decided } decided applications on record were
} granted. A list without rejections is a list of winners and says nothing of the next application. Enter the rejected ones too.
forecast-record-losers = By { $day } { $decided ->
    [one] the one decided application on record was
   *[other] all { $decided } decided applications on record were
} rejected. That does not say how likely the next one is.
forecast-record-few = By { $day } { $granted } of { $decided } decided applications on record had been granted. It takes at least { $least } decisions to say how likely the next one is.
forecast-record-used = By { $day } { $granted } of { $decided } decided applications had been granted ({ $rate }). Withdrawn ones are left out.

forecast-application = Application
forecast-probability = Probability
forecast-basis = From
forecast-expected = Decision expected
forecast-contributes = If granted
forecast-basis-project = the project itself
forecast-basis-programme = the programme’s success rate
forecast-basis-record = own record: { $granted } of { $decided }
forecast-basis-unknown = not known – fill in “{ $column }”
forecast-expected-blank = blank: may come in time
forecast-expected-passed = { $day } (passed)
forecast-applications-caption = { $count ->
    [one] One application that may be decided in time
   *[other] { $count } applications that may be decided in time
}
forecast-late-title = Too late to count
forecast-late-caption = { $count ->
    [one] One application that is expected to be decided after { $day }
   *[other] { $count } applications that are expected to be decided after { $day }
}

forecast-scenario = If
forecast-met = Likely to be met
forecast-scenarios-caption = The same with other probabilities
forecast-scenario-as_stated = the probabilities hold as stated
forecast-scenario-half = every probability is half of it
forecast-scenario-together = decisions within one programme rise and fall together

forecast-chart-title = What the figure may be on { $day }
forecast-chart-value = Value
forecast-chart-low = If only what is certain counts
forecast-chart-high = If all that could count counts
forecast-chart-both = Probability
forecast-chart-target = Target: { $target }
forecast-chart-range = { $low } to { $high }
forecast-chart-alt = How likely each value of “{ $title }” is on { $day }. Only what is certain: most likely { $low }. All that could count: most likely { $high }. Target: { $target }. All the figures are in the table below the chart.
