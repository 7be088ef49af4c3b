# Where a figure comes from.

nav-source = Where the figure comes from
source-back = ← The project { $name }
source-link = Where it comes from: { $column }
source-cells-link = The cells behind { $name }
source-title = Where it comes from: { $column }
source-cells-title = The cells behind { $name }
source-cells-lead = The cells that the figures are worked out from, with file, sheet and cell. Follow a link to see the cell in its file.
source-cells-caption = { $count ->
    [one] 1 cell.
   *[other] { $count } cells.
}
source-cells-download = Download the cells as CSV
source-no-cells = The files say nothing about this.
source-unknown = The address leads to no cell of this edition.
source-value = Value
source-column = Column
source-row = Row
source-file = File
source-sheet = Sheet
source-cell = Cell
source-place = Place in the file
source-no-file = No file: typed in or put together in the dashboard
source-edition = Came with edition
source-author = Published by
source-when = Published
source-note = Note
source-download = Download the file { $file }
source-preview-title = The cell in the file
source-preview-reading = Reading the file …
source-preview-cell = Cell { $cell } is marked, with the cells around it, as they stand in the file.
source-preview-row = Row { $cell } is marked, as it stands in the file. Which column the value stood in is not known.
source-no-preview = The cell cannot be shown: the file is not here, or the place in it is not known.
source-sums = The figures are the sum of the amounts below; each amount leads to its cell.
source-behind = The cells behind the amounts
source-funding-words = Choose a value to see each amount with file, sheet and cell.
sheet-sources = Sources
sources-table = Table
sources-every-row = Every row of the sheet
sources-more = { $count ->
    [one] And 1 more row for which there is no room.
   *[other] And { $count } more rows for which there is no room.
}
file-cells = cells
