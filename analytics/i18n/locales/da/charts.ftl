## Tal i ord

figure-unknown = Ukendt
figure-unbounded = ingen øvre grænse
figure-at-least = mindst { $low }
figure-of = af { $target } { $noun }
at-most = højst { $limit }
envelope-around = { $limit } ({ $amount } + { $share })
envelope-of = { $value } – grænse { $limit }

summary-not-started = Målets periode er ikke begyndt den { $day }. Målet er { $target }.
summary-unknown = Den { $day } er intet kendt, som tallet kan beregnes af. Målet er { $target } senest den { $deadline }.
summary-open = Den { $day } er tallet mindst { $low }; tomme felter holder resten åbent. Målet er { $target } senest den { $deadline }.
summary-certain = Den { $day } er tallet { $low }. Målet er { $target } senest den { $deadline }.
summary-between = Den { $day } ligger tallet mellem { $low } og { $high }, alt efter hvad de tomme felter viser sig at indeholde. Målet er { $target } senest den { $deadline }.
summary-expected = Til i dag var der forventet { $expected }.
summary-missing = { $count ->
    [one] Ét tomt felt kan afgøre det.
   *[other] { $count } tomme felter kan afgøre det.
}

## Bjælken

bullet-target = mål { $target }
bullet-expected = til i dag { $expected }
bullet-alt = Værdi: { $value }. Mål: { $target }. Forventet til i dag: { $expected }.
legend-sure = Sikkert
legend-maybe = Muligt, hvis de tomme felter siger det
legend-by-now = Forventet til i dag
legend-aim = Mål

## Diagrammer

chart-certain = Sikkert
chart-possible = Muligt
chart-expected = Forventet
chart-target = Mål: { $target }
chart-deadline = Frist { $day }
chart-date = Dato
chart-trajectory-alt = Udviklingen i »{ $title }«: den { $day } er værdien { $value }. Mål: { $target } senest den { $deadline }. Alle tal står i tabellen under diagrammet.
chart-as-table = Tallene som tabel
chart-download = Hent som CSV
chart-projects-by-alt = Projekter efter { $dimension }, sikre og mulige: { $values }. Alle tal står i tabellen under diagrammet.
chart-funding-alt = Midler efter { $dimension } i euro: { $values }. Alle tal står i tabellen under diagrammet.

## Målet i sætninger

narrative-more = { $count } til
narrative-envelope-met = Egenfinansieringen i alt er { $value } og holder sig inden for grænsen på { $limit }.
narrative-envelope-open = Egenfinansieringen i alt er { $value }; om den holder sig inden for grænsen på { $limit }, kan endnu ikke siges.
narrative-envelope-missed = Egenfinansieringen i alt er { $value } og overskrider grænsen på { $limit }.
narrative-excluded = { $name } tæller ikke med. { $why }
narrative-excluded-lead-partner-count = I { $name } er organisationen lead partner, men projektet tæller ikke med. { $why }
narrative-excluded-partner-count = Organisationen er partner i { $name }, men projektet tæller ikke med. { $why }
narrative-not-computable = Tallet kan endnu ikke beregnes; det er ikke det samme som 0 %.
narrative-blank = Ikke oplyst – { $column }: { $names }.
narrative-pipeline = { $count ->
    [one] { $names } er søgt og ligger kun i pipelinen: projektet tæller først, hvis det bliver bevilget.
   *[other] { $names } er søgt og ligger kun i pipelinen: de tæller først, hvis de bliver bevilget.
}
