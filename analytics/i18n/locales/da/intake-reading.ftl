# Hvordan et ark er læst: hvad der spørges om, og hvad der siges om det.

choice-by_status = efter projektets status

## Svar at vælge imellem

option-leave-out = Udelad
option-choice = { $choice }
option-table = { $table }
option-column = { $column }
option-amount = { $item }: { $scope }, { $stage }
option-amount-of-year = { $item } { $year }: { $scope }, { $stage }
option-heading = »{ $heading }« ({ $cell })
option-every-row = { $choice }, i alle rækker
option-use-hidden = Brug det
option-below-title = En overskrift til rækkerne under den: udelad kun den
option-below-row = En række i tabellen
option-below-other = Begyndelsen på noget andet: udelad den og alt under den
option-number-comma = Komma skiller decimaler, punktum skiller tusinder: »{ $written }« er tallet { $read }
option-number-point = Punktum skiller decimaler, komma skiller tusinder: »{ $written }« er tallet { $read }
option-date-day = Dagen først: »{ $written }« er { $read }
option-date-month = Måneden først: »{ $written }« er { $read }
option-serial = Tallet tæller dage: »{ $written }« er { $read }
option-share-all = Alle er procenter: { $written } er { $written } %
option-share-large = Kun dem over 1 er procenter: { $written } er { $written } %
option-share-none = Ingen er procenter: { $written } er en fejl

## Hvilken tabel, hvilken kolonne

finding-which-table = Hvilken tabel indeholder »{ $value }«?
    .remedy = Vælg tabellen, eller udelad arket.
finding-hidden-asked = Arket »{ $value }« er skjult i projektmappen. Det ligner { $table }. Skal det bruges?
    .remedy = Skjulte ark er ofte gamle. Brug det kun, hvis rækkerne skal offentliggøres.
finding-hidden-asked-first = Arket »{ $value }« er skjult i projektmappen. Skal det bruges?
    .remedy = Skjulte ark er ofte gamle. Hvis det skal bruges, bliver der bagefter spurgt, hvilken tabel det er.
finding-turned = Arket ligger på siden: Overskrifterne står ned ad den første kolonne ({ $value }, …).
    .remedy = Vend arket, så overskrifterne står i én række og hvert projekt (eller hvad tabellen rummer) i sin egen: Markér cellerne, kopiér dem, og vælg Indsæt speciel → Transponér i et nyt ark.
finding-hidden-columns = Kolonner, der er skjult i arket, er læst: { $value }.
    .remedy = Se dem efter i forhåndsvisningen. Udelad en kolonne, der ikke skal offentliggøres.
finding-hidden-rows = Rækker, der er skjult i arket, er læst: { $value }.
    .remedy = Se dem efter i forhåndsvisningen, og slet dem, der ikke skal offentliggøres.
finding-column-asked = Hvad indeholder kolonnen »{ $value }«? For eksempel: { $examples }
    .remedy = Vælg, hvilken kolonne det er, eller udelad den.
finding-amounts-collide = »{ $value }« er for nogle projekter det samme beløb som kolonnen i { $other }.
    .remedy = Vælg for den ene af de to kolonner, om den er bevilget eller planlagt, eller udelad den.
finding-column-close = Kolonnen »{ $value }« er læst som { $suggestion }, der staves næsten ens.
    .remedy = Intet, hvis det er rigtigt. Ellers vælg en anden kolonne til den, eller udelad den.
finding-missing-asked = Kolonnen { $column } blev ikke fundet. Hvilken overskrift er det?
    .remedy = Tabellen kan ikke læses uden den. Vælg overskriften, eller tilføj kolonnen i filen.
finding-columns-missing = Arket har ikke disse kolonner: { $columns }. Det, der er offentliggjort i dem, bliver stående; i nye rækker er de ukendte.
    .remedy = Intet, hvis det er meningen. Ellers tilføj kolonnerne.
finding-ids-made = Arket har ingen projekt-id'er. De er dannet ud fra { $column }.
    .remedy = Intet, hvis navnene ikke ændres. Tilføj en kolonne med id'er, hvis de kan blive ændret.
finding-no-heading = Kolonnen har ingen overskrift og er ikke læst ({ $count ->
        [one] én celle, »{ $value }«
       *[other] { $count } celler; den første er »{ $value }«
    }).
    .remedy = Intet, hvis det er jeres egne noter. Ellers giv den en overskrift.

## Rækker, der ikke er data

finding-headings-repeated = Overskrifterne er gentaget længere nede i { $count ->
        [one] én række
       *[other] { $count } rækker
    }. De er udeladt.
    .remedy = Intet.
finding-totals-row = Rækken »{ $value }« er summen af rækkerne ovenfor og er udeladt.
    .remedy = Intet, medmindre det er en selvstændig række: Så giv den et andet navn.
finding-totals-row-differs = Rækken »{ $value }« er udeladt som en sum, men dens tal er ikke summen af rækkerne ovenfor.
    .remedy = Se efter, om der mangler en række ovenfor, eller om summen er forældet.
finding-footnote = Teksten under tabellen er udeladt: »{ $value }«
    .remedy = Intet, medmindre det er en række i tabellen: Så udfyld flere af dens celler.

finding-second-table = Under tabellen står noget andet, som er udeladt: »{ $value }« ({ $count ->
        [one] én række
       *[other] { $count } rækker
    }).
    .remedy = Intet, hvis det ikke hører til tabellen. Ellers flyt det til et ark for sig, eller slet de tomme rækker og overskrifterne imellem.
finding-second-table-asked = »{ $value }« står alene i sin række. Hvad er det?
    .remedy = Vælg, hvad det er. Svaret huskes til næste fil med de samme overskrifter.
finding-group-title = »{ $value }« står alene over overskrifter, der er gentaget, og er udeladt som en overskrift.
    .remedy = Intet, medmindre det er en række i tabellen: Så udfyld flere af dens celler.

finding-merged-cells-filled = Cellerne er flettet over flere rækker. »{ $value }« er brugt i hver af rækkerne.
    .remedy = Intet, hvis det er meningen. Ellers ophæv fletningen, og udfyld hver celle.
finding-merged-cells-blank = Cellerne er flettet over flere rækker. Beløbet { $value } er kun brugt i den første række; de andre er tomme.
    .remedy = Ophæv fletningen, og skriv i hver række, hvad der hører til dér.

## Tal, datoer, værdier

finding-approximate = »{ $value }« er et omtrentligt tal ({ $column }). Det er læst som { $read }.
    .remedy = Skriv det nøjagtige tal, hvis det er kendt.
finding-number-asked = »{ $value }« kan læses på to måder, og kolonnen viser ikke hvilken ({ $column }, { $count ->
        [one] én celle
       *[other] { $count } celler
    }).
    .remedy = Vælg, hvad der menes. Svaret gælder hele kolonnen.
finding-date-asked = »{ $value }« kan være to forskellige dage, og kolonnen viser ikke hvilken ({ $column }, { $count ->
        [one] én celle
       *[other] { $count } celler
    }).
    .remedy = Vælg, hvad der menes. Svaret gælder hele kolonnen.
finding-serials = Datoerne står som tal, der tæller dage ({ $column }). »{ $value }« er læst som { $read }.
    .remedy = Se efter, om datoerne er rigtige. Formatér kolonnen som datoer for at undgå denne bemærkning.
finding-serials-asked = »{ $value }« er et tal blandt datoer ({ $column }, { $count ->
        [one] én celle
       *[other] { $count } celler
    }). Er det en dag?
    .remedy = Sådan som et regneark tæller dage, ville det være { $read }.
finding-dates-rough-first = Kun måned, kvartal eller år er angivet i { $count ->
        [one] én celle
       *[other] { $count } celler
    } ({ $column }). Den første dag er brugt: »{ $value }« er { $read }.
    .remedy = Skriv dagen, hvis den er kendt.
finding-dates-rough-last = Kun måned, kvartal eller år er angivet i { $count ->
        [one] én celle
       *[other] { $count } celler
    } ({ $column }). Den sidste dag er brugt: »{ $value }« er { $read }.
    .remedy = Skriv dagen, hvis den er kendt.
finding-share-asked = Betyder { $value } det samme som { $value } % ({ $column }, { $count ->
        [one] én celle
       *[other] { $count } celler
    })?
    .remedy = Vælg, hvad kolonnens tal betyder.
finding-value-asked = Hvad er »{ $value }« i { $column } ({ $count ->
        [one] én celle
       *[other] { $count } celler
    })?
    .remedy = Vælg, hvad det betyder. Svaret gælder alle celler med samme ord.
finding-heading-unit = Overskriften »{ $value }« siger, at beløbene er i enheder af { $factor }. De er ganget med { $factor }.
    .remedy = Se i forhåndsvisningen, om beløbene har den rigtige størrelse.
finding-heading-unit-unknown = Det, der står i parentes i overskriften »{ $value }«, er der ikke taget hensyn til: Beløbene er læst, som de står.
    .remedy = Se i forhåndsvisningen, om beløbene har den rigtige størrelse og valuta.
finding-currency-asked = I hvilken valuta er beløbene? Det fremgår ikke af arket ({ $count ->
        [one] ét beløb, { $value }
       *[other] { $count } beløb; det første er { $value }
    }).
    .remedy = Vælg valutaen for de beløb, der ikke selv nævner en.
finding-amounts-dated = Beløb, der ikke er i euro, omregnes med kursen den dag, projektet blev afgjort, eller ellers på dets første dag ({ $columns }).
    .remedy = Intet, hvis det er rigtigt. Ellers indlæs beløbene i en tabel med budgetlinjer, der har deres egen dato.
