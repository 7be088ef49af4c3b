# What was noticed about goals: what is wrong, and (.remedy) what to do about it.

## Milestones and expected path

finding-milestone-before-start = The milestone is due on { $value }, which is not after the goal’s first day, { $start }.
    .remedy = Correct one of the two dates. What the goal stands at when it starts is its baseline.
finding-milestone-after-deadline = The milestone is due on { $value }, after the last day that counts for the goal, { $day }.
    .remedy = Correct one of the two dates.
finding-milestone-not-target = The milestone is due on the goal’s last day, but its value, { $value }, is not the target, { $read }.
    .remedy = Correct one of the two figures, or delete the milestone: on its last day the goal is to have reached its target.
finding-milestone-goes-back = The milestone, { $value }, lies further from the target than what comes before it, { $read }.
    .remedy = Correct the figure or the day, if that is not meant.
finding-path-without-milestones = The goal is to follow its milestones, but it has none. A straight line is drawn instead.
    .remedy = Add the milestones to the table { $table }, or choose another path.
finding-milestones-not-used = The goal has milestones, but they are not used: { $column } is { $value }.
    .remedy = Leave the expected path blank to follow the milestones. A ceiling has no path. Otherwise delete the milestones.

## A goal that contradicts itself

finding-rule-without-deadline = The goal says how its deadline is meant, but it has none.
    .remedy = Fill in { $column }, or clear this cell.
finding-around-without-tolerance = The goal is to land around its target, but it does not say how close. Without a tolerance only the target itself will do.
    .remedy = Fill in the tolerance, such as 10 %.
finding-target-not-above-baseline = The target, { $value }, is not above the baseline, { $read }: the goal was met when it started.
    .remedy = Nothing, if a level is to be held. Otherwise correct one of the two figures.
finding-focus-area-contradicts = The goal belongs to the focus area “{ $value }”, but only projects in other focus areas count towards it: { $counted }.
    .remedy = Correct one of the two cells, if that is not meant.
finding-envelope-without-basis = It is not said whether the envelope is for all the projects together or for each of them. It is read as being for all together.
    .remedy = Choose one of the two.
finding-envelope-not-for-metric = An envelope for the own contribution in total cannot be judged for the metric “{ $metric }”.
    .remedy = Clear the cell, let the envelope apply to each project, or choose one of these metrics: { $metrics }.
finding-condition-not-used = The condition has no effect ({ $column }): the metric “{ $metric }” does not count projects.
    .remedy = Clear the cell, and set the condition on the sub-goals.

## Sub-goals and weights

finding-parent-is-itself = The goal “{ $value }” is a sub-goal of itself.
    .remedy = Clear the cell, or write the goal that it is a part of.
finding-parents-in-a-circle = These goals are sub-goals of each other, each of the next: { $goals }.
    .remedy = Clear the cell of the goal that stands at the top.
finding-parent-too-deep = The goal is more than { $count } levels below the goal at the top.
    .remedy = Make it a part of a goal further up.
finding-no-sub-goals = The goal “{ $goal }” is measured by its sub-goals, but it has none.
    .remedy = Write “{ $goal }” in the column { $column } of the goals that are parts of it, or choose another metric.
finding-weights-all-zero = { $count ->
    [one] The only goal at the top has the weight 0
   *[other] All { $count } goals at the top have the weight 0
    }, so the progress of the strategy is not defined.
    .remedy = Give at least one of them a weight above 0, or leave the cells blank: a blank weight is 1.
finding-weights-all-zero-below = { $count ->
    [one] The only sub-goal of “{ $parent }” has the weight 0
   *[other] All { $count } sub-goals of “{ $parent }” have the weight 0
    }, so their progress is not defined.
    .remedy = Give at least one of them a weight above 0, or leave the cells blank: a blank weight is 1.

## Bands and programmes

finding-bands-crossed = “{ $behind_from }” is above “{ $on_track_from }”.
    .remedy = Correct one of the two shares: a goal is behind from the lower one, and on track from the higher one.
finding-programme-without-project = No project is in the programme “{ $value }”, so its success rate is not used.
    .remedy = Nothing, if projects are yet to come. Otherwise write the programme as in the table { $table }.
finding-programme-without-project-close = No project is in the programme “{ $value }”, so its success rate is not used. Did you mean { $suggestion }?
    .remedy = Write { $suggestion }, or correct the programme in the table { $table }.
