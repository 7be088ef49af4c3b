## Indholdet af rapporter og delte sider

report-title = EU-strategi: sådan står det til med målene
report-as-of = pr. { $day }
report-published = Udgave { $number }, offentliggjort { $when }
report-published-by = Udgave { $number }, offentliggjort { $when } af { $author }
report-figures = Tallene gælder pr. { $day }.
report-figures-unknown = Udgaven oplyser ikke, hvilken dag tallene gælder for.
report-note = { $by }: { $note }

## Sammenfatningen

report-no-goals = Der er ingen mål at rapportere om.
report-count-achieved = { $count } er nået
report-count-on_track = { $count } er på sporet
report-count-behind = { $count } er bagud
report-count-at_risk = { $count } er i fare
report-count-missed = { $count } blev ikke nået
report-count-not_started = { $count } er ikke begyndt
report-count-no_data = { $count } har ingen data
report-count-cannot_yet_tell = { $count } kan endnu ikke afgøres
report-count-overdue = { $count } mangler en opgørelse
report-standing = { $count ->
    [one] Strategien har ét mål. Status: { $statuses }.
   *[other] { $below ->
        [0] Strategien har { $count } mål: { $statuses }.
       *[other] Strategien har { $count } mål, delmål medregnet: { $statuses }.
    }
}
report-standing-some = { $count ->
    [one] Her handler det om ét mål. Status: { $statuses }.
   *[other] Her handler det om { $count } mål: { $statuses }.
}
report-named = »{ $title }« ({ $status })
report-grave = I det røde felt: { $goals }.
report-together = Lagt sammen og vægtet er målene nået { $low } af vejen.
report-together-between = Lagt sammen og vægtet er målene nået mellem { $low } og { $high } af vejen, alt efter hvad de tomme felter viser sig at indeholde.
report-all-certain = Intet tomt felt kan ændre, om et mål er nået: { $met ->
    [one] 1 mål er nået
   *[other] { $met } mål er nået
}, { $missed } er foreløbig ikke nået.
report-all-open = { $count ->
    [one] Det kan endnu ikke siges med sikkerhed, om målet er nået.
   *[other] For ingen af dem kan det endnu siges med sikkerhed, om målet er nået.
}
report-certainty = Sikkert, uanset hvad de tomme felter viser sig at indeholde: { $met ->
    [one] 1 mål er nået
   *[other] { $met } mål er nået
}, { $missed } er foreløbig ikke nået. Åbent: { $open }.
report-missing-none = Ingen felter mangler.
report-missing = { $count ->
    [one] Ét tomt felt holder tal åbne.
   *[other] { $count } tomme felter holder tal åbne.
}
report-missing-many = Mindst { $count } tomme felter holder tal åbne.

## Tabellerne

report-projects = { $count ->
    [one] Alle projekter: 1
   *[other] Alle projekter: { $count }
}
report-granted = Bevilget?
report-granted-yes = Ja
report-granted-maybe = Måske: et tomt felt afgør det
report-granted-no = Nej
report-money = Midler til bevilgede projekter, lån for sig
report-money-kind = Slags
report-known-sum = Kendt sum
report-unknown = Ikke med i summen
report-loans = Lån efter { $dimension }: Et lån skal betales tilbage og tæller ikke med i noget andet
report-sources = Hvor tallene kommer fra
report-source = Kilde
report-source-of = Hvad der kommer derfra
report-rows = { $table } ({ $count ->
    [one] 1 række
   *[other] { $count } rækker
})
report-goals-of = { $count ->
    [one] Målet: { $goals }
   *[other] Målene: { $goals }
}
report-definitions = Hvad tallene betyder
report-metric = Tal
report-definition = Definition
