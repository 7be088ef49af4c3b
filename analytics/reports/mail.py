"""Sending what waits in the outbox through the organisation's own mail server."""

import ipaddress
import logging
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from sqlalchemy import Engine

from analytics.audit.log import Action, AuditLog
from analytics.i18n import text
from analytics.reports import outbox
from analytics.reports.outbox import File, Letter, is_address, one_line
from analytics.settings import Settings

TIMEOUT = 30.0
"""Seconds to wait for each answer of the mail server."""
LONGEST_ANSWER = 200

_POLICY = SMTP.clone(cte_type="7bit")  # whatever the server can do
log = logging.getLogger(__name__)


class Trouble(Exception):
    """A mail that was not sent. `error` is a code (text `mail-error-<code>`), `server` what the mail server answered.
    `for_good`: trying again is of no use. `everybody`: it is no fault of this one mail, so the others wait, too."""

    def __init__(self, error: str, server: str = "", *, for_good: bool = False, everybody: bool = False) -> None:
        super().__init__(error, server)
        self.error = error
        self.server = server
        self.for_good = for_good
        self.everybody = everybody


@dataclass(frozen=True)
class Delivery:
    """What came of delivering: the mails that were sent, that will be tried again, and that were given up."""

    sent: tuple[Letter, ...]
    waiting: tuple[Letter, ...]
    given_up: tuple[Letter, ...]


def unset(settings: Settings) -> str:
    """What is wrong with the settings for mail, as an error code; '' if nothing is."""
    if not settings.smtp_host:
        return "no_server"
    if not is_address(settings.smtp_from):
        return "no_sender"
    if settings.smtp_security == "none" and not _is_here(settings.smtp_host):
        return "not_secured"
    return ""


def deliver(engine: Engine, settings: Settings, audit: AuditLog) -> Delivery:
    """Send every mail whose time has come. One that fails stays, with the reason, and is tried again later; each that
    was sent or not stands in the audit log. Raises StoreUnwritable."""
    if unset(settings):
        return Delivery((), tuple(outbox.letters(engine, waiting=True)), ())
    ended: dict[str, list[int]] = {"sent": [], "waiting": [], "given_up": []}
    last: Trouble | None = None
    taken = outbox.take(engine)
    with _Server(settings) as server:
        for letter in taken:
            try:
                if last and last.everybody:
                    raise last
                message = compose(letter, outbox.file_of(engine, letter), settings.smtp_from)
                server.send(message, letter.recipient)
            except Trouble as trouble:
                last = trouble
                said = {"server": trouble.server} if trouble.server else {}
                ends = outbox.failed(engine, letter, trouble.error, said, for_good=trouble.for_good)
                ended["given_up" if ends else "waiting"].append(letter.id)
                _note(audit, letter, trouble.error, ends)
            else:
                outbox.sent(engine, letter)
                ended["sent"].append(letter.id)
                _note(audit, letter, "", False)
    found = {letter.id: letter for letter in outbox.letters(engine)} if taken else {}
    outbox.tidy(engine)
    return Delivery(**{name: tuple(found[each] for each in ids) for name, ids in ended.items()})


def compose(letter: Letter, file: File | None, sender: str) -> EmailMessage:
    """The mail as it is sent. Headers cannot be smuggled in: addresses are checked, the rest is one line each, and
    EmailMessage refuses a line end in a header."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = sender
    message["To"] = letter.recipient
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(letter.made_at)
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"  # so that nobody's holiday answers it
    message.set_content(letter.body)
    if file:
        main, _, sub = file.media.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=one_line(file.name))
    return message


def trouble_of(language: str, letter: Letter) -> str:
    """What went wrong with a mail the last time, in words; '' if nothing did."""
    return trouble_in_words(language, letter.error, letter.error_said.get("server", ""))


def trouble_in_words(language: str, error: str, server: str = "") -> str:
    """An error code in words, with what the mail server answered."""
    if not error:
        return ""
    words = text(language, f"mail-error-{error}")
    return text(language, "mail-error-answered", words=words, answer=server) if server else words


class _Server:
    """The mail server, connected to when the first mail is sent and again where it hung up."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> "_Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Send a mail. Raises Trouble."""
        with self._troubles():
            if self._connection is None:
                self._connection = self._connected()
            self._connection.send_message(message, self._settings.smtp_from, [recipient])

    def _connected(self) -> smtplib.SMTP:
        chosen = self._settings
        context = ssl.create_default_context()  # the system's authorities, or those of SSL_CERT_FILE
        connection = (
            smtplib.SMTP_SSL(chosen.smtp_host, chosen.smtp_port, timeout=TIMEOUT, context=context)
            if chosen.smtp_security == "tls"
            else smtplib.SMTP(chosen.smtp_host, chosen.smtp_port, timeout=TIMEOUT)
        )
        try:
            if chosen.smtp_security == "starttls":
                try:
                    connection.starttls(context=context)
                except smtplib.SMTPNotSupportedError:
                    raise Trouble("no_starttls", everybody=True) from None
            if chosen.smtp_user:
                try:
                    connection.login(chosen.smtp_user, chosen.smtp_password.get_secret_value())
                except smtplib.SMTPNotSupportedError:
                    raise Trouble("no_login", everybody=True) from None
                except UnicodeEncodeError:  # smtplib takes nothing else
                    raise Trouble("login_letters", everybody=True) from None
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """Whatever the mail server does instead of taking a mail becomes Trouble. What it answered to a login is left
        out, and so is our password wherever it might stand."""
        try:
            yield
        except smtplib.SMTPRecipientsRefused as refused:
            code, answer = next(iter(refused.recipients.values()))
            raise Trouble("recipient", self._said(code, answer), for_good=code >= 500) from None
        except smtplib.SMTPDataError as error:
            said = self._said(error.smtp_code, error.smtp_error)
            raise Trouble("content", said, for_good=error.smtp_code >= 500) from None
        except smtplib.SMTPSenderRefused as error:
            self._hang_up()
            raise Trouble("sender", self._said(error.smtp_code, error.smtp_error), everybody=True) from None
        except smtplib.SMTPAuthenticationError as error:
            self._hang_up()
            raise Trouble("login", str(error.smtp_code), everybody=True) from None
        except smtplib.SMTPServerDisconnected:
            self._hang_up()
            raise Trouble("hung_up", everybody=True) from None
        except smtplib.SMTPResponseException as error:
            self._hang_up()
            raise Trouble("server", self._said(error.smtp_code, error.smtp_error), everybody=True) from None
        except smtplib.SMTPException as error:
            self._hang_up()
            log.error("The mail server: %s", type(error).__name__)
            raise Trouble("server", everybody=True) from None
        except ssl.SSLCertVerificationError as error:
            self._hang_up()
            raise Trouble("certificate", error.verify_message, everybody=True) from None
        except ssl.SSLError as error:
            self._hang_up()
            raise Trouble("encryption", error.reason or "", everybody=True) from None
        except (OSError, UnicodeError) as error:  # UnicodeError: a name that can be no host
            self._hang_up()
            log.error("The mail server cannot be reached: %s", error)
            raise Trouble("no_answer", everybody=True) from None

    def _said(self, code: int, answer: bytes | str) -> str:
        words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
        password = self._settings.smtp_password.get_secret_value()
        if password:
            words = words.replace(password, "…")
        return one_line(f"{code} {words}")[:LONGEST_ANSWER]

    def _hang_up(self) -> None:
        if self._connection is not None:
            try:
                self._connection.quit()
            except (smtplib.SMTPException, OSError):
                self._connection.close()  # it is gone already
            self._connection = None


def _note(audit: AuditLog, letter: Letter, error: str, ends: bool) -> None:
    """What came of a mail, for the audit log."""
    details: dict[str, str | int] = {"to": letter.recipient, "file": letter.file_name, "attempt": letter.attempts}
    if error:
        details |= {"reason": error, "given_up": int(ends)}
    action: Action = "mail_failed" if error else "mail_sent"
    audit.write(action, subject=letter.made_by, about=f"mail {letter.id}", details=details)


def _is_here(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
