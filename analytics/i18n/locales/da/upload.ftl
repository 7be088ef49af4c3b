# Siden Indlæs: læsning, spørgsmål, hvordan filer blev læst, offentlige lister, offentliggørelse.

## Læsning

upload-cancel = Afbryd
upload-cancelled = Læsningen er afbrudt. Intet er ændret.
upload-sheets = Sådan blev filerne læst
upload-questions = Spørgsmål
upload-import = Fra en offentlig liste
upload-unanswered = Intet kan offentliggøres, før spørgsmålene ovenfor er besvaret. Det offentliggjorte er uberørt.
upload-nothing = Der er endnu intet at offentliggøre.
findings-only-questions = Ud over spørgsmålene ovenfor er der intet at bemærke.
left-out = Udeladt

## Spørgsmål

questions-first = { $count } spørgsmål i alt. Her er de første { $shown }; resten følger bagefter.
questions-answer = { $count ->
    [one] Svar på 1 spørgsmål
   *[other] Svar på { $count } spørgsmål
}
questions-choose = Vælg
doubts-lead = { $count ->
    [one] Én ting ser usandsynlig ud. Er den rigtig alligevel, så sæt kryds; så spørges der ikke igen, så længe felterne er uændrede.
   *[other] { $count } ting ser usandsynlige ud ({ $shown } vises). Sæt kryds ved dem, der er rigtige alligevel; så spørges der ikke igen, så længe felterne er uændrede.
}
doubts-confirm = Bekræft det afkrydsede
doubts-confirmed = { $count ->
    [one] 1 usandsynlig værdi er bekræftet og vises ikke.
   *[other] { $count } usandsynlige værdier er bekræftet og vises ikke.
}
answers-used = { $count ->
    [one] 1 svar er brugt
   *[other] { $count } svar er brugt
}
answers-used-words = Givet tidligere eller lige nu. Det, der offentliggøres med, huskes til næste fil af samme slags.
answers-again = Spørg mig igen
answers-again-all = Spørg mig om dem alle igen
answer-words = { $about }: { $answer }
answered-table = Hvilken tabel
answered-column = Hvilken kolonne
answered-number = Decimaltegn
answered-date = Rækkefølge af dag og måned
answered-value = Hvad en værdi betyder
answered-currency = Valuta
answered-hidden = Skjult ark
answered-encoding = Tegnkodning
answered-share = Andele
answered-unit = Enhed
answered-other = Et andet valg
answer-number-comma = komma
answer-number-point = punktum
answer-date-day = dagen først
answer-date-month = måneden først
answer-hidden-use = brugt
answer-hidden-yes = brugt

## Bemærkninger

finding-file = Fil
finding-sheet = Ark
finding-cell = Felt
findings-more = og { $count } til
findings-group = { $level } × { $count }: { $what }
findings-group-first = { $level } × { $count }, den første: { $what }
findings-download = Hent alle bemærkninger som CSV
file-findings = bemaerkninger

## Sådan blev filerne læst

sheet-place = Hvor
sheet-table = Læst som
sheet-rows = Rækker brugt
sheet-rows-used = { $used } af { $all }
sheet-heading-row = Overskrifter i række
sheet-written = Slags
sheet-encoding = tegnkodning { $name }
sheet-delimiter = adskilt af { $sign }
sheet-delimiter-tab = adskilt af tabulatorer
sheet-delimiter-semicolon = adskilt af semikolon
sheet-delimiter-comma = adskilt af komma
sheet-delimiter-bar = adskilt af lodrette streger
sheet-list = Offentlig liste: { $source }
sheet-amount = Beløb: { $what }
sheets-headings = Se og ret kolonnerne
sheets-choose = Ark
sheets-caption = { $count ->
    [one] 1 ark, læst på { $seconds } sek.
   *[other] { $count } ark, læst på { $seconds } sek.
}
sheet-headings = { $count ->
    [0] { $place }: ingen overskrifter
    [one] { $place }: 1 overskrift
   *[other] { $place }: { $count } overskrifter
}
headings-caption = { $count ->
    [one] 1 overskrift
   *[other] { $count } overskrifter
}
heading-letter = Kolonne
heading-words = Overskrift
heading-column = Læst som
heading-how = Hvordan
heading-how-name = på navnet
heading-how-alias = på et andet navn
heading-how-close = næsten navnet
heading-how-answer = besvaret af en person
heading-how-none = ikke genkendt
heading-examples = Eksempler
heading-select = { $letter } · { $heading }
heading-for-example = For eksempel: { $examples }
sheet-correct = Ret det læste
sheet-read-again = Læs igen på denne måde

## Offentlige lister

import-words = { $count ->
    [one] Listen rummer 1 projekt.
   *[other] Listen rummer { $count } projekter.
} Vælg, hvis projekter der skal med; andet tages ikke med.
import-exact = { $name } – { $parts }
import-as-lead = leadpartner i { $count }
import-as-partner = partner i { $count }
import-as-associated = associeret partner i { $count }
import-as-unknown = ukendt rolle i { $count }
import-exact-none = { $name } står ikke på listen under det navn eller nummer.
import-near = Navne, der ligner. De tages kun med, hvis der sættes kryds.
import-near-title = { $count ->
    [one] 1 navn, der ligner
   *[other] { $count } navne, der ligner
}
import-search = Søg efter en anden organisation
import-search-help = En del af navnet eller nummeret.
import-search-none = Ingen organisation med det navn står på listen.
import-nobody = Vælg en organisation ovenfor. Før det sker, tages intet fra listen.
import-match-project = På listen
import-match-role = Rolle
import-match-dates = Fra – til
import-match-what = Hvad der sker med det
import-new = Nyt projekt
import-known = Findes allerede: { $name }
import-known-name = Kendt under navnet { $name }
import-near-project = Muligvis det samme som { $name }
import-left-out = Udeladt
import-caption = { $count ->
    [one] 1 projekt: { $parts }
   *[other] { $count } projekter: { $parts }
}
import-count-new = { $count ->
    [one] 1 nyt
   *[other] { $count } nye
}
import-count-known = { $count } findes allerede
import-count-near = { $count } findes måske allerede
import-count-out = { $count } udeladt
import-which = Er »{ $name }« et af disse?
import-correct = Afgør det projekt for projekt
import-open = { $count ->
    [one] Tag stilling til 1 projekt, der måske allerede findes.
   *[other] Tag stilling til { $count } projekter, der måske allerede findes.
}
import-as-before = { $what } (som sidst)
import-last-time = Valgt på forhånd som sidst: { $names }. Det kan ændres her.
import-take = Brug disse valg
import-differences = { $count ->
    [one] 1 felt er anderledes end det offentliggjorte
   *[other] { $count } felter er anderledes end det offentliggjorte
}
import-differences-words = Det offentliggjorte bliver stående, medmindre listens værdi vælges. Tomme felter udfyldes fra listen.
import-difference = { $row } · { $column }
import-side-published = Offentliggjort: { $value }
import-side-incoming = Listen: { $value }
import-all-incoming = Tag listens værdi alle steder
import-more = Kun de første { $shown } af { $count } vises; de andre beholder det offentliggjorte.

## Offentliggørelse

published-not-remembered = Udgave { $number } er offentliggjort. Svarene kunne ikke huskes; der spørges igen næste gang.

## Om filen er hele tabellen

finding-rows-not-in-file = { $count } af de offentliggjorte rækker i { $table } står ikke i filen.
    .remedy = Sig, om filen er hele tabellen, eller om den kun rummer nogle af rækkerne. Svaret huskes for denne slags fil.
option-rows-some = Filen rummer kun nogle af rækkerne: de øvrige { $count } skal blive stående
option-rows-whole = Filen er hele tabellen: de { $count } rækker skal væk
answered-rows = Rækker, der ikke står i filen
answer-rows-some = bliver stående
answer-rows-whole = skal væk

## To har ændret det samme

conflict-words = Din værdi bliver stående, medmindre du vælger den andens.
conflict-all-mine = Behold mine alle steder
conflict-all-theirs = Behold den andens alle steder
conflict-side-mine = Din: { $value }
conflict-side-theirs = Den andens: { $value }
conflict-was = Før: { $value }
conflicts-more = De første { $shown } af { $count } steder vises. For resten gælder:
