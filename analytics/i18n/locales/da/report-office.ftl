## Slides og regneark

office-file-name = eu strategi { $day } udgave { $number }
office-summary = Sammenfatning
office-goals = Mål
office-missing = Manglende felter
office-portfolio = Porteføljen
office-projects = Projekter
office-money = Midler
office-changes = Det har ændret sig
office-sources = Kilder
office-definitions = Definitioner
office-continued = { $title } ({ $number } af { $count })
office-more-rows = … og { $count } til. De står alle i regnearket.
office-missing-cells = { $count ->
    [0] Ingen felter mangler: tallet er sikkert.
    [one] Ét manglende felt
   *[other] { $count } manglende felter
}
office-figures = Mål, besluttet og gennemført
office-at-most = Højst
office-today = I dag
office-expected = Forventet
office-target = Mål
office-unbounded = Intet begrænser tallet opadtil: Diagrammet viser kun det, der er sikkert.
office-no-goals = Denne udgave har ingen mål.
office-no-projects = Denne udgave har ingen projekter.
office-no-money = Der er ingen beløb registreret for bevilgede projekter.
office-no-changes = Intet har ændret sig siden udgaven før, eller der er ingen.
office-money-by = Midler efter { $dimension }, EUR
office-money-alt = { $title }: { $values }.
office-money-unknown = { $count ->
    [0] Alle beløb er kendt.
   *[other] Søjlerne viser kun kendte beløb. Ukendte beløb: { $values }.
}
office-loans = Lån, for sig
office-all-goals = Alle mål
office-footer = { $organisation } · udgave { $number } · { $as_of }
office-source-note = Kilde: udgave { $number }, { $as_of }. { $published }. SHA-256: { $checksum }
office-logo = Logo for { $organisation }

## Regnearkets kolonner

office-property = Hvad
office-value = Værdi
office-column-organisation = Organisation
office-column-as-of = Opgjort
office-column-edition = Udgave
office-column-published = Udgivet
office-column-checksum = Kontrolsum (SHA-256)
office-column-invented = Opdigtede tal
office-column-intervals = Intervaller
office-intervals = »Fra« er sikkert, »til« er muligt. Et tomt »til« betyder, at intet begrænser tallet opadtil. Et tomt felt er ukendt, aldrig 0.
office-column-goal-id = Mål-id
office-column-goal = Mål
office-column-parent = Del af
office-column-status = Status
office-column-words = Tallet i ord
office-column-unit = Enhed
office-column-comparison = Sammenlignes som
office-column-share = Sikkert, andel af målværdien
office-column-target = Målværdi
office-column-expected = Forventet til i dag
office-column-deadline = Frist
office-column-certainty = Sikkerhed
office-column-missing-count = Manglende felter
office-column-owner = Ansvarlig
office-column-source = Kilde
office-column-interpretation = Sådan læses det
office-column-note = Nyeste statusnote
office-column-changed = Det har ændret sig
office-column-number = Nr.
office-column-granted = Bevilget
office-column-eu-rate = EU’s andel
office-column-eur = EUR
office-column-rate = Enheder pr. euro
office-column-rate-date = Kurs fra
office-column-rate-source = Kursens kilde
office-column-project = Projekt
office-from = { $name }, fra
office-to = { $name }, til
office-name-value = Tal
office-name-decided = Besluttet
office-name-implemented = Gennemført
office-name-met = Chance for at nå målet
office-name-budget = Budget, EUR
office-name-eu = EU-tilskud, EUR
office-name-eu_own = EU-tilskud, egen andel, EUR
office-name-own = Egenfinansiering, EUR
office-name-loan = Lån, EUR
office-unit-share = andel
office-unit-eur = EUR
office-granted-yes = ja
office-granted-maybe = måske
office-granted-no = nej
