## Check-ins

checkins-title = Check-ins
checkins-none = There are no check-ins on this goal yet.
checkins-due-title = A check-in is due
checkins-due = The goal is in the red ({ $status }). { $owner } is to write a check-in for the period { $first } – { $last }: what is the cause, and what is done about it?
checkins-owner-unknown = The owner (not stated)
checkins-by = { $author }, { $day }
checkins-author-unknown = Not stated
checkins-more = { $count ->
    [one] 1 older check-in
   *[other] { $count } older check-ins
}
checkins-period = The period { $first } – { $last }
checkins-write = Write a check-in
checkins-old-edition = Check-ins are written to the newest edition. Go there to write one.
checkins-day = Noted on
checkins-note = Note: where it stands, why, and what is done
checkins-note-translated = The same in Danish (may be left out)
checkins-note-help = Published at once as a new edition, and kept in the history. The figures do not change.
checkins-save = Save the check-in
checkins-blank = Write both your name and a note, and choose the day.
checkins-too-long = The text is too long.
checkins-replaces = There is a check-in of { $day } already, written by { $author }. It is replaced if you save again; the old one stays in the earlier edition.
checkins-edition-note = Check-in: { $goal }
checkins-saved = The check-in is saved as edition { $number }.
checkins-gone = The goal is not in the newest edition any more. The note was not saved.
checkins-late = Others kept publishing meanwhile. The note was not saved; try again.
