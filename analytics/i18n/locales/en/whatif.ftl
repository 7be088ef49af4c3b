## What if: the goal’s page

whatif-title = What if …
whatif-lead = Assume that applications are granted or rejected, that blank cells are filled or that the deadline moves, and see how every goal would stand. Nothing is published.
whatif-open = Try other assumptions
whatif-banner-title = What if: not published
whatif-banner = { $count ->
    [one] Below, 1 assumption is laid on top of edition { $number }. The figures in the rest of the dashboard are unchanged.
   *[other] Below, { $count } assumptions are laid on top of edition { $number }. The figures in the rest of the dashboard are unchanged.
}
whatif-share = The assumptions stand in the address of this page: share it, and others see the same.
whatif-on-page = The address of this page holds assumptions. They hold only in the section “What if …” further down; nothing is published.
whatif-clear = Clear the assumptions
whatif-assumed = The assumptions
whatif-refused-title = This cannot be assumed
whatif-not-judged = The goals cannot be judged with these assumptions.
whatif-today = Today
whatif-then = With the assumptions
whatif-moved = Goal
whatif-caption = { $count ->
    [0] No goal moves as of { $day }
    [one] 1 goal moves as of { $day }
   *[other] { $count } goals move as of { $day }
}
whatif-applications = Applications that await their decision
whatif-no-applications = No application awaits a decision.
whatif-as-it-is = As it is
whatif-granted = Granted
whatif-rejected = Rejected
whatif-expected = The decision is expected on { $day }.
whatif-too-late = The decision is expected on { $day }, after the goal’s last day: the project cannot count here.
whatif-deadline = The deadline
whatif-deadline-was = As published: { $day }
whatif-cells = Blank cells that matter
whatif-no-cells = No blank cell keeps the goal open.
whatif-cells-more = The first { $shown } of { $count } cells.
whatif-unfillable = { $count ->
    [one] One more cell is of a row that is missing altogether, and can only be filled in the workbook.
   *[other] { $count } more cells are of rows that are missing altogether, and can only be filled in the workbook.
}
whatif-unknown = Unknown
whatif-in-currency = in { $currency }
whatif-applications-more = The first { $shown } of { $count } applications.

## What if: what the address cannot say

finding-whatif-too-long = The assumptions in the address are too long (at most { $most } characters). None of them is used.
    .remedy = Clear the assumptions and choose fewer.
finding-whatif-too-many = The address holds { $found } assumptions; only the first { $most } are used.
    .remedy = Remove some of the assumptions.
finding-whatif-unreadable = “{ $value }” is not an assumption that can be read. It is not used.
    .remedy = Write table, row, column and value with / between them, or use the fields on the page.
finding-whatif-unknown-table = Nothing can be assumed about “{ $value }”. The assumption is not used.
    .remedy = Use the fields on the page.
finding-whatif-unknown-column = Nothing can be assumed about the column “{ $value }” of the table { $table }. The assumption is not used.
    .remedy = Use the fields on the page.
finding-whatif-unknown-row = The table { $table } has no row “{ $value }”. The assumption is not used.
    .remedy = The row may have been removed or renamed since; choose again on the page.
finding-whatif-other-currency = “{ $value }” names a currency that the field does not have. The assumption is not used.
    .remedy = Write the amount in the currency of the field.
