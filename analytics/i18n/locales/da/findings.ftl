# Hvad der er bemærket i de indlæste filer: hvad der er galt, og (.remedy) hvad man kan gøre ved det.

## Filtyper, der ikke læses

file-kind-xls = en gammel Excel-projektmappe (.xls)
file-kind-xlsb = en binær Excel-projektmappe (.xlsb)
file-kind-ods = et OpenDocument-regneark (.ods)
file-kind-document = et tekstdokument
file-kind-presentation = en præsentation
file-kind-pdf = en PDF-fil
file-kind-image = et billede
file-kind-parquet = en Parquet-fil
file-kind-html = en webside (HTML)
file-kind-json = en JSON-fil
file-kind-archive = et arkiv (zip eller lignende)
file-kind-binary = hverken et regneark eller tekst

## Filen

finding-too-large = Filerne er større end { $most } MB.
    .remedy = Indlæs færre eller mindre filer ad gangen.
finding-empty-file = Filen er tom.
    .remedy = Gem filen igen med indhold, og indlæs den igen.
finding-wrong-type = Filen er { $kind }. Excel- og OpenDocument-regneark, CSV- og andre tekstfiler, JSON og zip-filer af dem kan læses.
    .remedy = Åbn den i et regnearksprogram, og gem den som Excel-projektmappe (.xlsx) eller som CSV.
finding-password = Projektmappen er beskyttet med en adgangskode.
    .remedy = Fjern adgangskoden, gem projektmappen, og indlæs den igen.
finding-damaged = Projektmappen er beskadiget og kan ikke åbnes.
    .remedy = Åbn den i et regnearksprogram, gem den under et nyt navn som Excel-projektmappe (.xlsx), og indlæs den.
finding-unsafe-inside = Projektmappen indeholder definitioner (en DTD), der ikke hører hjemme i et regneark.
    .remedy = Åbn den i et regnearksprogram, gem den under et nyt navn, og indlæs den.
finding-too-much-inside = Pakket ud fylder projektmappen mere end { $most } MB.
    .remedy = Slet det, der ikke er data (formatering af tomme celler, billeder, gamle ark), eller indlæs tabellerne som CSV.
finding-cells-far-apart = Arket når helt til { $last } med næsten kun tomme celler imellem.
    .remedy = Slet de løse celler, rækker og kolonner uden for tabellen, og gem.
finding-too-slow = Det tog for lang tid at læse filen, og læsningen blev stoppet.
    .remedy = Slet det, der ikke er data, eller indlæs tabellerne én ad gangen som CSV.
finding-reading-failed = Filen kunne ikke læses: Den er beskadiget eller kræver mere hukommelse end tilladt.
    .remedy = Åbn den i et regnearksprogram, gem den under et nyt navn, og indlæs den; eller indlæs tabellerne som CSV.
finding-encoding = Det kan ikke afgøres, hvilken tegnkodning teksten er skrevet i.
    .remedy = Gem filen som CSV UTF-8.
finding-broken-quotes = Anførselstegnene passer ikke sammen i række { $row }.
    .remedy = Se efter et anførselstegn i rækken, der ikke er afsluttet, eller gem filen som CSV på ny.
finding-ragged-row = Rækken har { $found } værdier, men der er { $width } overskrifter.
    .remedy = Se efter et beløb eller en tekst, der indeholder skilletegnet, og sæt anførselstegn om; eller indlæs en Excel-projektmappe.
finding-nothing-to-read = Ingen tabel i filerne har rækker.
    .remedy = Udfyld mindst én række under overskrifterne i en tabel.

## Tabeller og ark

finding-unknown-file = Ingen tabel hedder »{ $value }«.
    .remedy = Giv filen navn efter den tabel, den indeholder: { $tables }.
finding-unknown-file-close = Ingen tabel hedder »{ $value }«. Mente du { $suggestion }?
    .remedy = Giv filen navn efter den tabel, den indeholder: { $tables }.
finding-no-known-sheet = Intet ark har navn efter en tabel. Projektmappen har: { $value }.
    .remedy = Giv hvert ark navn efter den tabel, det indeholder: { $tables }.
finding-unknown-sheet = Arket »{ $value }« er ikke en af tabellerne og er ikke læst.
    .remedy = Intet, hvis det er jeres egne noter. Ellers omdøb det til den tabel, det indeholder.
finding-unknown-sheet-close = Arket »{ $value }« er ikke en af tabellerne og er ikke læst. Mente du { $suggestion }?
    .remedy = Omdøb arket til { $suggestion }, hvis det er det, det indeholder.
finding-repeated-table = Tabellen { $table } findes mere end én gang i filerne; den første er { $other }.
    .remedy = Saml alle rækkerne ét sted, og fjern det andet.
finding-empty-sheet = Arket er tomt: Overskrifterne mangler.
    .remedy = Skriv overskrifterne i første række ({ $columns }), eller slet arket.
finding-no-headings = Ingen af overskrifterne i { $table } blev fundet i de første rækker.
    .remedy = Skriv overskrifterne i én række: { $columns }.
finding-missing-column = Kolonnen { $column } mangler.
    .remedy = Skriv overskriften »{ $column }« i denne celle. Cellerne nedenunder må være tomme, hvor intet vides.
finding-repeated-column = »{ $value }« er kolonnen { $column }, som allerede står i { $other }.
    .remedy = Slet eller omdøb en af de to.
finding-unknown-column = Kolonnen »{ $value }« hører ikke til i denne tabel og er ikke læst.
    .remedy = Intet, hvis det er jeres egne noter. Ellers brug skabelonens overskrifter.

## Celler

finding-required-blank = { $column } er ikke udfyldt.
    .remedy = Udfyld cellen, eller slet rækken.
finding-required-choice = { $column } er ikke udfyldt.
    .remedy = Vælg en af: { $choices }.
finding-bad-number = »{ $value }« er ikke et tal ({ $column }).
    .remedy = Skriv tallet alene, fx 527044 eller 527044,50. Lad cellen være tom, hvis det er ukendt, og skriv forbehold i kilden.
finding-bad-integer = »{ $value }« er ikke et helt tal ({ $column }).
    .remedy = Skriv et helt tal, fx 2013.
finding-negative = { $column } er negativ: { $value }.
    .remedy = Skriv beløbet uden minus. En rettelse foretages ved at ændre selve beløbet.
finding-below-minimum = { $value } er for lidt ({ $column }); det mindste er { $bound }.
    .remedy = Ret tallet.
finding-above-maximum = { $value } er for meget ({ $column }); det højeste er { $bound }.
    .remedy = Ret tallet.
finding-share-above-one = { $value } er mere end 100 % ({ $column }).
    .remedy = Skriv andelen som 76 % eller 0,76.
finding-bad-date = »{ $value }« er ikke en dato ({ $column }).
    .remedy = Skriv år, måned og dag, fx 2012-03-31. Lad cellen være tom, hvis dagen er ukendt.
finding-no-such-date = Dagen »{ $value }« findes ikke ({ $column }).
    .remedy = Ret dagen eller måneden.
finding-date-is-number = »{ $value }« er et tal og ikke en dato ({ $column }). Som regnearkets dato ville det være { $suggestion }.
    .remedy = Skriv { $suggestion }, hvis det er dagen, eller formatér cellen som dato.
finding-date-out-of-bounds = »{ $value }« ligger uden for { $minimum } til { $maximum } ({ $column }).
    .remedy = Ret årstallet.
finding-bad-yes-no = »{ $value }« er hverken ja eller nej ({ $column }).
    .remedy = Skriv ja eller nej, eller lad cellen være tom, hvis det er ukendt.
finding-bad-choice = »{ $value }« kan ikke stå i { $column }.
    .remedy = Vælg en af: { $choices }.
finding-text-too-long = Teksten har { $length } tegn; der kan højst stå { $most } i en celle ({ $column }).
    .remedy = Forkort teksten.
finding-formula-error = Formlen giver en fejl: { $value }
    .remedy = Ret formlen, eller skriv selve værdien.
finding-formula-uncomputed = Formlen har intet resultat: { $value }
    .remedy = Åbn projektmappen i et regnearksprogram, og gem den, så formlerne beregnes; eller skriv selve værdien.
finding-currency-mismatch = Beløbet nævner { $named }, men rækkens valuta er { $stated } ({ $column }).
    .remedy = Ret valutaen, eller skriv tallet alene.
finding-duplicate-key = { $value } står allerede i { $other }: To rækker har samme { $columns }.
    .remedy = Slet en af rækkerne, eller ret det, der skal skelne dem.
finding-and-more = Der er { $count } flere bemærkninger som disse til { $column }.
    .remedy = Ret hele kolonnen; er de alle ens, står overskriften måske over den forkerte kolonne.

## Hvad kun tabellerne tilsammen viser

finding-unknown-reference = { $value } findes ikke i tabellen { $table } ({ $column }).
    .remedy = Tilføj rækken i { $table }, eller ret navnet.
finding-unknown-reference-close = { $value } findes ikke i tabellen { $table } ({ $column }). Mente du { $suggestion }?
    .remedy = Skriv { $suggestion }, eller tilføj rækken i { $table }.
finding-unknown-metric = Der er intet nøgletal, der hedder »{ $value }«.
    .remedy = Vælg en af: { $metrics }.
finding-deadline-before-start = Fristen { $value } ligger før målets første dag, { $start }.
    .remedy = Ret en af de to datoer.
finding-conditions-without-currency = Målet har et beløb som betingelse ({ $column }), men ingen valuta til det.
    .remedy = Udfyld { $currency }.
finding-conditions-without-rate = Målets betingelse, { $value } { $currency }, kan ikke omregnes til euro.
    .remedy = Udfyld { $start } med en dag, der har en valutakurs, eller tilføj kursen i tabellen over kurser.
finding-organisation-rows = Der er mere end én organisation.
    .remedy = Behold rækken for den organisation, som projekterne og målene tilhører, og slet de andre.
finding-amount-without-currency = Beløbet { $value } har ingen valuta og er derfor ukendt i euro.
    .remedy = Udfyld valutaen, hvis den er kendt.
finding-amount-without-date = Beløbet { $value } { $currency } har ingen dato og er derfor ukendt i euro.
    .remedy = Udfyld { $column }: den dag, hvis valutakurs skal bruges.
finding-end-before-start = Slutdatoen { $value } ligger før startdatoen, { $start }.
    .remedy = Ret en af de to datoer.
finding-unknown-focus-area = »{ $value }« er ikke et af organisationens indsatsområder.
    .remedy = Skriv det som i tabellen { $table }, eller tilføj det dér.
finding-unknown-focus-area-close = »{ $value }« er ikke et af organisationens indsatsområder. Mente du { $suggestion }?
    .remedy = Skriv { $suggestion }, eller tilføj indsatsområdet i tabellen { $table }.
finding-table-kept = Filen har overskrifter, men ingen rækker i { $table }. De offentliggjorte rækker ({ $count }) bliver stående.
    .remedy = Intet, hvis det er meningen. Skal rækker fjernes, så lad mindst én række stå i tabellen.
