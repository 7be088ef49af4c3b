## Rammen: det, der afhænger af, hvem der ser

nav-reports = Rapporter
nav-share = Del
nav-links = Delingslinks
nav-people = Personer og indstillinger
nav-audit = Hændelseslog
more-button = Mere
more-who = Logget ind som { $name } ({ $role ->
    [administrator] administrator
    [editor] redaktør
   *[reader] læser
})
chart-picture = Hent diagrammet som PNG
    .begun = Billedet gøres klar; det kan tage nogle sekunder
    .done = Billedet er hentet
    .failed = Billedet kunne ikke laves. Prøv igen.
chart-interactive = Gør diagrammet interaktivt
sign-in = Log ind
sign-out = Log ud
publish-as = Du offentliggør som { $name }.
foot-public = Udgave { $number }, offentliggjort { $when }. Tallene gælder pr. { $figures }.
edition-name-public = Udgave { $number } · { $when }
looking-through-link = Du ser dette gennem et delingslink: »{ $label }« (udgave { $number }). Det kan kun læses.
closed-title = Du har ikke adgang til denne side
closed-page = Din rolle giver ikke adgang til siden »{ $page }«.
closed-link = Det link, du kom ind ad, viser ikke siden »{ $page }«.
closed-contact = Spørgsmål? { $contact }
role-reader = Læser
role-editor = Redaktør
role-administrator = Administrator
role-of-groups = Efter deres grupper
saved = Gemt.

## Del

share-title = Del
share-lead = Et link, der åbner uden login på enhver telefon. Det viser netop dette og intet andet, og du kan altid trække det tilbage.
share-what = Det, linket viser
share-kind-goals = Målene
share-kind-goal = Ét mål
share-kind-projects = Projekter
share-goals = Hvilke mål
share-goals-all = Alle
share-goal = Hvilket mål
share-filters = Linkets filtre
share-filters-none = Alle projekter
share-filters-why = Sæt filtrene på siden Projekter, før du deler den; læseren kan ikke ændre dem.
share-when = Hvornår
share-live = Levende: altid den nyeste udgave
share-fixed = Fastfrosset: udgave { $number } pr. { $day }
share-language = Sprog
share-language-own = Læserens eget
share-expiry = Udløber efter
share-expiry-days = { $days ->
    [0] Aldrig
    [one] 1 dag
   *[other] { $days } dage
}
share-password = Adgangskode (valgfri)
share-password-help = Fortæl læserne den ad en anden vej end linket.
share-label = Linkets navn
share-label-help = Til din egen liste, for eksempel »Byrådsmøde 26. marts«.
share-create = Opret linket
share-made = Linket er klar
share-made-once = Kopiér det nu: Vi gemmer kun dets fingeraftryk og kan aldrig vise det igen. Du kan senere give linket en ny adresse.
share-open = Åbn det
share-qr = Samme adresse som QR-kode, til papir
share-qr-alt = QR-kode til linket
share-embed = Sådan vises det på kommunens egen hjemmeside:
share-embed-hosts = Skriv først hjemmesidens værtsnavn under Personer og indstillinger; andre sider afvises.
share-another = Opret et til
share-problem-goals-gone = Et valgt mål findes ikke i denne udgave.
share-password-short = Adgangskoden skal have mindst 8 tegn.

## Links

links-title = Delingslinks
links-lead = Alle links, hvem der lavede dem, og om de bliver brugt.
links-none = Der er endnu ikke lavet nogen links. Åbn målene, et mål eller projekterne, og vælg Del.
links-label = Link
links-state = Tilstand
links-shows = Viser
links-made = Oprettet
links-used = Sidst brugt
links-views = Visninger
links-ends = Udløber
links-open = Åbent
links-paused = På pause
links-expired = Udløbet
links-revoked = Trukket tilbage
links-never = aldrig
links-password = med adgangskode
links-live = levende
links-fixed = udgave { $number }, { $day }
links-made-by = { $when }, { $name }
links-choose = Link, der skal ændres
links-pause = Sæt på pause
links-resume = Genoptag
links-rotate = Giv det en ny adresse
links-revoke = Træk tilbage
links-revoke-sure = Jeg vil lukke dette link for altid
links-revoke-unsure = Sæt først hakket: Et link, der er trukket tilbage, åbner aldrig igen.
links-revoke-all = Træk alle links tilbage
links-revoke-all-sure = Jeg vil lukke alle { $count } links for altid
links-changed = Linket »{ $label }« er ændret. Åbne sider følger med inden for et sekund.
links-all-revoked = { $count ->
    [one] 1 link er trukket tilbage.
   *[other] { $count } links er trukket tilbage.
}
links-count = { $open ->
    [one] 1 åbent link
   *[other] { $open } åbne links
} af { $count }

## Personer og indstillinger

people-title = Personer og indstillinger
people-lead = Hvem der må hvad, og hvad alle ser.
people-way-local = Dashboardet kører kun for denne maskine: Den, der sidder ved den, er administrator. Se docs/operators.md for at åbne det for andre.
people-way-key = Den, der har en nøgle, kommer ind; nøglerne står i serverens indstillinger.
people-way-oidc = Folk logger ind hos jeres egen udbyder. En rolle valgt her går forud for gruppernes.
people-none = Ingen har logget ind endnu.
people-name = Navn
people-email = E-mail
people-role = Rolle
people-seen = Sidst set
people-state = Tilstand
people-active = Aktiv
people-disabled = Spærret
people-choose = Person, der skal ændres
people-new = En ny, før de logger ind første gang
people-disable = Spærret: kommer ikke ind
people-save = Gem
people-end-sessions = Log dem ud overalt
people-sessions-ended = Logget ud overalt.
people-self = Du kan ikke spærre dig selv eller fratage dig din egen rolle.
options-title = Indstillinger
options-public = Alle må læse, uden login
options-public-help = Mål, projekter og midler, som en læser ser dem, uden navne. Indlæsning og rettelser kræver altid login.
options-contact = Hvem man kan spørge
options-contact-help = Vises til den, der afvises, for eksempel eu@kommune.dk.
options-embed = Hjemmesider, der må indlejre en delt side
options-embed-help = Ét værtsnavn pr. linje, for eksempel www.slagelse.dk.
options-embed-wrong = »{ $host }« er ikke et værtsnavn. Skriv det uden https:// og uden sti.
options-organisation = Organisationens navn på rapporter
options-organisation-help = Tomt: navnet i udgaven.
options-colour = Farve på rapporter og delte sider
options-colour-wrong = En farve skrives som # og seks cifre, for eksempel #1b4596.
options-logo = Logo (PNG eller JPEG, højst 1 MB)
options-logo-wrong = Filen er ikke et PNG- eller JPEG-billede, der kan læses.
options-logo-remove = Fjern logoet
options-save = Gem indstillingerne

## Hændelseslog

audit-title = Hændelseslog
audit-lead = Hvem der gjorde hvad, hvornår og ud fra hvilken udgave. Intet ændres; hver hændelse forsegler den forrige.
audit-action = Hvad
audit-actions-all = Alt
audit-since = Fra
audit-who = Hvem
audit-when = Hvornår
audit-about = Om
audit-edition = Udgave
audit-details = Nærmere
audit-none = Intet i loggen passer til disse filtre.
audit-first = De nyeste { $shown } hændelser. Eksporten har alle, der passer.
audit-export = Hent som CSV
audit-verify = Kontrollér kæden
audit-whole = Alle { $entries } hændelser holder. Det nyeste segl er { $head }.
audit-broken = Hændelse { $number } holder ikke: Loggen er ændret uden om dashboardet.
audit-nobody = Nogen uden login
audit-local = Denne maskine
audit-key = { $role ->
    [administrator] Administratorernes
    [editor] Redaktørernes
   *[reader] Læsernes
} nøgle
audit-link = Delingslink { $link }
audit-command-line = Kommandolinjen
audit-did-publish = Udgave offentliggjort
audit-did-restore = Udgave gendannet
audit-did-goal_edit = Mål redigeret
audit-did-check_in = Statusnote skrevet
audit-did-share_created = Link oprettet
audit-did-share_opened = Link åbnet
audit-did-share_paused = Link sat på pause
audit-did-share_resumed = Link genoptaget
audit-did-share_revoked = Link trukket tilbage
audit-did-share_rotated = Link fik ny adresse
audit-did-report = Rapport lavet
audit-did-login = Logget ind
audit-did-logout = Logget ud
audit-did-denied = Afvist
audit-did-person_changed = Person ændret
audit-did-options_changed = Indstillinger ændret
audit-did-mail_sent = Mail sendt
audit-did-mail_failed = Mail kunne ikke sendes
audit-did-retention = Gamle hændelser slettet

## Rapporter

reports-title = Rapporter
reports-lead = Til dagsordenen, mødet og dine egne analyser: de samme tal, sat op på tre måder.
reports-form-pdf = Rapport til byrådet (PDF)
reports-form-pdf-why = 2–6 sider til print eller bilag; tilgængelig.
reports-form-slides = Slides (PowerPoint)
reports-form-slides-why = Ét slide pr. mål, med diagrammer, du kan redigere.
reports-form-workbook = Regneark (Excel)
reports-form-workbook-why = Mål, projekter og midler som tal at regne videre på.
reports-language = Rapportens sprog
reports-sections = Afsnit
reports-goals = Mål
reports-section-summary = Sammenfatning
reports-section-goals = En side pr. mål
reports-section-portfolio = Portefølje
reports-section-money = Midler
reports-section-changes = Det, der er ændret
reports-section-sources = Kilder og definitioner
reports-address = Den samme rapport kan hentes på sin adresse, også af et program:
reports-nothing = Vælg mindst ét afsnit.
reports-unknown = »{ $value }« kendes ikke. Vælg blandt: { $known }
