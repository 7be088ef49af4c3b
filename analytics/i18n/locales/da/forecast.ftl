## Hvor sandsynligt det er, at et mål nås

forecast-title = Prognose
forecast-lead = Hvad de ansøgninger, der venter på svar, kan bidrage med inden for fristen. Hver af dem regnes bevilget med sin egen sandsynlighed; det, der ikke vides, holdes åbent.

forecast-even = Det er { $share } sandsynligt, at målet er nået senest den { $day }.
forecast-between = Det er mellem { $low } og { $high } sandsynligt, at målet er nået senest den { $day }.
forecast-open = Hvor sandsynligt det er, at målet er nået senest den { $day }, kan endnu ikke siges: Det, der ikke vides, holder alt fra { $low } til { $high } åbent.
forecast-certain = Målet er nået senest den { $day }, uanset hvordan ansøgningerne afgøres.
forecast-impossible = Målet nås ikke senest den { $day }, selv om alle registrerede ansøgninger bevilges.
forecast-under = under { $share }
forecast-over = over { $share }

forecast-none-no_deadline = Ingen prognose: Målet har ingen frist.
forecast-none-passed = Ingen prognose: Målets sidste dag er passeret.
forecast-none-other_metric = Ingen prognose: Om ansøgninger bevilges, afgør ikke i sig selv dette tal.
forecast-none-no_data = Ingen prognose: Der vides for lidt til at beregne tallet, uanset hvordan ansøgningerne afgøres.
forecast-envelope = Prognosen gælder kun tallet. Om egenfinansieringen holder sig inden for rammen, indgår ikke.
forecast-of = Prognosen gælder det, der er planlagt og bevilget: »{ $metric }«. Det, der faktisk er udbetalt inden da, kan være mindre.
forecast-nothing-waits = Ingen ansøgning, der kan tælle med, ventes afgjort inden da.

forecast-needed-count = Der mangler { $role ->
    [lead] { $count ->
        [one] ét bevilget projekt som lead partner
       *[other] { $count } bevilgede projekter som lead partner
    }
    [partner] { $count ->
        [one] ét bevilget projekt som partner
       *[other] { $count } bevilgede projekter som partner
    }
   *[project] { $count ->
        [one] ét bevilget projekt
       *[other] { $count } bevilgede projekter
    }
}{ $minimum ->
    [none] {""}
   *[other] {" "}med et budget på mindst { $minimum }
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
forecast-rate-record = Med den hidtidige succesrate ({ $granted } af { $decided } ansøgninger blev bevilget) svarer det til omkring { $count ->
    [one] én ansøgning
   *[other] { $count } ansøgninger
}, inklusive dem, der allerede venter på svar.
forecast-rate-pipeline = Med den gennemsnitlige sandsynlighed for de ansøgninger, der venter på svar ({ $rate }), svarer det til omkring { $count ->
    [one] én ansøgning
   *[other] { $count } ansøgninger
}, inklusive dem, der allerede venter på svar.
forecast-rate-unknown = Hvor mange ansøgninger det kræver, kan ikke siges: Det vides ikke, hvor ofte de bevilges.

forecast-record-none = Der er ikke registreret nogen afgørelse af en ansøgning pr. { $day }.
forecast-record-winners = Pr. { $day } er { $decided ->
    [one] den eneste afgjorte ansøgning, der er registreret,
   *[other] alle { $decided } afgjorte ansøgninger, der er registreret,
} bevilget. En liste uden afslag er en liste over vindere og siger intet om den næste ansøgning. Registrér også afslagene.
forecast-record-losers = Pr. { $day } har { $decided ->
    [one] den eneste afgjorte ansøgning, der er registreret,
   *[other] alle { $decided } afgjorte ansøgninger, der er registreret,
} fået afslag. Det siger ikke, hvor sandsynligt det er, at den næste bevilges.
forecast-record-few = Pr. { $day } er { $granted } af { $decided } afgjorte ansøgninger bevilget. Der skal mindst { $least } afgørelser til at sige, hvor sandsynligt det er, at den næste bevilges.
forecast-record-used = Pr. { $day } er { $granted } af { $decided } afgjorte ansøgninger bevilget ({ $rate }). Tilbagetrukne er ikke regnet med.

forecast-application = Ansøgning
forecast-probability = Sandsynlighed
forecast-basis = Stammer fra
forecast-expected = Afgørelse ventes
forecast-contributes = Hvis bevilget
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
