# Det mulige, men usandsynlige: hvad det er, og hvad man gør ved det.

option-confirmed = Ja, det er rigtigt
finding-grant-over-total = EU-tilskuddet { $value } er større end det samlede budget { $other_value } ({ $other }) i { $project }.
    .remedy = Ret den af de to celler, der er forkert, eller bekræft, at begge er rigtige.
finding-part-over-total = Beløbet { $value } er større end det samlede budget { $other_value } ({ $other }), som det er en del af, i { $project }.
    .remedy = Ret den af de to celler, der er forkert, eller bekræft, at begge er rigtige.
finding-own-over-whole = Organisationens egen del { $value } er større end hele partnerskabets { $other_value } ({ $other }) i { $project }.
    .remedy = Se, om de to beløb er byttet om eller står i hver sin enhed. Ret dem, eller bekræft dem.
finding-rate-over-programme = EU betaler { $rate } af budgettet i { $project }: { $value } af { $other_value } ({ $other }). Programmet betaler højst { $most } ({ $rule }).
    .remedy = Se efter i bevillingsbrevet. Ret det beløb, der er forkert, eller bekræft, at det er rigtigt.
finding-hours-rate-over-programme = Medfinansieringssatsen er { $rate } i { $project }. Programmet betaler højst { $most } ({ $rule }).
    .remedy = Se efter i bevillingsbrevet. Ret satsen, eller bekræft, at den er rigtig.
finding-thousandfold = { $value } og { $other_value } ({ $other }) i { $project } ligger omkring en faktor tusind fra hinanden.
    .remedy = Det ene beløb står måske i tusinder. Ret det, eller bekræft, at begge er rigtige.
finding-far-from-median = { $value } { $currency } i { $project } er mindst tusind gange større eller mindre end det midterste beløb af samme slags, { $median } { $currency }.
    .remedy = Beløbet står måske i tusinder eller i en anden valuta. Ret det, eller bekræft, at det er rigtigt.
finding-kroner-in-euro = { $value } EUR i { $project } ligner et beløb i kroner: { $other_value } står i { $other }.
    .remedy = Se efter, om beløbet er i danske kroner. Ret beløb eller valuta, eller bekræft, at det er rigtigt.
finding-same-project-twice = »{ $value }« er måske det samme projekt som »{ $other_value }« ({ $other }).
    .remedy = Slet den ene række, hvis det er samme projekt; ellers tælles det to gange. Bekræft, hvis det er to projekter.
finding-hours-over-year = { $consultant } har { $hours } timer i { $year }. Et årsværk er { $most } timer.
    .remedy = Se timerne i årets rækker efter, her { $value }. Ret dem, eller bekræft, at de er rigtige.
finding-coverage-over-whole = De refunderede timer for { $consultant } i { $year } dækker { $rate } af lønudgiften { $other_value } ({ $other }).
    .remedy = Se timer, timesats og lønudgift efter. Ret dem, eller bekræft, at de er rigtige.
finding-begins-later = Projektet tæller som bevilget, men begynder { $start }, efter { $day }, den dag tallene gælder for.
    .remedy = Er tallene nyere, så vælg deres dag under »Tallene gælder pr.«, før I offentliggør. Se ellers status og startdato efter.
