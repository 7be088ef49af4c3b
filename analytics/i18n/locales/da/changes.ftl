## Hvad der er ændret, til referatet

minutes-lead = Sådan har målene ændret sig fra { $before } til { $after }:
minutes-lead-dates = Sådan har målene ændret sig fra { $before } til { $after }, begge dage efter udgave { $number }:
minutes-side = udgave { $number } (pr. { $day })
minutes-moved = »{ $title }«: fra { $before } til { $after }; målet er { $target }.
minutes-still = »{ $title }«: tallet er stadig { $after }; målet er { $target }.
minutes-goal-new = »{ $title }« er et nyt mål. Det står på { $figure }; status er »{ $status }«.
minutes-goal-gone = »{ $title }« er ikke længere et mål. Det stod sidst på { $figure }; status var »{ $status }«.
minutes-status = Status går fra »{ $before }« til »{ $after }«.
minutes-status-same = Status er fortsat »{ $status }«.
minutes-causes = Årsager: { $causes }.
minutes-goalpost = Selve målet er ændret: { $changes }.
minutes-old-wording = Efter den gamle ordlyd giver de nuværende data { $figure } og status »{ $status }«.
minutes-same = { $count ->
    [one] Uændret: { $goals }.
   *[other] Uændrede: { $goals }.
}
minutes-quoted = »{ $title }«
minutes-and = { $first } og { $last }

## Årsager

cause-projects = Nye og fjernede projekter
    .meaning = Projekter, der er kommet til eller gået ud, med alle deres rækker.
cause-cells = Rettede felter
    .meaning = Alle andre felter og rækker, der er rettet, tilføjet eller fjernet.
cause-decisions = Afgørelser
    .meaning = Projekternes status og de dage, de er ansøgt og afgjort.
cause-rates = Valutakurser
    .meaning = Hvad en valuta er værd i euro.
cause-time = Tiden, der er gået
    .meaning = Den dato, der ses på, og den dag, tallene gælder for.
cause-definition = Målets egen ordlyd
    .meaning = Målværdi, frist, betingelser, milepæle og de grænser, status vurderes efter.

split-by-projects = projekter er kommet til eller gået ud
split-by-cells = felter er rettet
split-by-decisions = der er truffet afgørelser om projekter
split-by-rates = valutakurser er ændret
split-by-definition = dets ordlyd eller de grænser, det vurderes efter
split-time = tiden fra { $before } til { $after }
split-time-figures = tallene gælder for en anden dag
split-envelope = egenfinansieringen i alt fra { $before } til { $after }
split-project-new = { $name } er et nyt projekt
split-project-gone = { $name } er taget ud
split-of-project = { $name }: { $what }
split-known = »{ $column }« er nu kendt: { $after }
split-blanked = »{ $column }« er ikke længere oplyst (før: { $before })
split-corrected = »{ $column }« er ændret fra { $before } til { $after }
split-row-added = tilføjet: { $row }
split-row-removed = fjernet: { $row }
split-more = { $count ->
    [one] 1 til
   *[other] { $count } flere
}
split-more-cells = { $count ->
    [one] 1 felt til
   *[other] { $count } felter til
}
split-status-idea = { $name } er igen en idé
split-status-applied = { $name } er ansøgt
split-status-granted = { $name } er bevilget
split-status-running = { $name } er nu i gang
split-status-closed = { $name } er afsluttet
split-status-rejected = { $name } er afslået
split-status-withdrawn = { $name } er trukket tilbage

delta-certain = { $change } sikkert
delta-possible = { $change } muligt
delta-bound = den øvre grænse kommer til eller bortfalder
delta-points = { $points } procentpoint
delta-together = tilsammen { $change }

## Siden

split-lead = Hvad der har flyttet hvert mål mellem to udgaver eller to datoer, årsag for årsag. Tilsammen giver de hele ændringen.
split-from = Fra udgave
split-to = Til udgave
split-from-date = Fra, pr.
split-to-date = Til, pr.
split-only-one = Der er kun én udgave, så der er endnu ikke noget at sammenligne med. Vælg to datoer for at se, hvad der sker, når tiden går.
split-same = Vælg to forskellige udgaver eller datoer.
split-nothing = Der er ingen forskel på de to i det, målene bygger på.
split-goal-same = Uændret.
split-goal-new = Nyt mål
split-goal-gone = Ikke længere et mål
split-goals-same = Uændrede mål
split-table-caption = { $title }: årsag for årsag
split-cause = Årsag
split-low = Sikkert
split-high = Højst
split-before = Før: { $day }
split-after = Efter: { $day }
split-sum = Summen af årsagerne
split-why = Hvad der ligger bag
split-status-moved = Status: { $before } → { $after }
split-no-bound = ingen øvre grænse
split-not-a-number = – (øvre grænse kommer til eller bortfalder)
split-no-figure = – (intet tal på den ene side)
split-chart-title = Tallet efter hver årsag
split-chart-alt = »{ $title }« efter hver årsag: { $values }. Alle tallene står i tabellen under diagrammet.
split-project-link = { $name }: projektet
split-old-edition = udgave { $number }
split-more-rows = De første { $shown } af { $count } er vist.
split-order = Årsagerne regnes igennem i denne rækkefølge: projekter, rettede felter, afgørelser, valutakurser, tid, ordlyd. Hver bygger oven på den foregående.
split-minutes-title = Til referatet
split-minutes-lead = Ren tekst. Tryk på kopisymbolet i hjørnet af feltet.
split-minutes-download = Hent som tekst
split-minutes-file = referat-maal-{ $before }-{ $after }

## Målets ordlyd

wording-title = Sådan har målet lydt
wording-lead = Målets ordlyd er ændret undervejs. De samme tal, vurderet efter hver ordlyd:
wording-caption = { $count ->
    [one] 1 ordlyd
   *[other] { $count } ordlyde
}
wording-when = Lød sådan i
wording-what = Målet
wording-figure = Tallet i dag
wording-status = Status efter denne ordlyd
wording-edition = udgave { $first }
wording-editions = udgave { $first } til { $last }
wording-now = sådan lyder det nu
wording-by = { $target } { $noun } inden udgangen af { $deadline }
wording-no-deadline = { $target } { $noun }, ingen frist
wording-differs = Afviger i: { $fields }
wording-cannot = Kan ikke vurderes efter denne ordlyd: Nøgletallet findes ikke længere, eller der mangler en valutakurs til betingelserne.
