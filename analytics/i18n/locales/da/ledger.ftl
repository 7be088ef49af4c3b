## Konsulentregnskabet (pages/ledger.py)

ledger-lead = Hvad EU-konsulenterne koster, hvad projekterne betaler tilbage, og hvor langt det kan række.
ledger-sentence = Til og med { $year } har projekterne betalt { $accepted } af konsulenternes udgift tilbage. Tæller det planlagte med, er det { $planned }.
ledger-unknown = Hvor meget af konsulenternes udgift projekterne har betalt tilbage til og med { $year }, er ukendt. Ukendt er ikke 0 %: Nedenfor står, hvilke felter der er tomme, og hvad der skal uploades.
ledger-no-consultants = Der er ikke registreret nogen konsulent i disse år. Upload tabellen over konsulenter med én række pr. konsulent og år og tabellen over konsulenttimer.
ledger-highest = Med en medfinansieringssats på { $rate }, den højeste i Interreg i { $period }, henter en konsulent, der får hver time dækket af et projekt, { $plain } af udgiften hjem, eller { $overhead } med den faste sats for overhead. Andre programmer står længere nede.
ledger-goal = Målet er { $target }.
ledger-above = Dækningen kan være over 100 %. Konsulenter kan normalt ikke hente mere hjem, end de koster: Se efter timer eller beløb, der står på mere end ét trin, og efter refusion, der også er anmodet om som timer.

ledger-who = Konsulent og år
ledger-year = År
ledger-cost = Lønudgift
ledger-hours = Timer
ledger-planned-only = Planlagt eller bevilget
ledger-claimed = Anmodet om
ledger-verified = Godkendt
ledger-paid = Udbetalt
ledger-accepted = Anerkendt indtil nu
ledger-planned = Efter planen
ledger-coverage = Andel af udgiften
ledger-total = I alt
ledger-nobody = Refusion og forberedelse
ledger-no-year = uden år
ledger-none = Der er hverken registreret konsulenter eller timer til og med denne dato.
ledger-caption = { $count ->
    [one] 1 række, beløb i EUR
   *[other] { $count } rækker, beløb i EUR
}
ledger-columns = Anerkendt indtil nu er det, der er anmodet om, godkendt eller udbetalt. Hver time og hvert beløb står kun på ét trin: Et senere trin erstatter ikke af sig selv et tidligere. Et år uden registrerede timer er ukendt, ikke 0.
ledger-hours-figure = { $hours } t.

ledger-chart-title = Udgift og tilbagebetaling pr. år
ledger-chart-alt = Søjler over konsulenternes lønudgift, det anerkendte indtil nu og det planlagte. Pr. år: { $values }.
ledger-nothing-to-draw = Der er endnu ikke noget diagram, for hverken en udgift eller et tilbagebetalt beløb er kendt.

ledger-hours-title = Timer pr. projekt
ledger-hours-none = Der er ikke registreret timer. Upload tabellen over konsulenttimer: én række pr. konsulent, projekt og år.
ledger-hours-caption = { $count ->
    [one] 1 række timer
   *[other] { $count } rækker timer
}
ledger-project = Projekt
ledger-status = Status
ledger-brings-in = Indbringer, alle trin

ledger-lost-title = Ansøgninger, der ikke blev til noget
ledger-lost-none = Der er ikke registreret timer på afslåede eller tilbagetrukne ansøgninger.
ledger-lost-cost = Timernes lønudgift
ledger-lost-caption = { $count ->
    [one] 1 ansøgning. Timerne giver intet tilbage; de koster lønudgiften divideret med årstimerne i programmets periode.
   *[other] { $count } ansøgninger. Timerne giver intet tilbage; de koster lønudgiften divideret med årstimerne i programmets periode.
}

ledger-even-title = Balancepunkt
ledger-even-none = Uden en registreret konsulent er der ingen måned at nævne.
ledger-even-unknown = Det kan ikke siges, hvornår projekterne har betalt det tilbage, som konsulenterne koster: For lidt af udgift og timer er kendt.
ledger-even-not = Til og med { $through } har projekterne ikke betalt det tilbage, som konsulenterne har kostet.
ledger-even-possibly = Projekterne kan tidligst i { $month } have betalt det tilbage, som konsulenterne har kostet. Det er ikke sikkert, at de har gjort det til og med { $through }.
ledger-even-by = I { $month } havde projekterne betalt det tilbage, som konsulenterne havde kostet.
ledger-even-between = Projekterne havde tidligst i { $possibly } og senest i { $certainly } betalt det tilbage, som konsulenterne havde kostet.
ledger-even-how = Den første måned, ved hvis udgang alt, der er anerkendt, når op på alt, hvad konsulenterne har kostet. Tabellerne angiver år, så hvert år er fordelt jævnt over sine tolv måneder.

ledger-missing-lead = Udfyld disse felter i tabellerne over konsulenter, konsulenttimer og beløb, og upload dem; så bliver tallene snævrere.
ledger-missing-none = Ingen tomme felter holder regnskabet åbent: Det er sikkert.

ledger-rules-title = Hvad reglerne tillader
ledger-rules-lead = Den højeste dækning er medfinansieringssatsen × (1 + overhead) for en konsulent, der får hver time dækket af et projekt. Et program kan tillade mindre end sin forordning. Ved 75 % og et overhead på 15 % er den for eksempel { $plain } uden og { $overhead } med overhead. – betyder, at reglen ikke findes eller ikke er registreret her.
ledger-rules-caption = { $count ->
    [one] 1 sæt regler, hvert tal med sin kilde
   *[other] { $count } sæt regler, hvert tal med sin kilde
}
ledger-rule = Programmer og periode
ledger-rule-cofinancing = Højeste medfinansieringssats
ledger-rule-overhead = Overhead, fast sats
ledger-rule-highest = Højeste dækning
ledger-rule-flat = Fast sats for personale, højst
ledger-rule-year = Et års arbejde
ledger-rule-both = { $plain }; { $overhead } med overhead
ledger-rule-hours = { $hours } timer
ledger-rule-days = { $days } dage
ledger-overhead-staff = { $rate } af personaleudgiften
ledger-overhead-direct = { $rate } af de direkte udgifter
ledger-family-interreg = Interreg
ledger-family-interreg_lower_income = Interreg med en medlemsstat med lavere indkomst,
ledger-family-horizon = Horisont Europa
ledger-family-life = LIFE
