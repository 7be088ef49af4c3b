## Hvordan et mål står

status-achieved = Nået
    .meaning = Målet er nået, uanset hvad de tomme felter viser sig at indeholde.
status-on_track = På sporet
    .meaning = Mindst 95 % af det, der var forventet til i dag.
status-behind = Bagud
    .meaning = Mellem 85 % og 95 % af det, der var forventet til i dag.
status-at_risk = I fare
    .meaning = Under 85 % af det, der var forventet til i dag, eller en grænse er allerede overskredet.
status-missed = Ikke nået
    .meaning = Fristen er passeret, og målet er ikke nået, uanset hvad de tomme felter viser sig at indeholde.
status-not_started = Ikke begyndt
    .meaning = Målets periode er ikke begyndt på denne dato.
status-no_data = Ingen data
    .meaning = Intet er kendt, som tallet kan beregnes af. Det er ikke det samme som nul.
status-cannot_yet_tell = Kan endnu ikke afgøres
    .meaning = Tomme felter afgør, hvilken status der er den rigtige.

certainty-met = Nået i alle tilfælde
    .meaning = Uanset hvad de tomme felter viser sig at indeholde, er målet nået.
certainty-open = Kan endnu ikke afgøres
    .meaning = Tomme felter afgør, om målet er nået.
certainty-missed = Ikke nået i noget tilfælde
    .meaning = Uanset hvad de tomme felter viser sig at indeholde, er målet ikke nået på denne dato.

comparison-at_least = mindst { $target }
comparison-at_most = højst { $target }
comparison-around = omkring { $target }
