## The shared page, /s/…

link-page-title-goals = The EU strategy’s goals: how they stand
link-page-title-projects = The municipality’s EU projects
link-page-skip = Skip to the content
link-page-languages = Languages
link-page-live = This page is live: it always shows the newest edition.
link-page-fixed = This page is fixed: it shows edition { $edition } as of { $day } and does not change.
link-page-about = About the figures
link-page-edition = Edition
link-page-kind = This page
link-page-checksum = Checksum
link-page-checksum-words = The same checksum means the same figures, in the report and the workbook too.
link-page-open = Open the interactive dashboard
link-page-print-address = This page online
link-page-qr = QR code of this page’s address
link-page-chart-table = The chart’s figures as a table
link-page-outlook = Outlook
link-page-sub-goals = Sub-goals
link-page-strip = { $count } { $status }
link-page-strip-title = The goals by status
link-page-jump = The goals on this page
link-page-none = There are no goals in this edition.
link-page-goal-gone = The goal “{ $goal }” that this link is meant to show does not exist in this edition.
link-page-only-gone = None of the goals that this link is meant to show exists in this edition.
link-page-lang-unknown = The address asks for a language this page does not come in. Here it is in English.
link-page-lang-locked = The link decides the language; the address cannot change it.
link-page-day-locked = The link decides which edition and day are shown; the address cannot change them.
link-page-filters = Shown are
link-page-filters-all = All projects
link-page-filter-search = Search
link-page-filter-value-gone = “{ $value }” (no longer exists)
link-page-filter-gone = The link shows only projects whose “{ $filter }” is “{ $value }”. No project in this edition has that value.
link-page-filter-unknown = The link has a filter that no longer exists (“{ $filter }”). Therefore no projects are shown.
link-page-projects-caption = { $count ->
    [0] No projects
    [one] 1 project. “–” is a blank: not known, never zero.
   *[other] { $count } projects. “–” is a blank: not known, never zero.
}
link-page-projects-first = The first { $shown } are shown.
link-page-projects-sentence = { $count ->
    [0] No projects match the link’s filters.
    [one] 1 project, status as of { $day }.
   *[other] { $count } projects, status as of { $day }.
}
link-page-project-name = Project

## Password

link-page-password-title = This page is protected by a password
link-page-password-words = Whoever sent you the link knows the password.
link-page-password-label = Password
link-page-password-button = Show the page
link-page-password-wrong = That is not the password. Try again.
link-page-password-wait = There were too many attempts. Wait { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
} and try again.
link-page-password-card = Protected by a password

## In a frame of another page

link-page-embed-more = See the whole page
link-page-embed-password = This page is protected by a password. Open it to enter the password.
link-page-embed-closed-title = This page cannot be shown in a frame
link-page-embed-closed = No website has been allowed to show it. An administrator enters them on the page People and settings.
