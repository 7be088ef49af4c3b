## Hvad der måles. Reglerne selv står i analytics/engine/sql/metrics/<metric>.sql.

metric-lead_partner_count = Projekter som lead partner
    .definition = Bevilgede projekter, hvor organisationen er lead partner, og som opfylder målets betingelser, for eksempel et samlet budget (for hele partnerskabet) på mindst et bestemt beløb. Et projekt tæller fra den dag, det blev afgjort, eller fra startdatoen eller den dag, tallene gælder for, hvis den ligger tidligere. Et bevilget budget går forud for et planlagt.
    .why = Som lead partner sætter organisationen retningen for et projekt og hæfter for alle dets penge.
    .unit = projekter
metric-lead_partner_count_own_contribution = Egenfinansiering af projekter som lead partner
    .definition = Organisationens egenfinansiering lagt sammen for de projekter, som »Projekter som lead partner« tæller. Et projekt uden beløb er ukendt, ikke gratis.
    .why = Et mål kan sige, hvad projekterne må koste organisationen i alt.
    .unit = EUR
metric-partner_count = Projekter som projektpartner
    .definition = Bevilgede projekter, hvor organisationen er projektpartner, og som opfylder målets betingelser, for eksempel en egenfinansiering på højst et bestemt beløb i hvert projekt. Lead partnere og associerede partnere tæller ikke med. Et projekt tæller fra den dag, det blev afgjort, eller fra startdatoen eller den dag, tallene gælder for, hvis den ligger tidligere.
    .why = Partnerskaber giver EU-midler og erfaring uden det fulde ansvar som lead partner.
    .unit = projekter
metric-partner_count_own_contribution = Egenfinansiering af projekter som projektpartner
    .definition = Organisationens egenfinansiering lagt sammen for de projekter, som »Projekter som projektpartner« tæller. Et projekt uden beløb er ukendt, ikke gratis.
    .why = Et mål kan sige, hvad projekterne må koste organisationen i alt.
    .unit = EUR
metric-consultant_cost_coverage = Dækning af konsulenternes udgift
    .definition = Det, bevilgede projekter betaler tilbage, divideret med konsulenternes fulde ansættelsesudgift til og med datoens år. Tilbage betales: timer, der er anmodet om, godkendt eller udbetalt × timesats × (1 + overheadsats) × organisationens egen medfinansieringssats, og organisationens egne beløb til refusion af konsulenter og til forberedelse, når de er anmodet om, godkendt eller udbetalt. Planlagte beløb, afslåede ansøgninger og lån betaler intet tilbage. Et konsulentår uden timer eller uden udgift er ukendt, aldrig 0. Et resultat over 100 % er en grund til at se efter igen.
    .why = Det viser, om projekterne finansierer de medarbejdere, der henter og driver dem.
    .unit = andel af udgiften
metric-eu_funding = EU-midler, hele partnerskaber
    .definition = EU-tilskud til bevilgede projekter, alle partnere tilsammen. Et bevilget beløb går forud for et planlagt. Lån er ikke med.
    .why = Det viser, hvor mange EU-midler organisationens projekter sætter i gang.
    .unit = EUR
metric-eu_funding_own = EU-midler, egen andel
    .definition = EU-tilskud til organisationen selv i bevilgede projekter. Et bevilget beløb går forud for et planlagt. Lån er ikke med.
    .why = Det viser, hvor mange EU-midler organisationen selv får.
    .unit = EUR
metric-own_contribution = Egenfinansiering
    .definition = Organisationens egenfinansiering af bevilgede projekter: dens samlede støtteberettigede udgifter minus EU-tilskuddet. Et bevilget beløb går forud for et planlagt.
    .why = Det viser, hvad projekterne koster organisationens eget budget.
    .unit = EUR
metric-cofinancing_rate = EU's medfinansieringssats
    .definition = EU-tilskud til bevilgede projekter divideret med deres samlede budgetter, hele partnerskaber. Den kendte del omfatter kun projekter, hvor begge er kendt. Lån er ikke med.
    .why = Det viser, hvor stor en del af projekterne EU betaler.
    .unit = andel af budgettet
metric-pipeline_count = Ansøgninger, der afventer afgørelse
    .definition = Projekter, der er ansøgt om, og som på datoen hverken er bevilget, afslået eller trukket tilbage. Idéer er ikke ansøgninger.
    .why = Dagens ansøgninger er næste års projekter.
    .unit = projekter
metric-pipeline_budget = Budget for ansøgninger, der afventer afgørelse
    .definition = Samlede budgetter, hele partnerskaber, for de projekter, som »Ansøgninger, der afventer afgørelse« tæller.
    .why = Det viser, hvor mange penge ansøgningerne handler om.
    .unit = EUR
metric-loans = Lån
    .definition = Lån til bevilgede projekter. Et lån skal betales tilbage: Det er hverken tilskud eller en del af et budget, og intet andet nøgletal tager det med. Et projekt uden et beløb for lån har intet lån.
    .why = Det holder penge, der skal betales tilbage, adskilt fra penge, der er givet.
    .unit = EUR

## Hvor formlerne kommer fra

metric-source-article = Slagelse Kommunes EU-strategi fra 2011, som den er gengivet på Kommunen.dk den 12. marts 2012
metric-source-coverage = Forordning (EU) nr. 1303/2013, artikel 67, 68 og 68a: personaleudgifter, timesatser, faste takster, faste beløb
metric-source-funding = Forordning (EU) nr. 1303/2013, artikel 120: medfinansieringssats = EU's bidrag / samlede støtteberettigede udgifter
metric-source-here = Dette dashboard: docs/decisions.md
