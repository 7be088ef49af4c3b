# How a sheet was read: what is asked, and what is said about it.

choice-by_status = by the project's status

## Answers to choose from

option-leave-out = Leave out
option-choice = { $choice }
option-table = { $table }
option-column = { $column }
option-amount = { $item }: { $scope }, { $stage }
option-amount-of-year = { $item } { $year }: { $scope }, { $stage }
option-heading = “{ $heading }” ({ $cell })
option-every-row = { $choice }, in every row
option-use-hidden = Use it
option-below-title = A title of the rows below it: leave out only that
option-below-row = A row of the table
option-below-other = The beginning of something else: leave it out with all that stands below it
option-number-comma = Commas begin the decimals, points set thousands apart: “{ $written }” is the figure { $read }
option-number-point = Points begin the decimals, commas set thousands apart: “{ $written }” is the figure { $read }
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
finding-hidden-asked-first = The sheet “{ $value }” is hidden in the workbook. Is it to be used?
    .remedy = Hidden sheets are often old. If it is to be used, you are asked next which table it is.
finding-turned = The sheet is turned on its side: the headings stand down its first column ({ $value }, …).
    .remedy = Turn the sheet so that the headings stand in one row and each project (or whatever the table holds) in a row of its own: select the cells, copy them, and choose Paste Special → Transpose in a new sheet.
finding-hidden-columns = Columns that are hidden in the sheet were read: { $value }.
    .remedy = Look at them in the preview. Leave a column out if it is not meant to be published.
finding-hidden-rows = Rows that are hidden in the sheet were read: { $value }.
    .remedy = Look at them in the preview, and delete those that are not meant to be published.
finding-column-asked = What does the column “{ $value }” hold? For example: { $examples }
    .remedy = Choose the column it is, or leave it out.
finding-amounts-collide = For some projects “{ $value }” is the same amount as the column in { $other }.
    .remedy = Choose for one of the two columns whether it is granted or planned, or leave it out.
finding-column-close = The column “{ $value }” was read as { $suggestion }, which is spelt almost the same.
    .remedy = Nothing, if that is right. Otherwise choose another column for it, or leave it out.
finding-missing-asked = The column { $column } was not found. Which heading is it?
    .remedy = The table cannot be read without it. Choose the heading, or add the column to the file.
finding-columns-missing = The sheet does not have these columns: { $columns }. What is published in them stays; in new rows they are unknown.
    .remedy = Nothing, if that is what you want. Otherwise add the columns.
finding-ids-made = The sheet has no project ids. They were made from { $column }.
    .remedy = Nothing, if the names stay as they are. Add a column with ids if names may change.
finding-no-heading = This column has no heading and was not read ({ $count ->
        [one] one cell, “{ $value }”
       *[other] { $count } cells; the first is “{ $value }”
    }).
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

finding-second-table = Something else stands below the table and was left out: “{ $value }” ({ $count ->
        [one] one row
       *[other] { $count } rows
    }).
    .remedy = Nothing, if it is not part of the table. Otherwise move it to a sheet of its own, or delete the blank rows and the headings in between.
finding-second-table-asked = “{ $value }” stands alone in its row. What is it?
    .remedy = Choose what it is. The answer is kept for the next file with the same headings.
finding-group-title = “{ $value }” stands alone above headings that are repeated, and was left out as a title.
    .remedy = Nothing, unless it is a row of the table: then fill in more of its cells.

finding-merged-cells-filled = The cells are merged over several rows. “{ $value }” was taken for each of the rows.
    .remedy = Nothing, if that is meant. Otherwise unmerge the cells and fill in each of them.
finding-merged-cells-blank = The cells are merged over several rows. The amount { $value } was taken for the first row only; the others are blank.
    .remedy = Unmerge the cells, and write in each row what belongs there.

## Numbers, dates, values

finding-approximate = “{ $value }” is an approximate figure ({ $column }). It was read as { $read }.
    .remedy = Write the exact figure if you know it.
finding-number-asked = “{ $value }” can be read in two ways, and the column does not show which ({ $column }, { $count ->
        [one] one cell
       *[other] { $count } cells
    }).
    .remedy = Choose which it is. The answer holds for the whole column.
finding-date-asked = “{ $value }” can be two different days, and the column does not show which ({ $column }, { $count ->
        [one] one cell
       *[other] { $count } cells
    }).
    .remedy = Choose which it is. The answer holds for the whole column.
finding-serials = The dates are written as numbers that count days ({ $column }). “{ $value }” was read as { $read }.
    .remedy = See whether the dates are right. Format the column as dates to be rid of this remark.
finding-serials-asked = “{ $value }” is a number among dates ({ $column }, { $count ->
        [one] one cell
       *[other] { $count } cells
    }). Is it a day?
    .remedy = As a spreadsheet counts days it would be { $read }.
finding-dates-rough-first = Only month, quarter or year is given in { $count ->
        [one] one cell
       *[other] { $count } cells
    } ({ $column }). The first day is used: “{ $value }” is { $read }.
    .remedy = Write the day if you know it.
finding-dates-rough-last = Only month, quarter or year is given in { $count ->
        [one] one cell
       *[other] { $count } cells
    } ({ $column }). The last day is used: “{ $value }” is { $read }.
    .remedy = Write the day if you know it.
finding-share-asked = Does { $value } mean { $value } % ({ $column }, { $count ->
        [one] one cell
       *[other] { $count } cells
    })?
    .remedy = Choose what the figures of the column mean.
finding-value-asked = What is “{ $value }” in { $column } ({ $count ->
        [one] one cell
       *[other] { $count } cells
    })?
    .remedy = Choose what it means. The answer holds for every cell with the same word.
finding-heading-unit = The heading “{ $value }” says the amounts are in units of { $factor }. They were multiplied by { $factor }.
    .remedy = See in the preview whether the amounts have the right size.
finding-heading-unit-unknown = What stands in brackets in the heading “{ $value }” was not made use of: the amounts were read as they are.
    .remedy = See in the preview whether the amounts have the right size and currency.
finding-currency-asked = In which currency are the amounts? The sheet does not say ({ $count ->
        [one] one amount, { $value }
       *[other] { $count } amounts; the first is { $value }
    }).
    .remedy = Choose the currency of the amounts that do not name one.
finding-amounts-dated = Amounts that are not in euro are converted at the rate of the day the project was decided, or else of its first day ({ $columns }).
    .remedy = Nothing, if that is right. Otherwise upload the amounts in a table of budget lines with a date of their own.
