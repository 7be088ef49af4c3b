## Login at the organisation’s own provider (OpenID Connect)

login-stale-title = This login no longer holds
login-stale-words = It was begun too long ago or in another browser, or it has been used already.
login-stale-again = Log in again

login-cancelled-title = You were not logged in
login-cancelled-words = The login was cancelled, or your organisation does not let you into the dashboard.
login-cancelled-again = Try again

login-failed-title = The login did not succeed
login-failed-words = The answer of your organisation’s login could not be accepted. Nothing has happened to your account.
login-failed-again = Try again

login-down-title = Nobody can log in right now
login-down-words = Your organisation’s login does not answer as it should. Wait a moment and try again. Whoever runs the dashboard finds the reason in its log.
login-down-again = Try again

login-no-role-title = You have no access
login-no-role-words = You are logged in as { $name }, but have no role in the dashboard. Ask an administrator to give you one.
login-no-role-again = Log in as somebody else

login-out-title = You are logged out of the dashboard
login-out-words = Next you are logged out at your organisation’s login too.
login-out-on = Log out there too
