## The frame: what depends on who looks

nav-reports = Reports
nav-share = Share
nav-links = Share links
nav-people = People and settings
nav-audit = Audit log
more-button = More
more-who = Signed in as { $name } ({ $role ->
    [administrator] administrator
    [editor] editor
   *[reader] reader
})
chart-picture = Download the chart as PNG
    .begun = The picture is being made; this may take a few seconds
    .done = The picture was downloaded
    .failed = The picture could not be made. Try again.
chart-interactive = Make the chart interactive
sign-in = Sign in
sign-out = Sign out
publish-as = You publish as { $name }.
foot-public = Edition { $number }, published { $when }. The figures are as of { $figures }.
edition-name-public = Edition { $number } · { $when }
looking-through-link = You are looking through a share link: “{ $label }” (edition { $number }). It is read-only.
closed-title = This page is not open to you
closed-page = Your role does not open the page “{ $page }”.
closed-link = The link you came by does not show the page “{ $page }”.
closed-contact = Questions? { $contact }
role-reader = Reader
role-editor = Editor
role-administrator = Administrator
role-of-groups = By their groups
saved = Saved.

## Share

share-title = Share
share-lead = A link that opens without login on any phone. It shows exactly this and nothing else, and you can take it back at any time.
share-what = What the link shows
share-kind-goals = The goals
share-kind-goal = One goal
share-kind-projects = Projects
share-goals = Which goals
share-goals-all = All of them
share-goal = Which goal
share-filters = Filters of the link
share-filters-none = All projects
share-filters-why = Set the filters on the Projects page before you share it; the reader cannot change them.
share-when = When
share-live = Live: always the newest edition
share-fixed = Fixed: edition { $number } as of { $day }
share-language = Language
share-language-own = The reader’s own
share-expiry = Ends after
share-expiry-days = { $days ->
    [0] Never
    [one] 1 day
   *[other] { $days } days
}
share-password = Password (optional)
share-password-help = Tell it to the readers by another way than the link.
share-label = Name of the link
share-label-help = For your own list, such as “Council meeting 26 March”.
share-create = Create the link
share-made = The link is ready
share-made-once = Copy it now: we keep only its fingerprint and can never show it again. You can give the link a new address later.
share-open = Open it
share-qr = The same address as a QR code, for paper
share-qr-alt = QR code of the link
share-embed = To show it on the municipality’s own site:
share-embed-hosts = First enter the site’s host under People and settings; other sites are turned away.
share-another = Create another
share-problem-goals-gone = A goal that was chosen is not in this edition.
share-password-short = The password needs at least 8 characters.

## Links

links-title = Share links
links-lead = Every link there is, who made it, and whether it is used.
links-none = No link has been made yet. Open the goals, one goal or the projects and choose Share.
links-label = Link
links-state = State
links-shows = Shows
links-made = Made
links-used = Last used
links-views = Views
links-ends = Ends
links-open = Open
links-paused = Paused
links-expired = Expired
links-revoked = Revoked
links-never = never
links-password = with password
links-live = live
links-fixed = edition { $number }, { $day }
links-made-by = { $when }, { $name }
links-choose = Link to change
links-pause = Pause
links-resume = Resume
links-rotate = Give it a new address
links-revoke = Revoke
links-revoke-sure = I want to end this link for good
links-revoke-unsure = Tick the box first: a revoked link never opens again.
links-revoke-all = Revoke all links
links-revoke-all-sure = I want to end all { $count } links for good
links-changed = The link “{ $label }” has been changed. Open pages follow within a second.
links-all-revoked = { $count ->
    [one] 1 link has been revoked.
   *[other] { $count } links have been revoked.
}
links-count = { $open ->
    [one] 1 open link
   *[other] { $open } open links
} of { $count }

## People and settings

people-title = People and settings
people-lead = Who may do what, and what everybody sees.
people-way-local = The dashboard runs for this machine only: whoever sits at it is administrator. To open it to others, see docs/operators.md.
people-way-key = Whoever has a key gets in; the keys are in the settings of the server.
people-way-oidc = People log in at your own provider. A role chosen here wins over the role of their groups.
people-none = Nobody has logged in yet.
people-name = Name
people-email = E-mail
people-role = Role
people-seen = Last seen
people-state = State
people-active = Active
people-disabled = Disabled
people-choose = Person to change
people-new = Somebody new, before they first log in
people-disable = Disabled: cannot get in
people-save = Save
people-end-sessions = Sign them out everywhere
people-sessions-ended = Signed out everywhere.
people-self = You cannot disable yourself or take away your own role.
options-title = Settings
options-public = Anybody may read, without login
options-public-help = Goals, projects and funding as a reader sees them, without names. Uploads and corrections always need a login.
options-contact = Whom to ask
options-contact-help = Shown to whoever is turned away, such as eu@municipality.dk.
options-embed = Sites that may embed a share page
options-embed-help = One host a line, such as www.slagelse.dk.
options-embed-wrong = “{ $host }” is not a host name. Write it without https:// and without a path.
options-organisation = Organisation’s name on reports
options-organisation-help = Blank: the name in the edition.
options-colour = Colour of reports and share pages
options-colour-wrong = A colour is written as # and six digits, such as #1b4596.
options-logo = Logo (PNG or JPEG, at most 1 MB)
options-logo-wrong = This file is no PNG or JPEG picture that can be read.
options-logo-remove = Remove the logo
options-save = Save the settings

## Audit log

audit-title = Audit log
audit-lead = Who did what, when and from which edition. Nothing is ever changed; each entry seals the one before.
audit-action = What
audit-actions-all = Everything
audit-since = From
audit-who = Who
audit-when = When
audit-about = About
audit-edition = Edition
audit-details = Details
audit-none = Nothing was logged that fits these filters.
audit-first = The newest { $shown } entries. The export has all that fit.
audit-export = Export as CSV
audit-verify = Check the chain
audit-whole = All { $entries } entries hold. The newest seal is { $head }.
audit-broken = Entry { $number } does not hold: the log was changed outside the dashboard.
audit-nobody = Somebody without login
audit-local = This machine
audit-key = Key of the { $role ->
    [administrator] administrators
    [editor] editors
   *[reader] readers
}
audit-link = Share link { $link }
audit-command-line = Command line
audit-did-publish = Edition published
audit-did-restore = Edition restored
audit-did-goal_edit = Goal edited
audit-did-check_in = Status note written
audit-did-share_created = Link created
audit-did-share_opened = Link opened
audit-did-share_paused = Link paused
audit-did-share_resumed = Link resumed
audit-did-share_revoked = Link revoked
audit-did-share_rotated = Link given a new address
audit-did-report = Report made
audit-did-login = Signed in
audit-did-logout = Signed out
audit-did-denied = Turned away
audit-did-person_changed = Person changed
audit-did-options_changed = Settings changed
audit-did-mail_sent = Mail sent
audit-did-mail_failed = Mail could not be sent
audit-did-retention = Old entries deleted

## Reports

reports-title = Reports
reports-lead = For the agenda, the meeting and your own analysis: the same figures, laid out three ways.
reports-form-pdf = Board report (PDF)
reports-form-pdf-why = 2–6 pages to print or attach; accessible.
reports-form-slides = Slides (PowerPoint)
reports-form-slides-why = One slide a goal, with charts you can edit.
reports-form-workbook = Workbook (Excel)
reports-form-workbook-why = Goals, projects and money as figures to go on with.
reports-language = Language of the report
reports-sections = Sections
reports-goals = Goals
reports-section-summary = Summary
reports-section-goals = A page a goal
reports-section-portfolio = Portfolio
reports-section-money = Money
reports-section-changes = What changed
reports-section-sources = Sources and definitions
reports-address = The same report can be fetched by its address, also by a program:
reports-nothing = Choose at least one section.
reports-unknown = “{ $value }” is not known. Choose from: { $known }
