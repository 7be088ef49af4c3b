# Files of every kind: what could not be had from them, and what is being done with them.

## What is being done

progress-waiting = Waiting: other files are being read
progress-starting = Getting ready
progress-opening = Opening the file
progress-reading = Reading the cells
progress-converting = Understanding the content
progress-done = Read

## Text files

finding-encoding-unsure = It cannot be told how the letters in the file are written: { $value }
    .remedy = Choose the spelling that is right.
option-encoding = “{ $example }” ({ $encoding })
finding-nul-bytes = There are characters in row { $row } that do not belong in a text. The file may be damaged.
    .remedy = Open it in a spreadsheet program, check the row, save the file again as CSV UTF-8 and upload that.
finding-quotes-kept = Quotation marks in the file are part of the texts, not signs around cells; each line was read as one row.
    .remedy = Nothing, if the rows look right.
finding-broken-utf8 = The text is UTF-8 but damaged in { $count } places, first in row { $row }.
    .remedy = Open the file in a spreadsheet program, correct the letters, save it again as CSV UTF-8 and upload that.
finding-cell-too-long = A cell in row { $row } is far too long; a delimiter, a line break or a quotation mark may be missing.
    .remedy = Check the row, or export the file again.
finding-too-many-columns = The file has { $found } columns; at most { $most } are read.
    .remedy = Delete the columns that are not data, or export the file again.

## JSON

finding-bad-json = The file looks like JSON but cannot be read as JSON: there is a mistake in line { $line }, character { $column }.
    .remedy = Export the file again, or save the table as CSV or as an Excel workbook.
finding-json-too-deep = The file is JSON, but lists and objects lie too deep inside one another.
    .remedy = Export the data as a list with one object for each row, or as CSV.
finding-no-records = The file is JSON, but holds no list of records.
    .remedy = Export the data as a list with one object for each row, or as CSV.
finding-nested-value = “{ $value }” holds a list or an object here; it was not read.
    .remedy = Nothing, if the field is not needed. Otherwise put its content in fields of their own.
finding-too-many-cells = The file holds more than { $most } cells.
    .remedy = Upload fewer rows or columns at a time.

## Zip files

finding-zip-in-zip = There is a zip file inside the zip file; it was not opened.
    .remedy = Unpack it and upload its files.
finding-zip-name = The name “{ $value }” leads out of the zip file; the file was not read.
    .remedy = Make the zip file again from files with ordinary names.
finding-zip-name-twice = Two files in the zip file are called “{ $value }”; only the first was read.
    .remedy = Rename one of the files and make the zip file again.
finding-zip-too-many = The zip file holds { $found } files; at most { $most } are read.
    .remedy = Upload fewer files at a time.
finding-zip-too-large = Unpacked, the zip file is larger than { $most } MB.
    .remedy = Upload fewer files at a time.
finding-zip-without-tables = There is no spreadsheet and no text file in the zip file.
    .remedy = Put the spreadsheets or CSV files in it, or upload them as they are.
finding-zip-password = The zip file is protected by a password.
    .remedy = Unpack it and upload its files.
finding-zip-damaged = The zip file is damaged and cannot be unpacked.
    .remedy = Make the zip file again, or upload the files one by one.
finding-passed-over = This file in the zip file was passed over; it is { $kind }.
    .remedy = Nothing, if it holds none of the tables.
