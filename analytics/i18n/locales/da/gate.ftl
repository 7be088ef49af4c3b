## Hvem der ikke kommer videre, og hvorfor

gate-elsewhere =
    Dashboardet kan kun åbnes på den maskine, den kører på, på adressen 127.0.0.1 og ikke gennem en proxy.
    Skal andre kunne åbne den, vælger den driftsansvarlige en af disse indstillinger og starter den igen: en nøgle til et lille kontor eller organisationens eget login. Driftsvejledningen fortæller hvordan.
    .title = Dashboardet er kun åbent på sin egen maskine
gate-nobody = Log ind først, og prøv så igen.
    .title = Du er ikke logget ind
gate-forbidden = Du er logget ind, men din rolle giver ikke adgang til dette. Bed en administrator af oversigten om adgang.
    .title = Dette har du ikke adgang til
gate-foreign = En side på et andet websted har sendt dette. Intet er ændret. Åbn selve oversigten, og prøv igen dér.
    .title = Dette kom et andet sted fra
gate-no-link =
    Linket er forkert, udløbet eller trukket tilbage, eller også viser det ikke denne side.
    Bed den, der sendte dig linket, om et nyt.
    .title = Linket fører ingen steder hen
gate-not-found = Der er ikke noget på denne adresse. Se efter, om der er en slåfejl i den.
    .title = Siden findes ikke
gate-too-large = Der blev sendt mere, end der må. Filer må højst fylde { $megabytes } MB tilsammen. Intet er ændret.
    .title = Det fylder for meget
gate-throttled = { $minutes ->
    [one] Der har været for mange mislykkede forsøg fra dit netværk. Prøv igen om et minut.
   *[other] Der har været for mange mislykkede forsøg fra dit netværk. Prøv igen om { $minutes } minutter.
}
    .title = Vent venligst lidt
gate-contact = Spørgsmål? { $contact }
gate-log-out = Log ud

## Login

login-title = Log ind
login-words = Indtast den nøgle, du har fået til oversigten.
login-key = Nøgle
login-enter = Log ind
login-wrong = Nøglen er ikke rigtig. Se efter, om du har fået det hele med.
login-provider-words = Du logger ind med din organisations egen konto.
login-provider = Log ind med din organisation
