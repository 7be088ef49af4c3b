## Rapporten til byrådet (PDF): overskrifter, som kun opsætningen bruger

pdf-page = Side
pdf-page-of = af
pdf-summary = Sammenfatning
pdf-overview = Målene i overblik
pdf-goals = Mål for mål
pdf-portfolio = Projekter
pdf-money = Midler
pdf-changes = Hvad er ændret
pdf-sources = Kilder og definitioner
pdf-course = Udviklingen
pdf-course-holds = Kun de dage, hvor et tal ændrede sig, samt den første og den sidste: et tal gælder indtil det næste.
pdf-reading = Sådan læses målet
pdf-interpretation = Fortolkning
pdf-source = Kilde
pdf-owner = Ansvarlig
pdf-sub-goals = Delmål
pdf-goal = Mål
pdf-status = Status
pdf-value = Værdi
pdf-expected = Forventet til i dag
pdf-deadline = Frist
pdf-none = Ingen.
pdf-no-goals = Der er ingen mål i denne udgave.
pdf-no-projects = Der er ingen projekter i denne udgave.
pdf-no-changes = Intet har ændret sig siden den forrige udgave, eller der er ingen forrige udgave.
pdf-more = { $count ->
    [one] 1 tomt felt mere er ikke nævnt her.
   *[other] { $count } tomme felter mere er ikke nævnt her.
}
pdf-description = Rapport til byrådet { $as_of }: sådan står EU-strategiens mål.
pdf-keyword = EU-strategi
pdf-logo = Logo: { $organisation }
pdf-imprint = { $published }, { $as_of } · kontrolsum { $checksum }
pdf-colophon = { $published }, { $as_of }. Kontrolsum af data (SHA-256): { $checksum }. Samme kontrolsum betyder samme tal.
pdf-card-more = { $count ->
    [one] og 1 mål mere
   *[other] og { $count } mål mere
}
