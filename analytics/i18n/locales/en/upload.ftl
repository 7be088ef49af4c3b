# The upload page: reading, questions, how files were read, public lists, publishing.

## Reading

upload-cancel = Cancel
upload-cancelled = The reading was stopped. Nothing has been changed.
upload-sheets = How your files were read
upload-questions = Questions
upload-import = From a public list
upload-unanswered = Nothing can be published before the questions above are answered. What is published is untouched.
upload-nothing = There is nothing to publish yet.
findings-only-questions = Beside the questions above there is nothing to remark.
left-out = Left out

## Questions

questions-first = { $count } questions in all. Here are the first { $shown }; the rest follow.
questions-answer = { $count ->
    [one] Answer 1 question
   *[other] Answer { $count } questions
}
questions-choose = Choose
doubts-lead = { $count ->
    [one] One thing looks unlikely. If it is right all the same, tick it, and you will not be asked again while the cells stay as they are.
   *[other] { $count } things look unlikely ({ $shown } are shown). Tick those that are right all the same, and you will not be asked again while the cells stay as they are.
}
doubts-confirm = Confirm what is ticked
doubts-confirmed = { $count ->
    [one] 1 unlikely value has been confirmed and is not shown.
   *[other] { $count } unlikely values have been confirmed and are not shown.
}
answers-used = { $count ->
    [one] 1 answer was used
   *[other] { $count } answers were used
}
answers-used-words = Given earlier, or just now. What you publish with is remembered for the next file of the same kind.
answers-again = Ask me again
answers-again-all = Ask me all of them again
answer-words = { $about }: { $answer }
answered-table = Which table
answered-column = Which column
answered-number = Decimal mark
answered-date = Order of day and month
answered-value = What a value means
answered-currency = Currency
answered-hidden = Hidden sheet
answered-encoding = Encoding
answered-share = Shares
answered-unit = Unit
answered-other = Another choice
answer-number-comma = comma
answer-number-point = point
answer-date-day = day first
answer-date-month = month first
answer-hidden-use = used
answer-hidden-yes = used

## Findings

finding-file = File
finding-sheet = Sheet
finding-cell = Cell
findings-more = and { $count } more
findings-group = { $level } × { $count }: { $what }
findings-group-first = { $level } × { $count }, the first: { $what }
findings-download = Download all findings as CSV
file-findings = findings

## How files were read

sheet-place = Where
sheet-table = Read as
sheet-rows = Rows used
sheet-rows-used = { $used } of { $all }
sheet-heading-row = Headings in row
sheet-written = Kind
sheet-encoding = encoding { $name }
sheet-delimiter = separated by { $sign }
sheet-delimiter-tab = separated by tabs
sheet-delimiter-semicolon = separated by semicolons
sheet-delimiter-comma = separated by commas
sheet-delimiter-bar = separated by vertical bars
sheet-list = Public list: { $source }
sheet-amount = Amount: { $what }
sheets-headings = See and correct the columns
sheets-choose = Sheet
sheets-caption = { $count ->
    [one] 1 sheet, read in { $seconds } s
   *[other] { $count } sheets, read in { $seconds } s
}
sheet-headings = { $count ->
    [0] { $place }: no headings
    [one] { $place }: 1 heading
   *[other] { $place }: { $count } headings
}
headings-caption = { $count ->
    [one] 1 heading
   *[other] { $count } headings
}
heading-letter = Column
heading-words = Heading
heading-column = Read as
heading-how = How
heading-how-name = by name
heading-how-alias = by another name
heading-how-close = nearly the name
heading-how-answer = answered by a person
heading-how-none = not recognised
heading-examples = Examples
heading-select = { $letter } · { $heading }
heading-for-example = For example: { $examples }
sheet-correct = Correct what was read
sheet-read-again = Read again like this

## Public lists

import-words = { $count ->
    [one] The list holds 1 project.
   *[other] The list holds { $count } projects.
} Choose whose projects you want; nothing else is taken.
import-exact = { $name } – { $parts }
import-as-lead = lead partner in { $count }
import-as-partner = partner in { $count }
import-as-associated = associated partner in { $count }
import-as-unknown = role unknown in { $count }
import-exact-none = { $name } is not in the list under that name or number.
import-near = Names that look alike. They are not taken unless you tick them.
import-near-title = { $count ->
    [one] 1 name that looks alike
   *[other] { $count } names that look alike
}
import-search = Search for another organisation
import-search-help = Part of the name, or the number.
import-search-none = No organisation of that name is in the list.
import-nobody = Choose an organisation above. Nothing is taken from the list until you do.
import-match-project = In the list
import-match-role = Role
import-match-dates = From – to
import-match-what = What becomes of it
import-new = New project
import-known = Already there: { $name }
import-known-name = Known under the name { $name }
import-near-project = Possibly the same as { $name }
import-left-out = Left out
import-caption = { $count ->
    [one] 1 project: { $parts }
   *[other] { $count } projects: { $parts }
}
import-count-new = { $count } new
import-count-known = { $count } already there
import-count-near = { $count } possibly already there
import-count-out = { $count } left out
import-which = Is “{ $name }” one of these?
import-correct = Decide project by project
import-open = { $count ->
    [one] Decide about 1 project that may already be there.
   *[other] Decide about { $count } projects that may already be there.
}
import-as-before = { $what } (as last time)
import-last-time = Chosen beforehand, as last time: { $names }. You can change it here.
import-take = Use these choices
import-differences = { $count ->
    [one] 1 cell differs from what is published
   *[other] { $count } cells differ from what is published
}
import-differences-words = What is published stays unless you choose the list's value. Blank cells are filled from the list.
import-difference = { $row } · { $column }
import-side-published = Published: { $value }
import-side-incoming = The list: { $value }
import-all-incoming = Take the list's value everywhere
import-more = Only the first { $shown } of { $count } are shown; the others keep what is published.

## Publishing

published-not-remembered = Edition { $number } is published. Your answers could not be remembered; you will be asked again next time.

## Whether the file is the whole table

finding-rows-not-in-file = { $count } of the published rows in { $table } are not in the file.
    .remedy = Say whether the file is the whole table, or holds some of its rows only. The answer is remembered for this kind of file.
option-rows-some = The file holds some of the rows only: the other { $count } stay
option-rows-whole = The file is the whole table: the { $count } rows are to go
answered-rows = Rows that are not in the file
answer-rows-some = they stay
answer-rows-whole = they go

## Two changed the same

conflict-words = Your value stays unless you choose theirs.
conflict-all-mine = Keep mine everywhere
conflict-all-theirs = Keep theirs everywhere
conflict-side-mine = Yours: { $value }
conflict-side-theirs = Theirs: { $value }
conflict-was = Before: { $value }
conflicts-more = The first { $shown } of { $count } places are shown. For the rest:
