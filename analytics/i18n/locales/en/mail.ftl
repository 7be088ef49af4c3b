## Mails with reports, and the command line that makes them

mail-subject = { $organisation }: { $title }, { $as_of }
mail-subject-plain = { $title }, { $as_of }
mail-body-attached = The report is attached: { $file }
mail-body-link = The dashboard: { $address }
mail-body-foot = This mail was sent automatically. Checksum of the data: { $checksum }

## What can go wrong with a mail

mail-error-server = The mail server is not working as it should.
mail-error-answered = { $words } It answered: { $answer }
mail-error-no_server = No mail server is set (DASHBOARD_SMTP_HOST).
mail-error-no_sender = The address that mails are sent from is missing or is no mail address (DASHBOARD_SMTP_FROM).
mail-error-not_secured = Without encryption mails are only sent to a mail server on this very machine. Set DASHBOARD_SMTP_SECURITY to starttls or tls.
mail-error-no_answer = The mail server cannot be reached.
mail-error-hung_up = The mail server hung up.
mail-error-no_starttls = The mail server offers no encryption (STARTTLS), so nothing was sent to it.
mail-error-no_login = The mail server takes no login, but a user is set (DASHBOARD_SMTP_USER).
mail-error-login = The mail server does not accept the user or the password.
mail-error-login_letters = The user or the password at the mail server has letters such as æ, ø, å, which cannot be sent in a login.
mail-error-certificate = The mail server’s certificate is not trusted, so nothing was sent to it.
mail-error-encryption = No encrypted connection to the mail server came about.
mail-error-sender = The mail server does not accept the sender (DASHBOARD_SMTP_FROM).
mail-error-recipient = The mail server does not accept the recipient.
mail-error-content = The mail server does not accept the mail.

mail-sent = Sent to { $to }: { $subject }
mail-waits = Not sent to { $to }: { $trouble } It is kept and tried again from { $next } on.
mail-given-up = Given up, to { $to }: { $trouble } Tried { $attempts ->
    [one] once
   *[other] { $attempts } times
}; it is not tried again.
mail-nothing-due = No mail is due.
mail-queue-empty = No mail waits.
mail-queue-waits = { $to }: “{ $subject }”, made { $made }. Next attempt: { $next }.
mail-queue-given-up = { $to }: “{ $subject }”, made { $made }. Given up { $when }.
mail-queue-trouble = Attempts: { $attempts }. { $trouble }

## python -m analytics.reports

mail-command = Make reports and send them, for a nightly job
mail-command-make = make a report, write it to a file and/or mail it
mail-command-deliver = send the mails whose time has come
mail-command-queue = show the mails that wait or were given up
mail-option-form = pdf, slides or workbook (pdf unless said otherwise)
mail-option-language = the language of the report and of these messages
mail-option-edition = the edition’s number, or newest (newest unless said otherwise)
mail-option-as-of = the day, as YYYY-MM-DD (the day of the edition’s figures unless said otherwise)
mail-option-sections = the sections, with commas: { $sections } (all unless said otherwise)
mail-option-goals = the goals, by their id, with commas (all unless said otherwise)
mail-option-output = the file to write, or a folder
mail-option-mail = an address to mail it to; may be given several times

mail-wrong = { $count ->
    [one] The report was not made. One thing is wrong:
   *[other] The report was not made. { $count } things are wrong:
}
mail-wrong-language = There is no language “{ $given }”. Choose one of: { $known }
mail-wrong-form = There is no form “{ $given }”. Choose one of: { $known }
mail-wrong-edition = There is no edition “{ $given }”. The newest is { $newest }.
mail-wrong-nothing-published = Nothing has been published yet.
mail-wrong-day = “{ $given }” is no day. Write it as 2012-03-12.
mail-wrong-section = There is no section “{ $given }”. Choose among: { $known }
mail-wrong-no-section = No section is chosen. Choose among: { $known }
mail-wrong-goal = Edition { $edition } has no goal “{ $given }”. It has: { $known }
mail-wrong-address = “{ $given }” is no mail address.
mail-wrong-nowhere = Say where the report is to go: --output FILE, --mail ADDRESS, or both.
mail-wrong-folder = There is no folder { $folder }.
mail-wrong-damaged = Files of edition { $edition } are missing in the data folder: { $names }. Put the folder’s backup back.
mail-wrong-file = { $file } cannot be written: { $why }
mail-wrong-store = The data folder or the database cannot be written or read just now.
mail-written = Written: { $file }
