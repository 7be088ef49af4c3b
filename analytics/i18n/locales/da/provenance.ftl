# Hvor et tal kommer fra.

nav-source = Hvor tallet kommer fra
source-back = ← Projektet { $name }
source-link = Hvor kommer det fra: { $column }
source-cells-link = Cellerne bag { $name }
source-title = Hvor kommer det fra: { $column }
source-cells-title = Cellerne bag { $name }
source-cells-lead = De celler, tallene er regnet ud af, med fil, ark og celle. Følg et link for at se cellen i filen.
source-cells-caption = { $count ->
    [one] 1 celle.
   *[other] { $count } celler.
}
source-cells-download = Hent cellerne som CSV
source-no-cells = Der står intet om dette i filerne.
source-unknown = Adressen fører ikke til en celle i denne udgave.
source-value = Værdi
source-column = Kolonne
source-row = Række
source-file = Fil
source-sheet = Ark
source-cell = Celle
source-place = Sted i filen
source-no-file = Ingen fil: skrevet ind eller sat sammen i dashboardet
source-edition = Kom med udgave
source-author = Udgivet af
source-when = Udgivet
source-note = Bemærkning
source-download = Hent filen { $file }
source-preview-title = Cellen i filen
source-preview-reading = Filen læses …
source-preview-cell = Celle { $cell } er markeret, med cellerne omkring den, som de står i filen.
source-preview-row = Række { $cell } er markeret, som den står i filen. Det vides ikke, hvilken kolonne værdien stod i.
source-no-preview = Cellen kan ikke vises: filen er her ikke, eller stedet i den kendes ikke.
source-sums = Tallene er lagt sammen af beløbene nedenfor; hvert beløb fører til sin celle.
source-behind = Cellerne bag beløbene
source-funding-words = Vælg en værdi for at se hvert beløb med fil, ark og celle.
sheet-sources = Kilder
sources-table = Tabel
sources-every-row = Alle rækker fra arket
sources-more = { $count ->
    [one] Desuden 1 række, som der ikke er plads til.
   *[other] Desuden { $count } rækker, som der ikke er plads til.
}
file-cells = celler
