# How a sheet was read: what is asked, and what is said about it.

choice-by_status = by the project's status

## Answers to choose from

option-leave-out = Leave out
option-choice = { $choice }
option-table = { $table }
option-column = { $column }
option-amount = { $item }: { $scope }, { $stage }
option-heading = “{ $heading }” ({ $cell })
option-every-row = { $choice }, in every row
option-use-hidden = Use it
option-number-comma = Comma before the decimals: “{ $written }” is { $read }
option-number-point = Point before the decimals: “{ $written }” is { $read }
option-date-day = Day first: “{ $written }” is { $read }
option-date-month = Month first: “{ $written }” is { $read }
option-serial = The number counts days: “{ $written }” is { $read }
option-share-all = All are per cent: { $written } is { $written } %
option-share-large = Only those above 1 are per cent: { $written } is { $written } %
option-share-none = None are per cent: { $written } is an error

## Which table, which column

finding-which-table = Which table does “{ $value }” hold?
    .remedy = Choose the table, or leave the sheet out.
finding-hidden-asked = The sheet “{ $value }” is hidden in the workbook. It looks like { $table }. Is it to be used?
    .remedy = Hidden sheets are often old. Use it only if its rows are meant to be published.
finding-hidden-columns = Columns that are hidden in the sheet were read: { $value }.
    .remedy = Look at them in the preview. Leave a column out if it is not meant to be published.
finding-hidden-rows = Rows that are hidden in the sheet were read: { $value }.
    .remedy = Look at them in the preview, and delete those that are not meant to be published.
finding-column-asked = What does the column “{ $value }” hold? For example: { $examples }
    .remedy = Choose the column it is, or leave it out.
finding-column-close = The column “{ $value }” was read as { $suggestion }, which is spelt almost the same.
    .remedy = Nothing, if that is right. Otherwise choose another column for it, or leave it out.
finding-missing-asked = The column { $column } was not found. Which heading is it?
    .remedy = The table cannot be read without it. Choose the heading, or add the column to the file.
finding-columns-missing = The sheet does not have these columns: { $columns }. What is published in them stays; in new rows they are unknown.
    .remedy = Nothing, if that is what you want. Otherwise add the columns.
finding-ids-made = The sheet has no project ids. They were made from { $column }.
    .remedy = Nothing, if the names stay as they are. Add a column with ids if names may change.
finding-no-heading = This column has no heading and was not read ({ $count } cells; the first is “{ $value }”).
    .remedy = Nothing, if it holds notes of your own. Otherwise give it a heading.

## Rows that are not data

finding-headings-repeated = The headings are repeated in { $count ->
        [one] one row
       *[other] { $count } rows
    } further down. They were left out.
    .remedy = Nothing.
finding-totals-row = The row “{ $value }” is the sum of the rows above and was left out.
    .remedy = Nothing, unless it is a row of its own: then give it another name.
finding-totals-row-differs = The row “{ $value }” was left out as a sum, but its figures are not the sum of the rows above.
    .remedy = See whether a row is missing above, or whether the sum is out of date.
finding-footnote = The text below the table was left out: “{ $value }”
    .remedy = Nothing, unless it is a row of the table: then fill in more of its cells.

finding-merged-cells-filled = The cells are merged over several rows. “{ $value }” was taken for each of the rows.
    .remedy = Nothing, if that is meant. Otherwise unmerge the cells and fill in each of them.
finding-merged-cells-blank = The cells are merged over several rows. The amount { $value } was taken for the first row only; the others are blank.
    .remedy = Unmerge the cells, and write in each row what belongs there.

## Numbers, dates, values

finding-approximate = “{ $value }” is an approximate figure ({ $column }). It was read as { $read }.
    .remedy = Write the exact figure if you know it.
finding-number-asked = “{ $value }” can be read in two ways, and the column does not show which ({ $column }, { $count } cells).
    .remedy = Choose which it is. The answer holds for the whole column.
finding-date-asked = “{ $value }” can be two different days, and the column does not show which ({ $column }, { $count } cells).
    .remedy = Choose which it is. The answer holds for the whole column.
finding-serials = The dates are written as numbers that count days ({ $column }). “{ $value }” was read as { $read }.
    .remedy = See whether the dates are right. Format the column as dates to be rid of this remark.
finding-serials-asked = “{ $value }” is a number among dates ({ $column }, { $count } cells). Is it a day?
    .remedy = As a spreadsheet counts days it would be { $read }.
finding-dates-rough-first = Only month, quarter or year is given in { $count } cells ({ $column }). The first day is used: “{ $value }” is { $read }.
    .remedy = Write the day if you know it.
finding-dates-rough-last = Only month, quarter or year is given in { $count } cells ({ $column }). The last day is used: “{ $value }” is { $read }.
    .remedy = Write the day if you know it.
finding-share-asked = Does { $value } mean { $value } % ({ $column }, { $count } cells)?
    .remedy = Choose what the figures of the column mean.
finding-value-asked = What is “{ $value }” in { $column } ({ $count } cells)?
    .remedy = Choose what it means. The answer holds for every cell with the same word.
finding-heading-unit = The heading “{ $value }” says the amounts are in units of { $factor }. They were multiplied by { $factor }.
    .remedy = See in the preview whether the amounts have the right size.
finding-heading-unit-unknown = What stands in brackets in the heading “{ $value }” was not made use of: the amounts were read as they are.
    .remedy = See in the preview whether the amounts have the right size and currency.
finding-currency-asked = In which currency are the amounts? The sheet does not say ({ $count } amounts; the first is { $value }).
    .remedy = Choose the currency of the amounts that do not name one.
finding-amounts-dated = Amounts that are not in euro are converted at the rate of the day the project was decided, or else of its first day ({ $columns }).
    .remedy = Nothing, if that is right. Otherwise upload the amounts in a table of budget lines with a date of their own.
