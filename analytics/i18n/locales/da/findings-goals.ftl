# Hvad der blev bemærket ved mål: hvad der er galt, og (.remedy) hvad man gør ved det.

## Milepæle og forventet forløb

finding-milestone-before-start = Milepælen skal nås { $value }, men den dag ligger ikke efter målets første dag, { $start }.
    .remedy = Ret en af de to datoer. Det, målet står på, når det begynder, er dets udgangspunkt.
finding-milestone-after-deadline = Milepælen skal nås { $value }, efter den sidste dag, der tæller for målet, { $day }.
    .remedy = Ret en af de to datoer.
finding-milestone-not-target = Milepælen skal nås på målets sidste dag, men dens værdi, { $value }, er ikke målværdien, { $read }.
    .remedy = Ret et af de to tal, eller slet milepælen: På den sidste dag skal målet have nået sin målværdi.
finding-milestone-goes-back = Milepælen, { $value }, ligger længere fra målværdien end det, der kommer før den, { $read }.
    .remedy = Ret tallet eller dagen, hvis det ikke er meningen.
finding-path-without-milestones = Målet skal følge sine milepæle, men det har ingen. I stedet tegnes en ret linje.
    .remedy = Tilføj milepælene i tabellen { $table }, eller vælg et andet forløb.
finding-milestones-not-used = Målet har milepæle, men de bruges ikke: { $column } er { $value }.
    .remedy = Lad det forventede forløb være tomt, hvis milepælene skal følges. Et loft har intet forløb. Slet ellers milepælene.

## Et mål, der modsiger sig selv

finding-rule-without-deadline = Målet siger, hvordan fristen skal forstås, men det har ingen frist.
    .remedy = Udfyld { $column }, eller tøm dette felt.
finding-around-without-tolerance = Målet skal lande omkring sin målværdi, men det siger ikke, hvor tæt på. Uden en tolerance er kun målværdien selv god nok.
    .remedy = Udfyld tolerancen, fx 10 %.
finding-target-not-above-baseline = Målværdien, { $value }, ligger ikke over udgangspunktet, { $read }: Målet var nået, da det begyndte.
    .remedy = Intet, hvis et niveau skal holdes. Ret ellers et af de to tal.
finding-focus-area-contradicts = Målet hører til indsatsområdet »{ $value }«, men kun projekter i andre indsatsområder tæller med: { $counted }.
    .remedy = Ret et af de to felter, hvis det ikke er meningen.
finding-envelope-without-basis = Det er ikke oplyst, om rammen gælder alle projekterne tilsammen eller hvert enkelt. Den læses som en ramme for alle tilsammen.
    .remedy = Vælg en af de to.
finding-envelope-not-for-metric = En ramme for den samlede egenfinansiering kan ikke vurderes for nøgletallet »{ $metric }«.
    .remedy = Tøm feltet, lad rammen gælde hvert enkelt projekt, eller vælg et af disse nøgletal: { $metrics }.
finding-condition-not-used = Betingelsen har ingen virkning ({ $column }): Nøgletallet »{ $metric }« tæller ikke projekter.
    .remedy = Tøm feltet, og stil betingelsen i delmålene.

## Delmål og vægte

finding-parent-is-itself = Målet »{ $value }« er et delmål af sig selv.
    .remedy = Tøm feltet, eller skriv det mål, det er en del af.
finding-parents-in-a-circle = Disse mål er delmål af hinanden, hvert af det næste: { $goals }.
    .remedy = Tøm feltet for det mål, der skal stå øverst.
finding-parent-too-deep = Målet ligger mere end { $count } niveauer under det øverste mål.
    .remedy = Gør det til en del af et mål længere oppe.
finding-no-sub-goals = Målet »{ $goal }« måles på sine delmål, men det har ingen.
    .remedy = Skriv »{ $goal }« i kolonnen { $column } for de mål, der er en del af det, eller vælg et andet nøgletal.
finding-weights-all-zero = { $count ->
    [one] Det eneste mål øverst har vægten 0
   *[other] Alle { $count } mål øverst har vægten 0
    }, så strategiens fremdrift er ikke defineret.
    .remedy = Giv mindst et af dem en vægt over 0, eller lad felterne være tomme: En tom vægt er 1.
finding-weights-all-zero-below = { $count ->
    [one] Det eneste delmål af »{ $parent }« har vægten 0
   *[other] Alle { $count } delmål af »{ $parent }« har vægten 0
    }, så deres fremdrift er ikke defineret.
    .remedy = Giv mindst et af dem en vægt over 0, eller lad felterne være tomme: En tom vægt er 1.

## Grænser og programmer

finding-bands-crossed = »{ $behind_from }« ligger over »{ $on_track_from }«.
    .remedy = Ret en af de to andele: Et mål er bagud fra den laveste og på sporet fra den højeste.
finding-programme-without-project = Intet projekt er i programmet »{ $value }«, så dets succesrate bruges ikke.
    .remedy = Intet, hvis projekterne kommer senere. Skriv ellers programmet som i tabellen { $table }.
finding-programme-without-project-close = Intet projekt er i programmet »{ $value }«, så dets succesrate bruges ikke. Mente du { $suggestion }?
    .remedy = Skriv { $suggestion }, eller ret programmet i tabellen { $table }.
