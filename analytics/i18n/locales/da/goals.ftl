## Hvordan et mål står

status-achieved = Nået
    .meaning = Målet er nået, uanset hvad de tomme felter viser sig at indeholde.
status-on_track = På sporet
    .meaning = Tallet følger med det, der var forventet til i dag.
status-behind = Bagud
    .meaning = Tallet er lidt efter det, der var forventet til i dag.
status-at_risk = I fare
    .meaning = Tallet er langt efter det, der var forventet til i dag, eller en grænse er allerede overskredet.
status-missed = Ikke nået
    .meaning = Fristen er passeret, og målet er ikke nået, uanset hvad de tomme felter viser sig at indeholde.
status-not_started = Ikke begyndt
    .meaning = Målets periode er ikke begyndt på denne dato.
status-no_data = Ingen data
    .meaning = Intet er kendt, som tallet kan beregnes af. Det er ikke det samme som nul.
status-cannot_yet_tell = Kan endnu ikke afgøres
    .meaning = Tomme felter afgør, hvilken status der er den rigtige.
status-overdue = Opgørelse mangler
    .meaning = Fristen er passeret, men tallene er ældre end fristen. Opdater dem, så det kan siges, om målet blev nået.

## De andele af det forventede, der skiller de tre

band-on_track = mindst { $on_track } af det forventede
band-behind = fra { $behind } til under { $on_track } af det forventede
band-at_risk = under { $behind } af det forventede

certainty-met = Nået i alle tilfælde
    .meaning = Uanset hvad de tomme felter viser sig at indeholde, er målet nået.
certainty-open = Kan endnu ikke afgøres
    .meaning = Tomme felter afgør, om målet er nået.
certainty-missed = Ikke nået i noget tilfælde
    .meaning = Uanset hvad de tomme felter viser sig at indeholde, er målet ikke nået på denne dato.

comparison-at_least = mindst { $target }
comparison-at_most = højst { $target }
comparison-around = omkring { $target }

## Delmål og samlet fremdrift

metric-sub_goals = Delmålenes fremdrift
    .definition = Gennemsnittet af, hvor langt delmålene er nået, vægtet med deres vægt. Et delmål tæller højst 100 %. For et mål om mindst en værdi er det den del af vejen fra udgangspunktet til målværdien, der er tilbagelagt; for et loft er det 100 %, til loftet er brudt, og derefter loftet over værdien; for et mål om omkring en værdi er det den mindste af de to over den største og 100 % inden for tolerancen. Har ingen delmål en vægt over 0, er tallet ikke defineret.
    .why = Et mål, der består af flere, kan følges som ét, uden at det ene dækker over det andet.
    .unit = andel

rollup-reason-weights_zero = Ikke defineret: Ingen af målene har en vægt over 0.
rollup-reason-no_goals = Ikke defineret: Alle målene er delmål af hinanden.
