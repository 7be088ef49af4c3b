## The JSON API, its problems and its badge

badge-title = { $title }: { $status }, { $value } { $of }

api-title = { app-name }: data for programs
api-description = Read only. What is not known is null, never 0. CSV by the header “Accept: text/csv”.
api-goals = How each goal stands
api-badge = One goal as a badge
api-metrics = What each metric measures
api-projects = The projects with their money
api-editions = The editions
api-openapi = This description

api-ok = The answer
api-unchanged = Nothing has changed since the ETag that was named
api-lang = Language of the words
api-edition = Number of the edition; the newest otherwise
api-as_of = The day that is looked at; the day of the edition’s own figures otherwise
api-known_on = Of the editions that were known on that day, the newest; without “edition” only
api-share = Id of the share link whose view is wanted
api-filter = Only these; several are joined by ~
api-q = Words that are searched for, every one of them
api-dark = 1: for dark paper

api-400 = The address asks for something that cannot be read
api-404 = There is nothing at this address
api-406 = This is not available in the form asked for
api-unknown-parameter = “{ $name }” is not known here. Known are: { $known }.
api-twice = “{ $name }” stands there { $count } times. Once is enough.
api-language-unknown = There is no language “{ $value }”. There are: { $known }.
api-day-unreadable = “{ $value }” is no day. Write it like this: 2012-03-12.
api-edition-unreadable = “{ $value }” is no number of an edition. Write it like this: 3.
api-dark-unreadable = “{ $value }” cannot be read. Write 1 for dark paper, 0 for light.
api-edition-unknown = There is no edition { $value }.
api-edition-none = Nothing has been published yet.
api-edition-none-known = No edition was known on { $day } yet.
api-goal-unknown = There is no goal “{ $value }” here.
api-not-in-link = The share link does not show this.
api-forms = Available are: { $known }.
