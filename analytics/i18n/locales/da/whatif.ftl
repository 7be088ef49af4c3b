## Hvad nu hvis: målets side

whatif-title = Hvad nu hvis …
whatif-lead = Antag, at ansøgninger bevilges eller afslås, at tomme felter udfyldes, eller at fristen flyttes, og se, hvordan alle målene så vil stå. Intet bliver offentliggjort.
whatif-open = Prøv andre antagelser
whatif-banner-title = Hvad nu hvis: ikke offentliggjort
whatif-banner = { $count ->
    [one] Nedenfor er 1 antagelse lagt oven på udgave { $number }. Tallene i resten af dashboardet er uændrede.
   *[other] Nedenfor er { $count } antagelser lagt oven på udgave { $number }. Tallene i resten af dashboardet er uændrede.
}
whatif-share = Antagelserne står i sidens adresse: Del den, så ser andre det samme.
whatif-on-page = Adressen på denne side indeholder antagelser. De gælder kun i afsnittet »Hvad nu hvis …« længere nede; intet er offentliggjort.
whatif-clear = Ryd antagelserne
whatif-assumed = Antagelserne
whatif-refused-title = Det kan ikke antages
whatif-not-judged = Målene kan ikke vurderes med disse antagelser.
whatif-today = I dag
whatif-then = Med antagelserne
whatif-moved = Mål
whatif-caption = { $count ->
    [0] Intet mål flytter sig pr. { $day }
    [one] 1 mål flytter sig pr. { $day }
   *[other] { $count } mål flytter sig pr. { $day }
}
whatif-applications = Ansøgninger, der ikke er afgjort
whatif-no-applications = Ingen ansøgninger venter på en afgørelse.
whatif-as-it-is = Som nu
whatif-granted = Bevilget
whatif-rejected = Afslået
whatif-expected = Afgørelsen ventes { $day }.
whatif-too-late = Afgørelsen ventes { $day }, efter målets sidste dag: Projektet kan ikke tælle med her.
whatif-deadline = Fristen
whatif-deadline-was = Som offentliggjort: { $day }
whatif-cells = Tomme felter, der betyder noget
whatif-no-cells = Intet tomt felt holder målet åbent.
whatif-cells-more = De første { $shown } af { $count } felter.
whatif-unfillable = { $count ->
    [one] Ét felt mere hører til en række, der mangler helt, og kan kun udfyldes i regnearket.
   *[other] { $count } felter mere hører til rækker, der mangler helt, og kan kun udfyldes i regnearket.
}
whatif-unknown = Ukendt
whatif-in-currency = i { $currency }
whatif-applications-more = De første { $shown } af { $count } ansøgninger.

## Hvad nu hvis: det, adressen ikke kan sige

finding-whatif-too-long = Antagelserne i adressen er for lange (højst { $most } tegn). Ingen af dem er brugt.
    .remedy = Ryd antagelserne, og vælg færre.
finding-whatif-too-many = Adressen indeholder { $found } antagelser; kun de første { $most } er brugt.
    .remedy = Fjern nogle af antagelserne.
finding-whatif-unreadable = »{ $value }« er ikke en antagelse, der kan læses. Den er ikke brugt.
    .remedy = Skriv tabel, række, kolonne og værdi med / imellem, eller brug felterne på siden.
finding-whatif-unknown-table = Der kan ikke antages noget om »{ $value }«. Antagelsen er ikke brugt.
    .remedy = Brug felterne på siden.
finding-whatif-unknown-column = Der kan ikke antages noget om kolonnen »{ $value }« i tabellen { $table }. Antagelsen er ikke brugt.
    .remedy = Brug felterne på siden.
finding-whatif-unknown-row = Tabellen { $table } har ingen række »{ $value }«. Antagelsen er ikke brugt.
    .remedy = Rækken kan være fjernet eller omdøbt siden; vælg igen på siden.
finding-whatif-other-currency = »{ $value }« nævner en valuta, som feltet ikke har. Antagelsen er ikke brugt.
    .remedy = Skriv beløbet i feltets valuta.
