# Arbejdsbogens tabeller, deres kolonner og valgmuligheder: navne (som også læses ved upload) og betydninger.

language-da = dansk
language-en = engelsk
language-sv = svensk
language-pl = polsk
table-row-meaning = En række er { $meaning }

## organisation

table-organisation = Organisation
    .meaning = den organisation, som projekterne og målene tilhører. Der er én række.
column-organisation-name = Navn
    .meaning = Organisationens navn, som dashboardet viser det.
column-organisation-identifiers = Identifikationsnumre
    .meaning = Officielle numre, fx CVR-nummer eller kommunekode.
column-organisation-country = Land
    .meaning = Organisationens land.
column-organisation-currency = Valuta
    .meaning = Den valuta, organisationen fører regnskab i.
column-organisation-languages = Sprog
    .meaning = De sprog, organisationen arbejder på.
column-organisation-figures_as_of = Tal pr. dato
    .meaning = Den dag, tallene i arbejdsbogen gælder for. Status og rolle læses, som de var den dag.
column-organisation-focus_areas = Indsatsområder
    .meaning = Strategiens indsatsområder, skrevet som i projekttabellen.
column-organisation-on_track_from = På sporet fra
    .meaning = Den andel af det forventede til dato, fra hvilken et mål er på sporet. Tom: 95 %.
column-organisation-behind_from = Bagud fra
    .meaning = Den andel af det forventede til dato, fra hvilken et mål er bagud og ikke i fare. Tom: 85 %.
column-organisation-check_in_period = Statusperiode
    .meaning = Hvor tit den ansvarlige for et rødt mål skriver en statusnote. Tom: hvert kvartal.
column-organisation-invented = Opdigtede tal
    .meaning = Ja, hvis organisationen og dens tal er opdigtede, som i eksemplet. Så siger hver side det.
column-organisation-source = Kilde
    .meaning = Hvor oplysningerne kommer fra.

## projects

table-projects = Projekter
    .meaning = et projekt, som organisationen har en idé til, har søgt om eller deltager i.
column-projects-project_id = Projekt-id
    .meaning = Et kort navn, I selv vælger, og som aldrig ændres. De andre tabeller henviser til det.
column-projects-acronym = Akronym
    .meaning = Projektets korte navn, som programmet bruger det.
column-projects-title = Titel
    .meaning = Projektets fulde titel.
column-projects-title_da = Titel (dansk)
    .meaning = Projektets titel på dansk.
column-projects-title_en = Titel (engelsk)
    .meaning = Projektets titel på engelsk.
column-projects-title_sv = Titel (svensk)
    .meaning = Projektets titel på svensk.
column-projects-title_pl = Titel (polsk)
    .meaning = Projektets titel på polsk.
column-projects-programme = Program
    .meaning = Det program, der støtter projektet, fx Interreg South Baltic.
column-projects-fund = Fond
    .meaning = Den fond, der står bag programmet, fx EFRU (Regionalfonden).
column-projects-focus_area = Indsatsområde
    .meaning = Det af strategiens indsatsområder, som projektet hører under.
column-projects-department = Afdeling
    .meaning = Den afdeling, der gennemfører projektet.
column-projects-role = Rolle
    .meaning = Organisationens egen rolle. Lead partneren har det fulde økonomiske ansvar, projektpartnere modtager EU-midler, og associerede partnere modtager ingen.
column-projects-status = Status
    .meaning = Hvor langt projektet er den dag, tallene er fra.
column-projects-applied_on = Ansøgt den
    .meaning = Den dag, ansøgningen blev sendt.
column-projects-decision_expected_on = Afgørelse ventes den
    .meaning = Den dag, der ventes svar på ansøgningen.
column-projects-decided_on = Afgjort den
    .meaning = Den dag, programmet traf afgørelse om ansøgningen.
column-projects-start_date = Startdato
    .meaning = Projektets første dag.
column-projects-end_date = Slutdato
    .meaning = Projektets sidste dag.
column-projects-success_probability = Chance for tilsagn
    .meaning = Jeres eget skøn over, om ansøgningen imødekommes, fra 0 % til 100 %.
column-projects-source = Kilde
    .meaning = Hvor oplysningerne i rækken kommer fra.
column-projects-note = Bemærkning
    .meaning = Andet, man bør vide om rækken.

## budget_lines

table-budget_lines = Budgetlinjer
    .meaning = et beløb i et projekts budget eller regnskab.
column-budget_lines-project_id = Projekt-id
    .meaning = Det projekt, beløbet hører til, skrevet som i projekttabellen.
column-budget_lines-year = År
    .meaning = Beløbets kalenderår. Tomt: beløbet gælder hele projektet.
column-budget_lines-scope = Omfang
    .meaning = Om beløbet er hele partnerskabets eller organisationens egen andel af det.
column-budget_lines-item = Post
    .meaning = Hvad beløbet går til eller kommer fra. Et lån tæller ikke som andet end et lån.
column-budget_lines-stage = Trin
    .meaning = Hvor langt beløbet er: planlagt, bevilget, anmodet om, godkendt eller udbetalt.
column-budget_lines-amount = Beløb
    .meaning = Beløbet i dets egen valuta. Tomt: ukendt. Det er aldrig negativt.
column-budget_lines-currency = Valuta
    .meaning = Beløbets valuta med tre bogstaver.
column-budget_lines-dated = Dateret
    .meaning = Den dag, hvis valutakurs beløbet omregnes til euro med: som regel dagen for bevilling eller indsendelse.
column-budget_lines-source = Kilde
    .meaning = Hvor beløbet kommer fra.

## goals

table-goals = Mål
    .meaning = et mål: et nøgletal, en målværdi og en frist.
column-goals-goal_id = Mål-id
    .meaning = Et kort navn, I selv vælger, og som aldrig ændres.
column-goals-title = Titel
    .meaning = Målet, som man kender det.
column-goals-title_da = Titel (dansk)
    .meaning = Målets titel på dansk.
column-goals-title_en = Titel (engelsk)
    .meaning = Målets titel på engelsk.
column-goals-title_sv = Titel (svensk)
    .meaning = Målets titel på svensk.
column-goals-title_pl = Titel (polsk)
    .meaning = Målets titel på polsk.
column-goals-metric = Nøgletal
    .meaning = Det tal, målet måles på: et af dashboardets nøgletal.
column-goals-comparison = Sammenligning
    .meaning = Om tallet skal nå målværdien, holde sig under den eller ligge tæt på den.
column-goals-target = Målværdi
    .meaning = Den værdi, nøgletallet skal nå. En andel skrives 75 % eller 0,75.
column-goals-unit = Enhed
    .meaning = Målværdiens enhed, fx projekter eller EUR.
column-goals-tolerance = Tolerance
    .meaning = Hvor langt fra målværdien der stadig er tæt på, i procent af målværdien.
column-goals-baseline = Udgangspunkt
    .meaning = Nøgletallets værdi den dag, målet begynder.
column-goals-starts_on = Begynder den
    .meaning = Den første dag i målets periode.
column-goals-deadline = Frist
    .meaning = Den dag, målet skal være nået.
column-goals-deadline_rule = Fristregel
    .meaning = Om selve fristdagen tæller med (til og med) eller ikke (før).
column-goals-path = Forventet forløb
    .meaning = Hvordan målet forventes nået: i en ret linje, i trin eller gennem sine milepæle. Tom: i en ret linje, eller gennem milepælene, hvis der er nogen.
column-goals-parent = Delmål af
    .meaning = Det mål, som dette er en del af.
column-goals-weight = Vægt
    .meaning = Hvor meget målet tæller i det overordnede mål, indsatsområdet og hele strategien. Tom: 1.
column-goals-focus_area = Indsatsområde
    .meaning = Det indsatsområde, som målet hører til. Det begrænser ikke, hvilke projekter der tæller.
column-goals-minimum_project_budget = Mindste projektbudget
    .meaning = Et projekt tæller kun, hvis dets samlede budget er mindst så stort.
column-goals-own_contribution_envelope = Ramme for egenfinansiering
    .meaning = Organisationens egenfinansiering må højst være omkring dette beløb.
column-goals-envelope_basis = Rammen gælder for
    .meaning = Om rammen gælder alle projekterne tilsammen eller hvert enkelt.
column-goals-conditions_currency = Betingelsernes valuta
    .meaning = Valutaen for mindste projektbudget og for rammen.
column-goals-conditions_focus_area = Kun indsatsområder
    .meaning = Kun projekter i disse indsatsområder tæller. Tomt: alle.
column-goals-conditions_programme = Kun programmer
    .meaning = Kun projekter i disse programmer tæller. Tomt: alle.
column-goals-owner = Ansvarlig
    .meaning = Den enhed eller funktion, der har ansvaret for målet, ikke et personnavn.
column-goals-interpretation = Fortolkning
    .meaning = Hvordan målets ordlyd læses, hvor den kan læses på flere måder.
column-goals-interpretation_da = Fortolkning (dansk)
    .meaning = Fortolkningen på dansk.
column-goals-interpretation_en = Fortolkning (engelsk)
    .meaning = Fortolkningen på engelsk.
column-goals-interpretation_sv = Fortolkning (svensk)
    .meaning = Fortolkningen på svensk.
column-goals-interpretation_pl = Fortolkning (polsk)
    .meaning = Fortolkningen på polsk.
column-goals-source = Kilde
    .meaning = Hvor målet står.

## milestones

table-milestones = Milepæle
    .meaning = en værdi, som et mål skal have nået på en dag før fristen.
column-milestones-goal_id = Mål-id
    .meaning = Det mål, som milepælen hører til.
column-milestones-due_on = Nås senest
    .meaning = Den dag, værdien skal være nået.
column-milestones-value = Værdi
    .meaning = Det, der skal være nået til den tid, i målets enhed.
column-milestones-source = Kilde
    .meaning = Hvor milepælen står.

## check_ins

table-check_ins = Statusnoter
    .meaning = en note fra den ansvarlige om, hvordan et mål står.
column-check_ins-goal_id = Mål-id
    .meaning = Det mål, som noten handler om.
column-check_ins-noted_on = Skrevet den
    .meaning = Notens dag. Noten hører til den periode, dagen ligger i.
column-check_ins-author = Forfatter
    .meaning = Hvem der skrev noten.
column-check_ins-note = Note
    .meaning = Hvorfor målet står, hvor det står, og hvad der gøres.
column-check_ins-note_da = Note (dansk)
    .meaning = Noten på dansk.
column-check_ins-note_en = Note (engelsk)
    .meaning = Noten på engelsk.
column-check_ins-note_sv = Note (svensk)
    .meaning = Noten på svensk.
column-check_ins-note_pl = Note (polsk)
    .meaning = Noten på polsk.

## programmes

table-programmes = Programmer
    .meaning = et program, som organisationen søger hos.
column-programmes-programme = Program
    .meaning = Navnet, som det står i projekttabellen.
column-programmes-period = Programperiode
    .meaning = Den EU-budgetperiode, hvis regler gælder.
column-programmes-success_rate = Succesrate
    .meaning = Den andel af de afgjorte ansøgninger, som programmet bevilger. Den gælder for ansøgninger uden egen sandsynlighed.
column-programmes-source = Kilde
    .meaning = Hvor succesraten er offentliggjort.

## consultants

table-consultants = Konsulenter
    .meaning = én EU-konsulent i ét år.
column-consultants-consultant = Konsulent
    .meaning = En betegnelse, I selv vælger, fx A eller B, ikke et personnavn.
column-consultants-year = År
    .meaning = Kalenderåret.
column-consultants-employment_cost = Lønudgift
    .meaning = Den samlede udgift til ansættelsen det år, inklusive pension og feriepenge.
column-consultants-currency = Valuta
    .meaning = Udgiftens valuta med tre bogstaver.
column-consultants-full_time_share = Andel af fuld tid
    .meaning = Hvor stor en del af en fuldtidsstilling det er, fra 0 % til 100 %.
column-consultants-source = Kilde
    .meaning = Hvor tallene kommer fra.

## consultant_hours

table-consultant_hours = Konsulenttimer
    .meaning = én konsulents timer på ét projekt i ét år.
column-consultant_hours-consultant = Konsulent
    .meaning = Konsulenten, skrevet som i konsulenttabellen.
column-consultant_hours-project_id = Projekt-id
    .meaning = Projektet, skrevet som i projekttabellen.
column-consultant_hours-year = År
    .meaning = Kalenderåret.
column-consultant_hours-hours = Timer
    .meaning = Antal timer.
column-consultant_hours-hourly_rate = Timesats
    .meaning = Det, programmet godkender som udgift til én time.
column-consultant_hours-currency = Valuta
    .meaning = Timesatsens valuta med tre bogstaver.
column-consultant_hours-method = Metode
    .meaning = Hvordan programmet betaler for timerne.
column-consultant_hours-flat_rate = Fast sats for personale
    .meaning = Ved metoden fast sats for personale: den andel af de øvrige direkte omkostninger, som programmet betaler som personaleomkostninger.
column-consultant_hours-overhead_rate = Overheadsats
    .meaning = Det overhead, programmet lægger til udgiften til timerne, fx 15 %.
column-consultant_hours-cofinancing_rate = Medfinansieringssats
    .meaning = Den andel af organisationens egen udgift, som EU betaler, fx 75 %.
column-consultant_hours-stage = Trin
    .meaning = Hvor langt kravet er: planlagt, bevilget, anmodet om, godkendt eller udbetalt.
column-consultant_hours-source = Kilde
    .meaning = Hvor tallene kommer fra.

## partners

table-partners = Partnere
    .meaning = én organisations deltagelse i ét projekt.
column-partners-project_id = Projekt-id
    .meaning = Projektet, skrevet som i projekttabellen.
column-partners-organisation = Organisation
    .meaning = Partnerens navn.
column-partners-identifier = Identifikationsnummer
    .meaning = Partnerens officielle nummer, fx CVR-nummer.
column-partners-country = Land
    .meaning = Partnerens land.
column-partners-role = Rolle
    .meaning = Partnerens rolle i projektet.
column-partners-source = Kilde
    .meaning = Hvor oplysningerne kommer fra.

## departments

table-departments = Afdelinger
    .meaning = en afdeling i organisationen.
column-departments-department = Afdeling
    .meaning = Afdelingens navn, som i projekttabellen.
column-departments-representative = Repræsenteret
    .meaning = Om afdelingen har en repræsentant i det internationale netværk (ja eller nej, aldrig et personnavn).
column-departments-since = Siden
    .meaning = Den dag, afdelingen har været repræsenteret fra.
column-departments-action_plan = Handlingsplan
    .meaning = Om afdelingen har en handlingsplan for internationale projekter.
column-departments-action_plan_date = Handlingsplanens dato
    .meaning = Den dag, handlingsplanen blev udarbejdet eller vedtaget.
column-departments-source = Kilde
    .meaning = Hvor oplysningerne kommer fra.

## activities

table-activities = Aktiviteter
    .meaning = et møde, en konference, en arbejdsgruppe eller en evaluering.
column-activities-date = Dato
    .meaning = Den dag, aktiviteten fandt eller finder sted.
column-activities-kind = Type
    .meaning = Hvilken slags aktivitet det er.
column-activities-title = Titel
    .meaning = Hvad den handler om.
column-activities-title_da = Titel (dansk)
    .meaning = Titlen på dansk.
column-activities-title_en = Titel (engelsk)
    .meaning = Titlen på engelsk.
column-activities-title_sv = Titel (svensk)
    .meaning = Titlen på svensk.
column-activities-title_pl = Titel (polsk)
    .meaning = Titlen på polsk.
column-activities-countries = Lande
    .meaning = De lande, der deltager.
column-activities-departments = Afdelinger
    .meaning = De afdelinger, der deltager, skrevet som i afdelingstabellen.
column-activities-source = Kilde
    .meaning = Hvor oplysningerne kommer fra.

## rates

table-rates = Valutakurser
    .meaning = en valutakurs, der skal bruges for en måned i stedet for Den Europæiske Centralbanks.
column-rates-currency = Valuta
    .meaning = Valutaen med tre bogstaver.
column-rates-month = Måned
    .meaning = En hvilken som helst dag i den måned, kursen gælder for; som regel den første.
column-rates-units_per_euro = Enheder pr. euro
    .meaning = Hvor mange enheder af valutaen én euro koster.
column-rates-source = Kilde
    .meaning = Hvem der har fastsat kursen.

## Valg: roller

choice-lead_partner = Lead partner
choice-project_partner = Projektpartner
choice-associated_partner = Associeret partner

## Valg: status (bevilget er også et trin)

choice-idea = Idé
choice-applied = Ansøgt
choice-granted = Bevilget
choice-running = I gang
choice-closed = Afsluttet
choice-rejected = Afslået
choice-withdrawn = Trukket tilbage

## Valg: omfang

choice-project = Hele partnerskabet
choice-own = Egen andel

## Valg: poster (forberedelse er også en metode)

choice-total_budget = Samlet budget
choice-eu_grant = EU-tilskud
choice-own_contribution = Egenfinansiering
choice-other_public = Anden offentlig finansiering
choice-private = Privat finansiering
choice-loan = Lån
choice-staff_cost = Personaleudgifter
choice-overhead = Overhead
choice-travel = Rejser
choice-external_services = Eksterne ydelser
choice-equipment = Udstyr
choice-preparation = Forberedelse
choice-consultant_reimbursement = Refunderet konsulentudgift

## Valg: trin

choice-planned = Planlagt
choice-claimed = Anmodet om
choice-verified = Godkendt
choice-paid = Udbetalt

## Valg: sammenligninger

choice-at_least = Mindst
choice-at_most = Højst
choice-around = Omkring

## Valg: fristregler

choice-before = Før fristen
choice-through = Til og med fristen

## Valg: hvad rammen gælder for

choice-total = Alle projekter tilsammen
choice-per_project = Hvert projekt

## Valg: metoder

choice-real_cost = Faktiske udgifter
choice-hourly_rate = Fast timesats
choice-staff_flat_rate = Fast sats for personale

## Valg: handlingsplaner

choice-none = Ingen
choice-draft = Udkast
choice-adopted = Vedtaget

## Valg: typer af aktivitet

choice-meeting = Møde
choice-conference = Konference
choice-working_group = Arbejdsgruppe
choice-evaluation = Evaluering
choice-other = Andet

## Valg: ja og nej

choice-yes = Ja
choice-no = Nej

## Valg: valutaer, skrevet med deres kode på alle sprog

choice-EUR = EUR
choice-DKK = DKK
choice-SEK = SEK
choice-PLN = PLN
choice-NOK = NOK
choice-GBP = GBP
choice-CZK = CZK
choice-HUF = HUF
choice-RON = RON
choice-BGN = BGN
choice-CHF = CHF
choice-USD = USD

## Choices: paths, programming periods, check-in periods

choice-linear = Ret linje
choice-stepped = Trin
choice-milestones = Milepæle
choice-2007-2013 = 2007-2013
choice-2014-2020 = 2014-2020
choice-2021-2027 = 2021-2027
choice-month = Måned
choice-quarter = Kvartal
choice-half_year = Halvår
choice-year = År

## Skabelonen: dens øvrige ark

sheet-read-me = Læs mig
sheet-choices = Valgmuligheder

template-title = Arbejdsbog til dashboardet
template-intro = Hvert ark er en tabel, og hver række er én ting i den. Udfyld det, I ved, og upload arbejdsbogen på dashboardets uploadside. I ser, hvad den ændrer, før noget offentliggøres.
template-blank = En tom celle betyder »ukendt«. Den læses aldrig som nul.
template-subset = I kan nøjes med at uploade nogle af tabellerne: Slet de ark, I ikke skal bruge, eller lad dem være uden rækker. Det, der er offentliggjort i dem, bliver stående.
template-whole = En tabel, I uploader, erstatter den offentliggjorte, række for række. Rækker, I sletter her, fjernes.
template-headings = Lad overskrifterne være, som de er. Deres rækkefølge er uden betydning, og jeres egne kolonner ved siden af læses ikke.
template-dates = Skriv datoer som datoer eller som år, måned og dag: 2012-03-31.
template-numbers = Skriv beløb uden valutategn; valutaen har sin egen kolonne. Andele kan skrives som 76 % eller 0,76.
template-several = Hvor der kan stå flere værdier i én celle, sættes semikolon imellem.
template-heading-table = Tabel
template-heading-column = Kolonne
template-heading-meaning = Betydning
template-heading-kind = Art
template-heading-required = Skal udfyldes
template-heading-key = Kendetegner rækken
template-heading-id = Id

kind-text = Tekst
kind-integer = Helt tal
kind-number = Tal
kind-money = Beløb
kind-share = Andel
kind-date = Dato
kind-yes_no = Ja eller nej
kind-choice = Valg
kind-many = Tekst; flere værdier adskilt af semikolon
