## Mails med rapporter, og kommandolinjen, der laver dem

mail-subject = { $organisation }: { $title }, { $as_of }
mail-subject-plain = { $title }, { $as_of }
mail-body-attached = Rapporten er vedhæftet: { $file }
mail-body-link = Dashboardet: { $address }
mail-body-foot = Denne mail er sendt automatisk. Dataenes kontrolsum: { $checksum }

## Hvad der kan gå galt med en mail

mail-error-server = Mailserveren virker ikke, som den skal.
mail-error-answered = { $words } Den svarede: { $answer }
mail-error-no_server = Der er ikke angivet nogen mailserver (DASHBOARD_SMTP_HOST).
mail-error-no_sender = Afsenderadressen mangler eller er ikke en mailadresse (DASHBOARD_SMTP_FROM).
mail-error-not_secured = Uden kryptering sendes der kun mail til en mailserver på selve denne maskine. Sæt DASHBOARD_SMTP_SECURITY til starttls eller tls.
mail-error-no_answer = Der er ikke forbindelse til mailserveren.
mail-error-hung_up = Mailserveren afbrød forbindelsen.
mail-error-no_starttls = Mailserveren tilbyder ikke kryptering (STARTTLS), så der blev ikke sendt noget til den.
mail-error-no_login = Mailserveren tager ikke imod login, men der er angivet en bruger (DASHBOARD_SMTP_USER).
mail-error-login = Mailserveren godkender ikke brugeren eller adgangskoden.
mail-error-login_letters = Brugeren eller adgangskoden til mailserveren har bogstaver som æ, ø og å, der ikke kan sendes i et login.
mail-error-certificate = Mailserverens certifikat er ikke betroet, så der blev ikke sendt noget til den.
mail-error-encryption = Der kunne ikke oprettes en krypteret forbindelse til mailserveren.
mail-error-sender = Mailserveren godkender ikke afsenderen (DASHBOARD_SMTP_FROM).
mail-error-recipient = Mailserveren godkender ikke modtageren.
mail-error-content = Mailserveren tager ikke imod mailen.

mail-sent = Sendt til { $to }: { $subject }
mail-waits = Ikke sendt til { $to }: { $trouble } Mailen er gemt og forsøges sendt igen fra { $next }.
mail-given-up = Opgivet, til { $to }: { $trouble } Forsøgt { $attempts ->
    [one] én gang
   *[other] { $attempts } gange
}; der forsøges ikke igen.
mail-nothing-due = Ingen mails skal sendes nu.
mail-queue-empty = Ingen mails venter.
mail-queue-waits = { $to }: »{ $subject }«, lavet { $made }. Næste forsøg: { $next }.
mail-queue-given-up = { $to }: »{ $subject }«, lavet { $made }. Opgivet { $when }.
mail-queue-trouble = Forsøg: { $attempts }. { $trouble }

## python -m analytics.reports

mail-command = Lav rapporter, og send dem, f.eks. som et natligt job
mail-command-make = lav en rapport, og skriv den til en fil og/eller send den med mail
mail-command-deliver = send de mails, hvis tid er kommet
mail-command-queue = vis de mails, der venter eller er opgivet
mail-option-form = pdf, slides eller workbook (pdf, hvis intet er angivet)
mail-option-language = rapportens og disse beskeders sprog
mail-option-edition = udgavens nummer eller newest (newest, hvis intet er angivet)
mail-option-as-of = dagen, som ÅÅÅÅ-MM-DD (dagen for udgavens tal, hvis intet er angivet)
mail-option-sections = afsnittene, adskilt af komma: { $sections } (alle, hvis intet er angivet)
mail-option-goals = målene, ved deres id, adskilt af komma (alle, hvis intet er angivet)
mail-option-output = filen, der skal skrives, eller en mappe
mail-option-mail = en adresse, rapporten sendes til; kan angives flere gange

mail-wrong = { $count ->
    [one] Rapporten blev ikke lavet. Én ting er forkert:
   *[other] Rapporten blev ikke lavet. { $count } ting er forkerte:
}
mail-wrong-language = Sproget »{ $given }« findes ikke. Vælg et af: { $known }
mail-wrong-form = Formen »{ $given }« findes ikke. Vælg en af: { $known }
mail-wrong-edition = Udgave »{ $given }« findes ikke. Den nyeste er { $newest }.
mail-wrong-nothing-published = Der er endnu ikke offentliggjort noget.
mail-wrong-day = »{ $given }« er ikke en dato. Skriv den som 2012-03-12.
mail-wrong-section = Afsnittet »{ $given }« findes ikke. Vælg blandt: { $known }
mail-wrong-no-section = Der er ikke valgt noget afsnit. Vælg blandt: { $known }
mail-wrong-goal = Udgave { $edition } har ikke målet »{ $given }«. Den har: { $known }
mail-wrong-address = »{ $given }« er ikke en mailadresse.
mail-wrong-nowhere = Angiv, hvor rapporten skal hen: --output FIL, --mail ADRESSE eller begge dele.
mail-wrong-folder = Mappen { $folder } findes ikke.
mail-wrong-damaged = Der mangler filer til udgave { $edition } i datamappen: { $names }. Læg mappens sikkerhedskopi tilbage.
mail-wrong-file = { $file } kan ikke skrives: { $why }
mail-wrong-store = Datamappen eller databasen kan ikke skrives eller læses lige nu.
mail-written = Skrevet: { $file }
