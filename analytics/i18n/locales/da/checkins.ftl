## Statusnoter

checkins-title = Statusnoter
checkins-none = Der er ingen statusnoter om målet endnu.
checkins-due-title = Der mangler en statusnote
checkins-due = Målet står i rødt ({ $status }). { $owner } skal skrive en statusnote for perioden { $first } – { $last }: hvad er årsagen, og hvad gøres der ved det?
checkins-owner-unknown = Den ansvarlige (ikke oplyst)
checkins-by = { $author }, { $day }
checkins-author-unknown = Ikke oplyst
checkins-more = { $count ->
    [one] 1 ældre statusnote
   *[other] { $count } ældre statusnoter
}
checkins-period = Perioden { $first } – { $last }
checkins-write = Skriv en statusnote
checkins-old-edition = Statusnoter skrives til den nyeste udgave. Gå til den for at skrive en.
checkins-day = Skrevet den
checkins-note = Note: hvad er status, hvorfor, og hvad gøres der
checkins-note-translated = Det samme på engelsk (kan udelades)
checkins-note-help = Offentliggøres med det samme som en ny udgave og står i historikken. Tallene ændres ikke.
checkins-save = Gem statusnoten
checkins-blank = Skriv både dit navn og en note, og vælg dagen.
checkins-too-long = Teksten er for lang.
checkins-replaces = Der står allerede en statusnote fra { $day }, skrevet af { $author }. Den bliver erstattet, hvis du gemmer igen; den gamle står stadig i den tidligere udgave.
checkins-edition-note = Statusnote: { $goal }
checkins-saved = Statusnoten er gemt som udgave { $number }.
checkins-gone = Målet findes ikke længere i den nyeste udgave. Noten er ikke gemt.
checkins-late = Andre blev ved med at offentliggøre i mellemtiden. Noten er ikke gemt; prøv igen.
