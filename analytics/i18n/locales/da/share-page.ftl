## Den delte side, /s/…

link-page-title-goals = EU-strategiens mål: sådan står de
link-page-title-projects = Kommunens EU-projekter
link-page-skip = Spring til indholdet
link-page-languages = Sprog
link-page-live = Siden er levende: Den viser altid den nyeste udgave.
link-page-fixed = Siden er fastfrosset: Den viser udgave { $edition } pr. { $day } og ændrer sig ikke.
link-page-about = Om tallene
link-page-edition = Udgave
link-page-kind = Denne side
link-page-checksum = Kontrolsum
link-page-checksum-words = Den samme kontrolsum betyder de samme tal, også i rapporten og regnearket.
link-page-open = Åbn det interaktive dashboard
link-page-print-address = Siden på nettet
link-page-qr = QR-kode med sidens adresse
link-page-chart-table = Diagrammets tal som tabel
link-page-outlook = Udsigt
link-page-sub-goals = Delmål
link-page-strip = { $count } { $status }
link-page-strip-title = Målene efter status
link-page-jump = Målene på siden
link-page-none = Der er ingen mål i denne udgave.
link-page-goal-gone = Målet »{ $goal }«, som linket skulle vise, findes ikke i denne udgave.
link-page-only-gone = Ingen af de mål, linket skulle vise, findes i denne udgave.
link-page-lang-unknown = Adressen beder om et sprog, som siden ikke findes på. Her er den på dansk.
link-page-lang-locked = Linket bestemmer sproget; det kan ikke ændres i adressen.
link-page-day-locked = Linket bestemmer, hvilken udgave og dag der vises; det kan ikke ændres i adressen.
link-page-filters = Vist er
link-page-filters-all = Alle projekter
link-page-filter-search = Søgning
link-page-filter-value-gone = »{ $value }« (findes ikke længere)
link-page-filter-gone = Linket viser kun projekter, hvor »{ $filter }« er »{ $value }«. Ingen projekter i denne udgave har den værdi.
link-page-filter-unknown = Linket har et filter, der ikke findes længere (»{ $filter }«). Derfor vises ingen projekter.
link-page-projects-caption = { $count ->
    [0] Ingen projekter
    [one] 1 projekt. »–« er et tomt felt: ikke kendt, aldrig nul.
   *[other] { $count } projekter. »–« er et tomt felt: ikke kendt, aldrig nul.
}
link-page-projects-first = De første { $shown } er vist.
link-page-projects-sentence = { $count ->
    [0] Ingen projekter passer til linkets filtre.
    [one] 1 projekt, status pr. { $day }.
   *[other] { $count } projekter, status pr. { $day }.
}
link-page-project-name = Projekt

## Adgangskode

link-page-password-title = Siden er beskyttet af en adgangskode
link-page-password-words = Den, der sendte dig linket, kender koden.
link-page-password-label = Adgangskode
link-page-password-button = Vis siden
link-page-password-wrong = Koden er ikke rigtig. Prøv igen.
link-page-password-wait = Der er prøvet for mange gange. Vent { $seconds ->
    [one] 1 sekund
   *[other] { $seconds } sekunder
}, og prøv igen.
link-page-password-card = Beskyttet af en adgangskode

## I en ramme på en anden side

link-page-embed-more = Se hele siden
link-page-embed-password = Siden er beskyttet af en adgangskode. Åbn den for at skrive koden.
link-page-embed-closed-title = Siden kan ikke vises i en ramme
link-page-embed-closed = Ingen websteder har fået lov til at vise den. En administrator skriver dem på siden Personer og indstillinger.
