## Hvor sandsynligt det er, at et mål nås

forecast-title = Prognose
forecast-lead = Hvad de ansøgninger, der venter på svar, kan bidrage med inden for fristen. Hver af dem får tilsagn med sin sandsynlighed; det, der ikke vides, holdes åbent.

forecast-even = { $share } sandsynligt, at målet er nået senest den { $day }.
forecast-between = Mellem { $low } og { $high } sandsynligt, at målet er nået senest den { $day }.
forecast-open = Hvor sandsynligt det er, at målet er nået senest den { $day }, kan endnu ikke siges: Det, der ikke vides, holder alt fra { $low } til { $high } åbent.
forecast-certain = Målet er nået senest den { $day }, uanset hvordan ansøgningerne afgøres.
forecast-impossible = Målet nås ikke senest den { $day }, selv om alle registrerede ansøgninger får tilsagn.
forecast-under = under { $share }
forecast-over = over { $share }

forecast-none-no_deadline = Ingen prognose: Målet har ingen frist.
forecast-none-passed = Ingen prognose: Målets sidste dag er passeret.
forecast-none-other_metric = Ingen prognose: Tilsagn til ansøgninger afgør ikke i sig selv dette tal.
forecast-none-no_data = Ingen prognose: Der vides for lidt til at beregne tallet, uanset hvordan ansøgningerne afgøres.
forecast-envelope = Prognosen gælder kun tallet. Om egenfinansieringen holder sig inden for rammen, indgår ikke.
forecast-of = Prognosen gælder det, der er planlagt og givet tilsagn til: »{ $metric }«. Det, der faktisk er udbetalt inden da, kan være mindre.
forecast-nothing-waits = Ingen ansøgning, der kan tælle med, ventes afgjort inden da.

forecast-needed-count = Der mangler { $role ->
    [lead] { $count ->
        [one] ét tilsagn mere som lead partner
       *[other] { $count } tilsagn mere som lead partner
    }
    [partner] { $count ->
        [one] ét tilsagn mere som partner
       *[other] { $count } tilsagn mere som partner
    }
   *[project] { $count ->
        [one] ét tilsagn mere
       *[other] { $count } tilsagn mere
    }
}{ $minimum ->
    [none] {""}
   *[other] {" "}til projekter på mindst { $minimum }
} senest den { $day }, når kun det sikre tælles med.
forecast-needed-amount = Der mangler { $amount } senest den { $day }, når kun det sikre tælles med.
forecast-needed-share = Der mangler { $points } procentpoint senest den { $day }, når kun det sikre tælles med.
forecast-best-none = Tæller alt det med, som tomme felter holder åbent, mangler der intet.
forecast-best-count = Tæller alt det med, som tomme felter holder åbent, mangler der { $count ->
    [one] ét
   *[other] { $count }
}.
forecast-best-amount = Tæller alt det med, som tomme felter holder åbent, mangler der { $amount }.
forecast-best-share = Tæller alt det med, som tomme felter holder åbent, mangler der { $points } procentpoint.
forecast-rate-record = Med den hidtidige succesrate ({ $granted } af { $decided } ansøgninger fik tilsagn) svarer det til omkring { $count ->
    [one] én ansøgning
   *[other] { $count } ansøgninger
}, iberegnet dem, der allerede venter på svar.
forecast-rate-pipeline = Med den gennemsnitlige sandsynlighed for de ansøgninger, der venter på svar ({ $rate }), svarer det til omkring { $count ->
    [one] én ansøgning
   *[other] { $count } ansøgninger
}, iberegnet dem, der allerede venter.
forecast-rate-unknown = Hvor mange ansøgninger det kræver, kan ikke siges: Det vides ikke, hvor ofte de får tilsagn.

forecast-record-none = Der er ikke registreret nogen afgørelse af en ansøgning pr. { $day }.
forecast-record-winners = Pr. { $day } har { $decided ->
    [one] den eneste afgjorte ansøgning, der er registreret,
   *[other] alle { $decided } afgjorte ansøgninger, der er registreret,
} fået tilsagn. En liste uden afslag er en liste over vindere og siger intet om den næste ansøgning. Registrér også afslagene.
forecast-record-losers = Pr. { $day } har { $decided ->
    [one] den eneste afgjorte ansøgning, der er registreret,
   *[other] alle { $decided } afgjorte ansøgninger, der er registreret,
} fået afslag. Det siger ikke, hvor sandsynligt et tilsagn til den næste er.
forecast-record-few = Pr. { $day } har { $granted } af { $decided } afgjorte ansøgninger fået tilsagn. Der skal mindst { $least } afgørelser til at sige, hvor sandsynligt et tilsagn til den næste er.
forecast-record-used = Pr. { $day } har { $granted } af { $decided } afgjorte ansøgninger fået tilsagn ({ $rate }). Tilbagetrukne er ikke regnet med.

forecast-application = Ansøgning
forecast-probability = Sandsynlighed
forecast-basis = Stammer fra
forecast-expected = Afgørelse ventes
forecast-contributes = Ved tilsagn
forecast-basis-project = projektet selv
forecast-basis-programme = programmets succesrate
forecast-basis-record = egne ansøgninger: { $granted } af { $decided }
forecast-basis-unknown = ukendt – udfyld »{ $column }«
forecast-expected-blank = tomt felt: kan nå det
forecast-expected-passed = { $day } (passeret)
forecast-applications-caption = { $count ->
    [one] Én ansøgning, der kan nå at blive afgjort
   *[other] { $count } ansøgninger, der kan nå at blive afgjort
}
forecast-late-title = For sent til at tælle med
forecast-late-caption = { $count ->
    [one] Én ansøgning, der ventes afgjort efter den { $day }
   *[other] { $count } ansøgninger, der ventes afgjort efter den { $day }
}

forecast-scenario = Hvis
forecast-met = Sandsynligt, at målet nås
forecast-scenarios-caption = Det samme med andre sandsynligheder
forecast-scenario-as_stated = sandsynlighederne holder som angivet
forecast-scenario-half = hver sandsynlighed kun er halvt så stor
forecast-scenario-together = afgørelser inden for samme program følges ad

forecast-chart-title = Hvad tallet kan være den { $day }
forecast-chart-value = Værdi
forecast-chart-low = Hvis kun det sikre tæller
forecast-chart-high = Hvis alt, der kan tælle, tæller
forecast-chart-both = Sandsynlighed
forecast-chart-target = Mål: { $target }
forecast-chart-range = { $low } til { $high }
forecast-chart-alt = Hvor sandsynlig hver værdi af »{ $title }« er den { $day }. Kun det sikre: mest sandsynligt { $low }. Alt, der kan tælle: mest sandsynligt { $high }. Mål: { $target }. Alle tal står i tabellen under diagrammet.
