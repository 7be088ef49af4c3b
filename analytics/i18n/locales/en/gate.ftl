## Who gets no further, and why

gate-elsewhere =
    Only whoever sits at the machine it runs on can open this dashboard, at 127.0.0.1 and through no proxy.
    To open it to others, whoever runs it chooses one of these settings and starts it anew: a key for a small office, or the login of your organisation. The operators’ guide says how.
    .title = This dashboard is open on its own machine only
gate-nobody = Log in first, then try again.
    .title = You are not logged in
gate-forbidden = You are logged in, but your role does not include this. Ask an administrator of the dashboard for it.
    .title = This is not open to you
gate-foreign = A page of another site sent this. Nothing was changed. Open the dashboard itself and try again there.
    .title = This came from elsewhere
gate-no-link =
    The link is wrong, has expired or has been withdrawn, or it does not show this page.
    Ask whoever sent it to you for a new one.
    .title = This link leads nowhere
gate-not-found = There is nothing at this address. Check it for a typing error.
    .title = Page not found
gate-too-large = More was sent than may be. Files may be at most { $megabytes } MB together. Nothing was changed.
    .title = That is too large
gate-throttled = { $minutes ->
    [one] There were too many failed attempts from your network. Try again in a minute.
   *[other] There were too many failed attempts from your network. Try again in { $minutes } minutes.
}
    .title = Please wait a little
gate-contact = Questions? { $contact }
gate-log-out = Log out

## The login

login-title = Log in
login-words = Enter the key you were given for this dashboard.
login-key = Key
login-enter = Log in
login-wrong = That key is not right. Check that you copied all of it.
login-provider-words = You log in with your organisation’s own account.
login-provider = Log in with your organisation
