# What was noticed in an upload: what is wrong, and (.remedy) what to do about it.

## Kinds of files that are not read

file-kind-xls = an old Excel workbook (.xls)
file-kind-xlsb = a binary Excel workbook (.xlsb)
file-kind-ods = an OpenDocument spreadsheet (.ods)
file-kind-document = a text document
file-kind-presentation = a presentation
file-kind-pdf = a PDF
file-kind-image = an image
file-kind-parquet = a Parquet file
file-kind-html = a web page (HTML)
file-kind-json = a JSON file
file-kind-archive = an archive (zip or similar)
file-kind-binary = neither a spreadsheet nor text

## The file

finding-too-large = The upload is larger than { $most } MB.
    .remedy = Upload fewer or smaller files at a time.
finding-empty-file = The file is empty.
    .remedy = Save the file again with its contents and upload it once more.
finding-wrong-type = The file is { $kind }. Excel and OpenDocument spreadsheets, CSV and other text files, JSON and zip files of these can be read.
    .remedy = Open it in a spreadsheet program and save it as an Excel workbook (.xlsx), or as CSV.
finding-password = The workbook is protected by a password.
    .remedy = Remove the password, save the workbook and upload it again.
finding-damaged = The workbook is damaged and cannot be opened.
    .remedy = Open it in a spreadsheet program, save it under a new name as an Excel workbook (.xlsx) and upload that.
finding-unsafe-inside = The workbook holds definitions (a DTD) that do not belong in a spreadsheet.
    .remedy = Open it in a spreadsheet program, save it under a new name and upload that.
finding-too-much-inside = Unpacked, the workbook is larger than { $most } MB.
    .remedy = Delete what is not data (formatting of blank cells, pictures, old sheets), or upload the tables as CSV.
finding-cells-far-apart = The sheet reaches as far as { $last }, with almost nothing but blank cells in between.
    .remedy = Delete the stray cells, rows and columns beyond the table, then save.
finding-too-slow = Reading the file took too long and was stopped.
    .remedy = Delete what is not data, or upload the tables one at a time as CSV.
finding-reading-failed = The file could not be read: it is damaged, or takes more memory than allowed.
    .remedy = Open it in a spreadsheet program, save it under a new name and upload that; or upload the tables as CSV.
finding-encoding = It cannot be told in which encoding the text is written.
    .remedy = Save the file as CSV UTF-8.
finding-broken-quotes = The quotation marks do not pair up in row { $row }.
    .remedy = Look for a quotation mark that is not closed in that row, or save the file as CSV anew.
finding-ragged-row = The row has { $found } values, but there are { $width } headings.
    .remedy = Look for an amount or text that holds the delimiter and put it in quotation marks; or upload an Excel workbook.
finding-nothing-to-read = No table in the upload has any rows.
    .remedy = Fill in at least one row below the headings of a table.

## Tables and sheets

finding-unknown-file = No table is called “{ $value }”.
    .remedy = Name the file after the table it holds: { $tables }.
finding-unknown-file-close = No table is called “{ $value }”. Did you mean { $suggestion }?
    .remedy = Name the file after the table it holds: { $tables }.
finding-no-known-sheet = No sheet is named after a table. The workbook has: { $value }.
    .remedy = Name each sheet after the table it holds: { $tables }.
finding-unknown-sheet = The sheet “{ $value }” is not one of the tables and was not read.
    .remedy = Nothing, if it holds notes of your own. Otherwise rename it to the table it holds.
finding-unknown-sheet-close = The sheet “{ $value }” is not one of the tables and was not read. Did you mean { $suggestion }?
    .remedy = Rename the sheet to { $suggestion } if that is what it holds.
finding-repeated-table = The table { $table } is in the upload more than once; the first is { $other }.
    .remedy = Put all its rows in one place and remove the other.
finding-empty-sheet = The sheet is empty: the headings are missing.
    .remedy = Put the headings in the first row ({ $columns }), or delete the sheet.
finding-no-headings = None of the headings of { $table } was found in the first rows.
    .remedy = Put the headings in one row: { $columns }.
finding-missing-column = The column { $column } is missing.
    .remedy = Write the heading “{ $column }” in this cell. The cells below may be blank where nothing is known.
finding-repeated-column = “{ $value }” is the column { $column }, which is already in { $other }.
    .remedy = Delete or rename one of the two.
finding-unknown-column = The column “{ $value }” is not part of this table and was not read.
    .remedy = Nothing, if it holds notes of your own. Otherwise use the headings of the template.

## Cells

finding-required-blank = { $column } is blank.
    .remedy = Fill in the cell, or delete the row.
finding-required-choice = { $column } is blank.
    .remedy = Choose one of: { $choices }.
finding-bad-number = “{ $value }” is not a number ({ $column }).
    .remedy = Write the figure alone, such as 527044 or 527044.50. Leave the cell blank if it is not known, and put reservations in the source.
finding-bad-integer = “{ $value }” is not a whole number ({ $column }).
    .remedy = Write a whole number, such as 2013.
finding-negative = { $column } is negative: { $value }.
    .remedy = Write the amount without a minus sign. A correction is made by changing the amount itself.
finding-below-minimum = { $value } is too small for { $column }; the least is { $bound }.
    .remedy = Correct the figure.
finding-above-maximum = { $value } is too large for { $column }; the most is { $bound }.
    .remedy = Correct the figure.
finding-share-above-one = { $value } is more than 100 % ({ $column }).
    .remedy = Write the share as 76 % or 0.76.
finding-bad-date = “{ $value }” is not a date ({ $column }).
    .remedy = Write year, month and day, such as 2012-03-31. Leave the cell blank if the day is not known.
finding-no-such-date = There is no such day as “{ $value }” ({ $column }).
    .remedy = Correct the day or the month.
finding-date-is-number = “{ $value }” is a number, not a date ({ $column }). As a spreadsheet's date it would be { $suggestion }.
    .remedy = Write { $suggestion } if that is the day, or format the cell as a date.
finding-date-out-of-bounds = “{ $value }” lies outside { $minimum } to { $maximum } ({ $column }).
    .remedy = Correct the year.
finding-bad-yes-no = “{ $value }” is neither yes nor no ({ $column }).
    .remedy = Write yes or no, or leave the cell blank if it is not known.
finding-bad-choice = “{ $value }” cannot stand in { $column }.
    .remedy = Choose one of: { $choices }.
finding-text-too-long = The text has { $length } characters; at most { $most } fit in a cell ({ $column }).
    .remedy = Shorten the text.
finding-formula-error = The formula gives an error: { $value }
    .remedy = Correct the formula, or write the value itself.
finding-formula-uncomputed = The formula has no result: { $value }
    .remedy = Open the workbook in a spreadsheet program and save it, so that formulas are computed; or write the value itself.
finding-currency-mismatch = The amount names { $named }, but the row's currency is { $stated } ({ $column }).
    .remedy = Correct the currency, or write the figure alone.
finding-duplicate-key = { $value } is already in { $other }: two rows have the same { $columns }.
    .remedy = Delete one of the rows, or change what sets them apart.
finding-and-more = There are { $count } more remarks like these on { $column }.
    .remedy = Correct the whole column; if they are all alike, the heading may be on the wrong column.

## What only the tables together show

finding-unknown-reference = { $value } is not in the table { $table } ({ $column }).
    .remedy = Add the row to { $table }, or correct the name.
finding-unknown-reference-close = { $value } is not in the table { $table } ({ $column }). Did you mean { $suggestion }?
    .remedy = Write { $suggestion }, or add the row to { $table }.
finding-unknown-metric = There is no metric called “{ $value }”.
    .remedy = Choose one of: { $metrics }.
finding-deadline-before-start = The deadline { $value } is before the goal's first day, { $start }.
    .remedy = Correct one of the two dates.
finding-conditions-without-currency = The goal has an amount as a condition ({ $column }), but no currency for it.
    .remedy = Fill in { $currency }.
finding-conditions-without-rate = The goal's condition, { $value } { $currency }, cannot be turned into euro.
    .remedy = Fill in { $start } with a day that has an exchange rate, or add the rate to the table of rates.
finding-organisation-rows = There is more than one organisation.
    .remedy = Keep the row of the organisation whose projects and goals these are, and delete the others.
finding-amount-without-currency = The amount { $value } has no currency, so it is unknown in euro.
    .remedy = Fill in the currency if it is known.
finding-amount-without-date = The amount { $value } { $currency } has no date, so it is unknown in euro.
    .remedy = Fill in { $column }: the day whose exchange rate is to be used.
finding-end-before-start = The end date { $value } is before the start date, { $start }.
    .remedy = Correct one of the two dates.
finding-unknown-focus-area = “{ $value }” is not one of the organisation's focus areas.
    .remedy = Write it as in the table { $table }, or add it there.
finding-unknown-focus-area-close = “{ $value }” is not one of the organisation's focus areas. Did you mean { $suggestion }?
    .remedy = Write { $suggestion }, or add the focus area to the table { $table }.
finding-table-kept = The upload has headings but no rows for { $table }. Its published rows ({ $count }) stay as they are.
    .remedy = Nothing, if that is what you want. To remove rows, leave at least one row in the table.
