## Alle sider

app-name = EU-strategi
language-own-name = Dansk
nav-goals = Mål
nav-goal = Mål
nav-projects = Projekter
nav-changes = Ændringer
nav-ledger = Konsulentregnskab
nav-edit = Redigér et mål
nav-metric = Definition
nav-project = Projekt
nav-funding = Midler
nav-upload = Indlæs
nav-history = Historik
as-of-button = Pr. { $day }
as-of-label = Vis tallene pr.
as-of-help = Status er, som den var den dag; det, der er besluttet senere, tæller ikke med.
as-of-reset = Tilbage til tallenes dato
known-on-button = kendt { $day }
known-on-label = … som det var kendt den
known-on-help = Den udgave, der var den nyeste den dag: tallene, som byrådet så dem dengang. Tom: alt, hvad vi ved nu.
known-on-reset = Tilbage til alt, hvad vi ved nu
known-too-early = Den { $day } var der endnu ikke offentliggjort noget her. Du ser den første udgave.
old-edition = Du ser udgave { $number }, offentliggjort { $when }. Den nyeste er udgave { $head }.
foot = Udgave { $number }, offentliggjort { $when } af { $author }. Tallene gælder pr. { $figures }.
author-sample = det medfølgende eksempel
no-javascript = De interaktive sider kræver JavaScript. Målene ovenfor kan læses uden.

## Mål

goals-title = EU-strategiens mål
goals-none = Denne udgave har ingen mål. Indlæs en tabel med mål for at se, hvordan de står.
three-target = Mål
    .meaning = Det, målet kræver.
three-decided = Besluttet
    .meaning = Det, der er bevilget.
three-implemented = Gennemført
    .meaning = Det, der er brugt eller afsluttet.
three-none = –
rollup-title = Målene lagt sammen
rollup-strategy = Hele strategien
rollup-alt = { $name }: { $value } nået
rollup-of = { $count ->
    [one] 1 mål, højst 100 %
   *[other] { $count } mål, vægtet, hvert højst 100 %
}
card-before = Udgave { $edition }, { $day }: { $value } af { $target } – { $status }
card-note-due = Der mangler en statusnote fra { $owner }
owner-unknown = den ansvarlige (ikke oplyst)
fact-expected = Forventet til i dag
fact-deadline = Frist
fact-certainty = Sikkerhed
fact-minimum-budget = Mindste projektbudget
fact-envelope = Egenfinansiering i alt
fact-envelope-per-project = Egenfinansiering pr. projekt
fact-source = Kilde
fact-owner = Ansvarlig
fact-formula-source = Formlens kilde
card-missing = { $count ->
    [one] 1 felt mangler – se hvilket
   *[other] { $count } felter mangler – se hvilke
}
card-more = Se, hvad der tæller

## Ét mål

back-to-goals = ← Alle mål
goal-unknown = Der er intet mål med det navn i denne udgave. Her er det første.
trajectory-title = Udviklingen til nu
counts-title = Det, der tæller
counts-nothing = Intet tæller med sikkerhed endnu.
counts-what = Projekt
counts-amount = Bidrager med
counts-why = Det afgørende
counts-side = Del
counts-caption = { $count ->
    [one] 1 række tæller med sikkerhed
   *[other] { $count } rækker tæller med sikkerhed
}
side-numerator = Dækket
side-denominator = Udgift
could-count-title = Det, der kan tælle med, og hvorfor
could-count-nothing = Intet tomt felt kan ændre tallet.
could-count-caption = { $count ->
    [one] 1 række kan tælle med
   *[other] { $count } rækker kan tælle med
}
why-missing = Tomt: { $cells }
excluded-title = Det, der ikke tæller, og hvorfor
excluded-why = Betingelsen
excluded-minimum_project_budget = Budgettet er { $value }; målet kræver mindst { $limit }.
excluded-own_contribution_limit = Egenfinansieringen er { $value }; målet tillader omkring { $limit }.
excluded-focus_areas = Indsatsområdet er { $value }; målet gælder { $limit }.
excluded-programmes = Programmet er { $value }; målet gælder { $limit }.
excluded-caption = { $count ->
    [one] 1 række opfylder ikke målets betingelser
   *[other] { $count } rækker opfylder ikke målets betingelser
}
lead-definition = Definition: { $metric }
lead-cells = Felterne bag
lead-changes = Ændringer frem til udgave { $number }
lead-edit = Redigér målet
goal-new = Sæt et nyt mål
keys-title = Den korteste vej til vished
keys-met = { $count ->
    [one] Ét felt kan afgøre, at målet er nået:
   *[other] { $count } felter kan tilsammen afgøre, at målet er nået:
}
keys-missed = { $count ->
    [one] Ét felt kan afgøre, at det ikke er:
   *[other] { $count } felter kan tilsammen afgøre, at det ikke er:
}
keys-more = og { $count } til
children-title = Dets delmål
missing-title = De manglende felter
missing-lead = Udfyld felterne i regnearket, og indlæs det; så bliver intervallet smallere.
missing-none = Intet felt mangler: tallet er sikkert.
missing-column = Mangler
missing-row = For
missing-place = Fil, ark, celle
missing-row-to-add = Der skal tilføjes en række
missing-no-place = Ikke i nogen indlæst fil
missing-caption = { $count ->
    [one] 1 tomt felt holder tallet åbent
   *[other] { $count } tomme felter holder tallet åbent
}
missing-upload = Indlæs regnearket med felterne udfyldt
reading-title = Sådan læses målet
interpretation-title = Fortolkning
definition-title = Definition: { $metric }
bands = På sporet fra { $on_track } af det, der var forventet til i dag, bagud fra { $behind }, i fare derunder.

## Fejl

error-title = Noget gik galt her
error-words =
    Siden kunne ikke vises. Intet er ændret, og de andre sider virker stadig.
    Oplys denne reference til den, der driver dashboardet: { $reference }.
unwritable-title = Dashboardet kan ikke gemme lige nu
unwritable-full = Disken er fuld. Intet er ændret; alt, der er offentliggjort, kan stadig læses. Sig det til den, der driver dashboardet.
unwritable-read_only = Der kan ikke skrives i datamappen. Intet er ændret; alt, der er offentliggjort, kan stadig læses. Sig det til den, der driver dashboardet.
unwritable-busy = Kataloget er optaget af et andet program. Intet er ændret; prøv igen om lidt.
unwritable-other = Datamappen eller databasen svarede ikke som ventet. Intet er ændret. Sig det til den, der driver dashboardet.

## Streamlits egne ord

streamlit-browse = Vælg filer
streamlit-drop = Træk filer hertil
streamlit-limit = Højst { $megabytes } MB pr. fil · xlsx, xls, ods, csv, json, zip
streamlit-skip = Spring til indholdet
streamlit-clear = Ryd
streamlit-delete = Fjern filen
streamlit-not-found = Siden findes ikke

## Filer

file-template-empty = eu-regneark-tomt
file-template-filled = eu-regneark-udgave-{ $number }

## Indlæs

upload-lead = Filerne bliver læst, kontrolleret og vist her først. Intet offentliggøres, før du trykker på den sidste knap.
upload-template = Hent regnearket
upload-template-words = Det udfyldte regneark indeholder alt, der er offentliggjort til nu. Ret det, der er nyt, lad det ukendte stå tomt, og indlæs det igen. En enkelt tabel er nok.
template-filled = Udfyldt regneark (udgave { $number })
template-empty = Tomt regneark
template-csv = Én tabel ad gangen, som CSV
template-csv-filled = udfyldt
template-csv-empty = tom
upload-choose = Vælg dine filer
upload-files = Regneark eller lister: xlsx, xlsm, xls, ods, csv, tsv, json eller en zip af dem
upload-files-help = Tabeller og kolonner, der ikke er i filerne, bliver, som de er offentliggjort. Udtræk fra keep.eu, CORDIS, Kohesio og Jems og de danske og svenske lister genkendes.
upload-reading = Læser filerne …
upload-findings = Det lagde vi mærke til
upload-blocked = Intet kan offentliggøres, så længe der er en fejl. Ret felterne ovenfor, og vælg filerne igen. Det offentliggjorte er urørt.
upload-preview = Det ændrer en offentliggørelse
upload-judging = Beregner målene …
upload-figures-as-of = Tallene gælder pr.
upload-figures-as-of-help = Status og roller læses, som de var på den dag.
upload-publish = Offentliggør
publish-name = Dit navn
publish-note = Note: hvad er nyt, og hvorfor
publish-note-help = Står i historikken ved udgaven.
publish-button = Offentliggør
publish-blank = Skriv både dit navn og en note.
publish-look-again = En anden offentliggjorde lige før dig. Dine ændringer er nu lagt oven på deres ovenfor; se dem igennem, og tryk på offentliggør igen.
published = Udgave { $number } er offentliggjort. Målene nedenfor er de nye.

level-error = Fejl
level-question = Spørgsmål
level-warning = Bemærkning
finding-level = Art
finding-place = Hvor
finding-value = Der står
finding-what = Hvad er galt
finding-do = Det kan du gøre
findings-none = Alt kunne læses, og intet er galt.
findings-caption = { $count ->
    [one] 1 bemærkning i alt
   *[other] { $count } bemærkninger i alt
}

late-title = En anden har offentliggjort, mens du arbejdede
late-words = { $author } offentliggjorde udgave { $number } { $when }: »{ $note }« Intet af dit er gået tabt: nedenfor er dine ændringer lagt oven på den udgave, felt for felt.
late-changes = Det er ændret i mellemtiden
conflict-row = Hele rækken
conflict-removed = Fjernet
conflict-kept = Ændret
conflict-keep-mine = Behold min
conflict-keep-theirs = Behold den andens
conflicts-caption = { $count ->
    [one] 1 sted, som I begge har ændret
   *[other] { $count } steder, som I begge har ændret
}

## Forskelle

yes = Ja
no = Nej
changes-title = I tabellerne
changes-none = Der er ingen forskel.
changes-table = Tabel
changes-added = Tilføjede rækker
changes-removed = Fjernede rækker
changes-changed = Ændrede felter
changes-caption = Ændringer pr. tabel
changes-of = { $table }: række for række
changes-row = Række
changes-column = Kolonne
changes-before = Før
changes-after = Efter
changes-changed-caption = { $count ->
    [one] 1 ændret felt
   *[other] { $count } ændrede felter
}
changes-added-caption = { $count ->
    [one] 1 tilføjet række
   *[other] { $count } tilføjede rækker
}
changes-removed-caption = { $count ->
    [one] 1 fjernet række
   *[other] { $count } fjernede rækker
}
changes-first = De første { $shown } er vist.
moves-title = Målene
moves-goal = Mål
moves-before = Før
moves-after = Efter
moves-what = Ændring
moves-moved = Ændres
moves-same = Uændret
moves-new = Nyt mål
moves-gone = Målet fjernes
moves-missing = { $count ->
    [0] intet felt mangler
    [one] 1 felt mangler
   *[other] { $count } felter mangler
}
moves-caption = { $count ->
    [0] Intet mål ændres
    [one] 1 mål ændres
   *[other] { $count } mål ændres
}

## Historik

history-lead = Alle udgaver, der er offentliggjort. Hver af dem kan ses, sammenlignes og gendannes.
history-edition = Udgave
history-when = Offentliggjort
history-who = Af
history-note = Note
history-figures = Tallene gælder pr.
history-files = Filer
history-open = Udgave { $number }
history-workbook = Som regneark
history-originals = { $count ->
    [one] Filen, som den blev indlæst
   *[other] De { $count } filer, som de blev indlæst
}
history-restored = Gendannet fra udgave { $number }.
history-caption = { $count ->
    [one] 1 udgave
   *[other] { $count } udgaver
}
kind-sample = Det medfølgende eksempel
kind-upload = Indlæst
kind-restore = Gendannet
kind-entry = Indtastet
edition-name = Udgave { $number } · { $when } · { $author }
compare-title = Sammenlign to udgaver
compare-from = Fra
compare-to = Til
compare-same = Vælg to forskellige udgaver.
restore-title = Gendan en tidligere udgave
restore-which = Udgave, der skal gendannes
restore-button = Gendan som ny udgave
restore-late = En anden har offentliggjort i mellemtiden. Se listen, og prøv igen.
restored = Udgave { $number } er gendannet som udgave { $new }.

## Projekter

projects-lead = Alt, der er søgt om eller deltaget i. En streg er et tomt felt: ikke kendt, aldrig nul.
projects-none = Ingen projekter passer til filtrene.
projects-alt = { $count ->
    [one] En tabel med 1 projekt
   *[other] En tabel med { $count } projekter
}
projects-open = Tryk på et felt for at åbne projektet.
projects-by = Bevilgede projekter efter { $dimension }
projects-by-status = Alle projekter efter status
by = Fordelt på
by-year = År
filter-search = Søg
filter-more = Flere filtre
filter-all = Alle
value-unknown = Ukendt
named = { $name }: { $value }
tile-projects = Projekter
tile-granted = Bevilget
tile-budget = Samlet budget
tile-eu = EU-tilskud
tile-own = Egenfinansiering
tile-loan = Lån
tile-unknown = { $count ->
    [0] alt er kendt
    [one] den kendte del; 1 projekt ukendt
   *[other] den kendte del; { $count } projekter ukendte
}
loan-none = Intet lån
granted-yes = Bevilget på denne dag
granted-maybe = Bevilget på denne dag? Et tomt felt afgør det
granted-no = Ikke bevilget på denne dag
back-to-projects = ← Alle projekter
project-unknown = Der er intet projekt med det id i denne udgave.
money-known = Den kendte del i euro; en streg, hvor intet er kendt.
money-title = Projektets midler
money-none = Intet beløb er kendt.
money-item = Post
money-scope = Hvis
money-stage = Stadie
money-year = År
money-whole = Hele projektet
money-amount = Beløb
money-euro = I euro
money-rate = Kurs
money-source = Kilde og sted
money-no-rate-needed = Allerede euro
money-no-rate = Ingen kurs: valuta eller dato mangler
rate-ecb = ECB’s referencekurs
money-rate-words = { $rate } { $currency } pr. euro, { $day } ({ $source })
money-caption = { $count ->
    [one] 1 beløb
   *[other] { $count } beløb
}
partners-none = Ingen partnere er kendt.
partners-caption = { $count ->
    [one] 1 partner
   *[other] { $count } partnere
}

## Midler

funding-lead = Bevilgede projekter, i euro. Kun det kendte er lagt sammen; hvor mange beløb der er ukendte, står ved siden af.
funding-by = Midler efter { $dimension }
funding-eu = EU-tilskud
funding-own = Egenfinansiering
funding-other = Øvrige offentlige og private
funding-loan = Lån
funding-loans-title = Lån
funding-loans-words = Et lån skal betales tilbage. Det tæller ikke med i noget andet her.
funding-unknown = { $count ->
    [0] alle beløb er kendt
    [one] 1 beløb er ukendt
   *[other] { $count } beløb er ukendte
}
funding-unknown-column = Ukendte beløb
funding-none = Intet beløb er kendt for bevilgede projekter på denne dag.
funding-no-year = Uden år
funding-nothing = ingen beløb oplyst
funding-ledger = Konsulentregnskabet: hvad konsulenterne koster, og hvad projekterne betaler tilbage →
projects-download = Hent listen som CSV

## Key figures

key-figures-title = Nøgletal for hele porteføljen
key-figure = Nøgletal
key-figure-value = Interval
key-figure-known = Heraf kendt
key-figures-caption = Tomme felter er ukendte, aldrig nul: derfor et interval

## En definition af et nøgletal

metric-unknown = Der er intet nøgletal med det navn.
metric-unit = Enhed
metric-direction = Retning
metric-reviewed = Sidst læst op mod kilden
metric-now = Den { $day }: { $value }, over alle projekter i udgave { $edition }.
metric-goals = Mål, der måles med det
metric-status = Status
metric-query = Forespørgslen
direction-up = Mere er bedre
direction-down = Mindre er bedre
direction-neither = Hverken mere eller mindre er bedre
