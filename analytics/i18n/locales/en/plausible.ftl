# The possible but unlikely: what it is, and what to do about it.

option-confirmed = Yes, that is right
finding-grant-over-total = The EU grant { $value } is larger than the total budget { $other_value } ({ $other }) of { $project }.
    .remedy = Correct whichever of the two cells is wrong, or confirm that both are right.
finding-part-over-total = The amount { $value } is larger than the total budget { $other_value } ({ $other }) that it is a part of, in { $project }.
    .remedy = Correct whichever of the two cells is wrong, or confirm that both are right.
finding-own-over-whole = The organisation's own share { $value } is larger than the whole partnership's { $other_value } ({ $other }) in { $project }.
    .remedy = See whether the two amounts changed places or are in different units. Correct them, or confirm them.
finding-rate-over-programme = The EU pays { $rate } of the budget of { $project }: { $value } of { $other_value } ({ $other }). The programme pays { $most } at most ({ $rule }).
    .remedy = Look at the grant letter. Correct the amount that is wrong, or confirm that it is right.
finding-hours-rate-over-programme = The co-financing rate is { $rate } in { $project }. The programme pays { $most } at most ({ $rule }).
    .remedy = Look at the grant letter. Correct the rate, or confirm that it is right.
finding-thousandfold = { $value } and { $other_value } ({ $other }) of { $project } are about a factor of a thousand apart.
    .remedy = One of the amounts may be in thousands. Correct it, or confirm that both are right.
finding-far-from-median = { $value } { $currency } of { $project } is at least a thousand times larger or smaller than the middle amount of its kind, { $median } { $currency }.
    .remedy = The amount may be in thousands or in another currency. Correct it, or confirm that it is right.
finding-kroner-in-euro = { $value } EUR of { $project } looks like an amount in kroner: { $other_value } stands in { $other }.
    .remedy = See whether the amount is in Danish kroner. Correct the amount or the currency, or confirm that it is right.
finding-same-project-twice = “{ $value }” may be the same project as “{ $other_value }” ({ $other }).
    .remedy = Delete one of the rows if it is the same project; otherwise it counts twice. Confirm if there are two projects.
finding-hours-over-year = { $consultant } has { $hours } hours in { $year }. A working year is { $most } hours.
    .remedy = Look through the hours in that year's rows, here { $value }. Correct them, or confirm that they are right.
finding-coverage-over-whole = The refunded hours of { $consultant } in { $year } cover { $rate } of the employment cost { $other_value } ({ $other }).
    .remedy = Look at the hours, the hourly rate and the employment cost. Correct them, or confirm that they are right.
finding-begins-later = The project counts as granted, but starts on { $start }, after { $day }, the day for which the figures are true.
    .remedy = If the figures are newer, choose their day under “The figures are true as of” before you publish. Otherwise look at the status and the start date.
