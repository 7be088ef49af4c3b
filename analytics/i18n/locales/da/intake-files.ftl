# Filer af enhver slags: hvad der ikke kunne læses i dem, og hvad der sker med dem.

## Hvad der sker lige nu

progress-waiting = Venter: andre filer er ved at blive læst
progress-starting = Gør klar
progress-opening = Åbner filen
progress-reading = Læser cellerne
progress-converting = Tolker indholdet
progress-done = Læst

## Tekstfiler

finding-encoding-unsure = Det kan ikke afgøres, hvordan bogstaverne i filen er skrevet: { $value }
    .remedy = Vælg den stavemåde, der er rigtig.
option-encoding = »{ $example }« ({ $encoding })
finding-nul-bytes = Række { $row } indeholder tegn, der ikke hører hjemme i en tekst. Filen er måske beskadiget.
    .remedy = Åbn den i et regnearksprogram, se rækken efter, gem filen igen som CSV UTF-8, og upload den.
finding-quotes-kept = Anførselstegn i filen er en del af teksterne og står ikke om celler; hver linje er læst som én række.
    .remedy = Ingenting, hvis rækkerne ser rigtige ud.
finding-broken-utf8 = Teksten er UTF-8, men er beskadiget { $count } steder, første gang i række { $row }.
    .remedy = Åbn filen i et regnearksprogram, ret bogstaverne, gem den igen som CSV UTF-8, og upload den.
finding-cell-too-long = En celle i række { $row } er alt for lang; måske mangler der et skilletegn, et linjeskift eller et anførselstegn.
    .remedy = Se rækken efter, eller eksportér filen igen.
finding-too-many-columns = Filen har { $found } kolonner; højst { $most } læses.
    .remedy = Slet de kolonner, der ikke er data, eller eksportér filen igen.

## JSON

finding-bad-json = Filen ligner JSON, men kan ikke læses som JSON: der er en fejl i linje { $line }, tegn { $column }.
    .remedy = Eksportér filen igen, eller gem tabellen som CSV eller som Excel-projektmappe.
finding-json-too-deep = Filen er JSON, men lister og objekter ligger for dybt inde i hinanden.
    .remedy = Eksportér data som en liste med ét objekt for hver række, eller som CSV.
finding-no-records = Filen er JSON, men indeholder ingen liste af poster.
    .remedy = Eksportér data som en liste med ét objekt for hver række, eller som CSV.
finding-nested-value = »{ $value }« indeholder her en liste eller et objekt; det er ikke læst.
    .remedy = Ingenting, hvis der ikke er brug for feltet. Læg ellers indholdet i felter for sig.
finding-too-many-cells = Filen indeholder mere end { $most } celler.
    .remedy = Upload færre rækker eller kolonner ad gangen.

## Zip-filer

finding-zip-in-zip = Der ligger en zip-fil i zip-filen; den er ikke åbnet.
    .remedy = Pak den ud, og upload filerne i den.
finding-zip-name = Navnet »{ $value }« fører ud af zip-filen; filen er ikke læst.
    .remedy = Lav zip-filen igen af filer med almindelige navne.
finding-zip-name-twice = To filer i zip-filen hedder »{ $value }«; kun den første er læst.
    .remedy = Omdøb den ene fil, og lav zip-filen igen.
finding-zip-too-many = Zip-filen indeholder { $found } filer; højst { $most } læses.
    .remedy = Upload færre filer ad gangen.
finding-zip-too-large = Zip-filen fylder mere end { $most } MB, når den er pakket ud.
    .remedy = Upload færre filer ad gangen.
finding-zip-without-tables = Der er hverken regneark eller tekstfiler i zip-filen.
    .remedy = Læg regnearkene eller CSV-filerne i den, eller upload dem, som de er.
finding-zip-password = Zip-filen er beskyttet med en adgangskode.
    .remedy = Pak den ud, og upload filerne i den.
finding-zip-damaged = Zip-filen er beskadiget og kan ikke pakkes ud.
    .remedy = Lav zip-filen igen, eller upload filerne én for én.
finding-passed-over = Denne fil i zip-filen er sprunget over; den er { $kind }.
    .remedy = Ingenting, hvis den ikke indeholder nogen af tabellerne.
