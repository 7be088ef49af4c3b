## JSON-grænsefladen, dens fejl og dens mærkat

badge-title = { $title }: { $status }, { $value } { $of }

api-title = { app-name }: data til programmer
api-description = Kun læsning. Det ukendte er null, aldrig 0. CSV fås med headeren »Accept: text/csv«.
api-goals = Hvordan hvert mål står
api-badge = Ét mål som mærkat
api-metrics = Hvad hvert nøgletal måler
api-projects = Projekterne med deres penge
api-editions = Udgaverne
api-openapi = Denne beskrivelse

api-ok = Svaret
api-unchanged = Intet er ændret siden den ETag, der blev nævnt
api-lang = Ordenes sprog
api-edition = Udgavens nummer; ellers den nyeste
api-as_of = Den dag, der ses på; ellers dagen for udgavens egne tal
api-known_on = Den nyeste af de udgaver, man kendte den dag; kun uden »edition«
api-share = Id på det delingslink, hvis visning ønskes
api-filter = Kun disse; flere forbindes med ~
api-q = Ord, der søges efter, hvert eneste
api-dark = 1: til mørk baggrund

api-400 = Adressen spørger om noget, der ikke kan læses
api-404 = Der er ikke noget på denne adresse
api-406 = Det findes ikke i den form, der bliver spurgt om
api-unknown-parameter = »{ $name }« kendes ikke her. Kendte er: { $known }.
api-twice = »{ $name }« står der { $count } gange. Én gang er nok.
api-language-unknown = Sproget »{ $value }« findes ikke. Der er: { $known }.
api-day-unreadable = »{ $value }« er ikke en dag. Skriv den sådan: 2012-03-12.
api-edition-unreadable = »{ $value }« er ikke nummeret på en udgave. Skriv det sådan: 3.
api-dark-unreadable = »{ $value }« kan ikke læses. Skriv 1 for mørk baggrund, 0 for lys.
api-edition-unknown = Udgave { $value } findes ikke.
api-edition-none = Intet er offentliggjort endnu.
api-edition-none-known = Der kendtes endnu ingen udgave den { $day }.
api-goal-unknown = Målet »{ $value }« findes ikke her.
api-not-in-link = Delingslinket viser ikke dette.
api-forms = Der er: { $known }.
