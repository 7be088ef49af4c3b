"""Mails with reports: what is queued is sent once and whole by a real mail server on this machine, or it is told why
not; and the command line that makes reports at night."""

import io
import socket
import ssl
import subprocess
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from types import SimpleNamespace

import openpyxl
import pikepdf
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from analytics import clock, database
from analytics.audit.log import AuditLog
from analytics.editions import ensure_sample, open_store
from analytics.reports import __main__ as command
from analytics.reports import mail, outbox
from analytics.settings import Settings

DAY = datetime(2012, 3, 12, 4, 0, tzinfo=UTC)
CONTENT = bytes(range(256)) * 300 + b"\r\n.\r\n\n.\n"  # every byte, and what ends a mail in SMTP


class Handler:
    """A mail server's mind: keeps what it is given, refuses whom it is told to refuse."""

    def __init__(self):
        self.mails = []
        self.refused = {}
        self.answer = "250 taken"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        if self.answer.startswith("250"):
            self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return self.answer

    def read(self, number=-1):
        return message_from_bytes(self.mails[number][2], policy=default)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@pytest.fixture
def server():
    """Starts mail servers, and stops them in the end: `server(**options)` → handler."""
    running = []

    def start(port=None, **options):
        handler = Handler()
        controller = Controller(handler, hostname="127.0.0.1", port=port or free_port(), **options)
        controller.start()
        running.append(controller)
        handler.port = controller.port
        return handler

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def time(monkeypatch):
    """A clock that stands still until it is moved."""
    now = SimpleNamespace(at=DAY)
    monkeypatch.setattr(clock, "now", lambda: now.at)
    return now


@pytest.fixture
def engine(tmp_path, time):
    engine = database.connect(f"sqlite:///{tmp_path / 'catalogue.db'}")
    outbox.prepare(engine)
    return engine


@pytest.fixture
def audit(engine):
    return AuditLog(engine)


def setting(port: int, **others) -> Settings:
    chosen = {"smtp_security": "none", "smtp_from": "eu@example.dk", **others}
    return Settings(smtp_host="127.0.0.1", smtp_port=port, **chosen)


def queue(engine, *to: str, **said) -> list[int]:
    letter = {"subject": "Målene pr. 12. marts", "body": "Kære råd\n\nSe vedhæftede.\n", "made_by": "local"} | said
    return outbox.queue(engine, to or ("mayor@example.dk",), **letter)


def logged(audit):
    return [(entry.action, entry.details.get("reason", "")) for entry in audit.everything()]


# --- sending ---


def test_a_mail_arrives_with_its_file_byte_for_byte_and_its_words_whole(server, engine, audit):
    handler = server()
    file = outbox.File("udgave-1 – mål.pdf", "application/pdf", CONTENT)
    queue(engine, subject="Målene står: 3 €, åben – " + "lang " * 20, file=file)
    came = mail.deliver(engine, setting(handler.port), audit)
    assert [letter.recipient for letter in came.sent] == ["mayor@example.dk"]
    sender, recipients, raw = handler.mails[0]
    assert (sender, recipients) == ("eu@example.dk", ["mayor@example.dk"])
    assert raw.isascii(), "any mail server can carry it"
    read = handler.read()
    assert read["Subject"] == ("Målene står: 3 €, åben – " + "lang " * 20).strip()
    assert (read["From"], read["To"], read["Auto-Submitted"]) == ("eu@example.dk", "mayor@example.dk", "auto-generated")
    assert read["Date"].datetime == DAY
    assert read.get_body().get_content().replace("\r\n", "\n") == "Kære råd\n\nSe vedhæftede.\n"
    (attached,) = read.iter_attachments()
    assert attached.get_content() == CONTENT
    assert (attached.get_filename(), attached.get_content_type()) == ("udgave-1 – mål.pdf", "application/pdf")
    assert logged(audit) == [("mail_sent", "")]
    assert audit.entries()[0].subject == "local"
    assert mail.deliver(engine, setting(handler.port), audit) == mail.Delivery((), (), ())
    assert len(handler.mails) == 1


def test_each_recipient_gets_a_mail_of_their_own_and_the_file_is_kept_once_and_then_thrown_away(server, engine, audit):
    handler = server()
    queue(engine, "a@example.dk", "b@example.dk", "A@example.dk", file=outbox.File("f.pdf", "application/pdf", CONTENT))
    with engine.begin() as connection:
        assert len(connection.execute(outbox.outbox_file.select()).all()) == 1
    mail.deliver(engine, setting(handler.port), audit)
    assert [recipients for _, recipients, _ in handler.mails] == [["a@example.dk"], ["b@example.dk"]]
    assert len({handler.read(n)["Message-ID"] for n in (0, 1)}) == 2
    with engine.begin() as connection:
        assert connection.execute(outbox.outbox_file.select()).all() == []


def test_a_server_that_is_down_is_told_and_tried_again_until_it_is_up(server, engine, audit, time):
    port = free_port()
    queue(engine, "a@example.dk", "b@example.dk", file=outbox.File("f.pdf", "application/pdf", CONTENT))
    came = mail.deliver(engine, setting(port), audit)
    assert [letter.error for letter in came.waiting] == ["no_answer", "no_answer"]
    assert mail.trouble_of("en", came.waiting[0]) == "The mail server cannot be reached."
    assert came.waiting[0].next_attempt_at == DAY + outbox.PAUSES[0]
    assert logged(audit) == [("mail_failed", "no_answer")] * 2
    handler = server(port)
    mail.deliver(engine, setting(port), audit)
    assert handler.mails == []  # its time has not come
    time.at += outbox.PAUSES[0]
    assert len(mail.deliver(engine, setting(port), audit).sent) == 2
    assert [part.get_content() for part in handler.read().iter_attachments()] == [CONTENT]
    assert outbox.letters(engine, waiting=True) == []
    assert [(letter.attempts, letter.error) for letter in outbox.letters(engine)] == [(2, ""), (2, "")]


def test_the_pauses_grow_and_in_the_end_it_is_given_up_and_told(engine, audit, time):
    queue(engine, file=outbox.File("f.pdf", "application/pdf", CONTENT))
    chosen = setting(free_port())
    waited = []
    for _ in outbox.PAUSES:
        (letter,) = mail.deliver(engine, chosen, audit).waiting
        waited.append(letter.next_attempt_at - time.at)
        time.at = letter.next_attempt_at
    assert waited == sorted(set(waited)) == list(outbox.PAUSES)
    (letter,) = mail.deliver(engine, chosen, audit).given_up
    assert letter.attempts == len(outbox.PAUSES) + 1 == 8
    assert audit.entries(most=1)[0].details["given_up"] == 1
    time.at += timedelta(days=1)
    assert mail.deliver(engine, chosen, audit) == mail.Delivery((), (), ())
    assert [each.given_up_at is not None for each in outbox.letters(engine)] == [True]
    time.at += outbox.KEPT_FOR
    outbox.tidy(engine)
    assert outbox.letters(engine) == []


@pytest.mark.parametrize(("answer", "given_up"), [("550 no such user", True), ("451 try later, greylisted", False)])
def test_a_recipient_who_is_refused_is_told_and_holds_up_nobody(server, engine, audit, answer, given_up):
    handler = server()
    handler.refused["gone@example.dk"] = answer
    queue(engine, "gone@example.dk", "mayor@example.dk")
    came = mail.deliver(engine, setting(handler.port), audit)
    assert [letter.recipient for letter in came.sent] == ["mayor@example.dk"]
    (letter,) = came.given_up if given_up else came.waiting
    assert letter.recipient == "gone@example.dk"
    assert mail.trouble_of("da", letter) == f"Mailserveren godkender ikke modtageren. Den svarede: {answer}"
    assert logged(audit) == [("mail_failed", "recipient"), ("mail_sent", "")]


def test_a_mail_the_server_does_not_want_is_given_up_or_tried_again(server, engine, audit, time):
    handler = server()
    handler.answer = "452 disk full"
    queue(engine)
    assert [letter.error for letter in mail.deliver(engine, setting(handler.port), audit).waiting] == ["content"]
    handler.answer = "552 too large\r\nX-Smuggled: 1"
    time.at += outbox.PAUSES[0]
    (letter,) = mail.deliver(engine, setting(handler.port), audit).given_up
    assert "552 too large" in letter.error_said["server"]
    assert "\n" not in letter.error_said["server"]


def test_two_who_deliver_at_once_send_it_once_and_what_a_dead_one_took_is_sent_later(server, engine, audit, time):
    handler = server()
    queue(engine)
    assert len(outbox.take(engine)) == 1  # and dies
    assert outbox.take(engine) == []
    assert mail.deliver(engine, setting(handler.port), audit).sent == ()
    time.at += outbox.TAKEN_FOR
    assert len(mail.deliver(engine, setting(handler.port), audit).sent) == 1


# --- login and encryption ---


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for 127.0.0.1: the file of the certificate, and a context of the server."""
    folder = tmp_path_factory.mktemp("certificate")
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return folder / "cert.pem", context


@pytest.mark.parametrize("how", ["starttls", "tls"])
def test_a_certificate_that_is_not_trusted_gets_nothing_and_one_that_is_gets_the_mail(
    server, engine, audit, time, certificate, monkeypatch, how
):
    file, context = certificate
    handler = server(**({"tls_context": context} if how == "starttls" else {"ssl_context": context}))
    queue(engine)
    (letter,) = mail.deliver(engine, setting(handler.port, smtp_security=how), audit).waiting
    assert letter.error == "certificate"
    assert "not trusted" in mail.trouble_of("en", letter)
    assert handler.mails == []
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    time.at += outbox.PAUSES[0]
    assert len(mail.deliver(engine, setting(handler.port, smtp_security=how), audit).sent) == 1


def test_a_server_without_starttls_gets_nothing(server, engine, audit):
    handler = server()
    queue(engine)
    (letter,) = mail.deliver(engine, setting(handler.port, smtp_security="starttls"), audit).waiting
    assert (letter.error, handler.mails) == ("no_starttls", [])


def test_a_wrong_password_is_told_without_it(server, engine, audit, time, certificate, monkeypatch):
    file, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(file))

    def authenticator(server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == b"right-one", handled=False)

    handler = server(tls_context=context, authenticator=authenticator, auth_required=True)
    login = {"smtp_security": "starttls", "smtp_user": "eu"}
    queue(engine)
    (letter,) = mail.deliver(engine, setting(handler.port, smtp_password="s3cret-wrong", **login), audit).waiting
    assert letter.error == "login"
    assert "s3cret" not in str(letter) + str(list(audit.everything()))
    time.at += outbox.PAUSES[0]
    (letter,) = mail.deliver(engine, setting(handler.port, smtp_password="blåbær", **login), audit).waiting
    assert letter.error == "login_letters"
    time.at += outbox.PAUSES[1]
    assert mail.deliver(engine, setting(handler.port, smtp_password="right-one", **login), audit).sent


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"smtp_host": ""}, "no_server"),
        ({"smtp_from": "nobody"}, "no_sender"),
        ({"smtp_from": "a@b.dk\r\nBcc: x@y.dk"}, "no_sender"),
        ({"smtp_host": "mail.example.dk"}, "not_secured"),
    ],
)
def test_settings_that_send_nothing_leave_the_mail_waiting(engine, audit, wrong, code):
    chosen = Settings(**{"smtp_host": "127.0.0.1", "smtp_from": "eu@example.dk", "smtp_security": "none"} | wrong)
    queue(engine)
    assert mail.unset(chosen) == code
    assert [letter.attempts for letter in mail.deliver(engine, chosen, audit).waiting] == [0]
    assert mail.trouble_in_words("da", code)


# --- what is let in ---


@pytest.mark.parametrize("address", ["a@b.dk", "a.b+c@sub.example.dk", "o'neil@x.museum", "x_1@1.dk"])
def test_addresses(address):
    assert outbox.is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "a", "a@b", "@b.dk", "a@", "a b@c.dk", "a@b.dk\n", "a@b.dk\r\nBcc: x@y.dk", "a@b.dk,c@d.dk", "<a@b.dk>",
        "Å <a@b.dk>", "å@b.dk", "a@å.dk", "a@b..dk", ".a@b.dk", "a@-b.dk", "a@[127.0.0.1]", '"a"@b.dk', "a@b.dk\0",
        "a" * 65 + "@b.dk", "a@" + "b." * 130 + "dk",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_and_nothing_is_kept(engine, address):
    assert not outbox.is_address(address)
    with pytest.raises(ValueError, match="no mail address"):
        queue(engine, "good@example.dk", address)
    assert outbox.letters(engine) == []


@given(st.text(max_size=80), st.text(max_size=40))
def test_no_header_can_be_smuggled_in(subject, name):
    smuggled = f"{subject}\r\nBcc: x@evil.dk\n\nX-Injected: 1"
    letter = outbox.Letter(1, DAY, "local", "<1@x>", "a@b.dk", smuggled, "body", "f", 1, "", {}, DAY, None, None)
    message = mail.compose(letter, outbox.File(f"{name}\r\nX-Injected: 1", "a/b", b""), "eu@example.dk")
    read = message_from_bytes(message.as_bytes(), policy=default)
    assert set(read.keys()) <= {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
    }  # fmt: skip
    assert [set(part.keys()) & {"Bcc", "X-Injected"} for part in read.walk()] == [set()] * 3


# --- the command line ---


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, time):
    """Runs the command on the sample, with reports that are as small as can be."""
    chosen = Settings(data_dir=tmp_path / "var", smtp_from="eu@example.dk", smtp_security="none")
    monkeypatch.setattr(command, "settings", lambda: run.settings)
    ensure_sample(open_store(chosen), chosen)

    def run(*arguments):
        code = command.main([str(each) for each in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    run.settings = chosen
    run.audit = AuditLog(database.connect(chosen.catalogue_url))
    return run


@pytest.fixture
def faked(monkeypatch):
    """Facts, forms and content that are quick; what was asked of them."""
    asked = []

    def facts_of(store, number, as_of):
        return SimpleNamespace(edition=store.edition(number), as_of=as_of or date(2012, 3, 12))

    def make(form, facts, wish):
        asked.append((form, facts.edition.number, facts.as_of, wish))
        return CONTENT

    def content(facts, language, goals, organisation):
        return SimpleNamespace(
            language=language,
            organisation="Slagelse\nKommune",
            title="EU-strategi: målene",
            as_of="pr. 12. marts 2012",
            published="Udgave 1",
            invented="",
            summary=("Ét mål er nået.", "To er bagud."),
            checksum="abc",
        )

    options = SimpleNamespace(organisation_name="", colour="#000000", logo=b"")
    monkeypatch.setattr(command, "facts_of", facts_of)
    monkeypatch.setattr(command, "content", content)
    monkeypatch.setattr(command.forms, "make", make)
    monkeypatch.setattr(command.forms, "file_name", lambda form, facts, language: f"udgave-1.{form}")
    monkeypatch.setattr(
        command, "Directory", lambda engine: SimpleNamespace(known=lambda: SimpleNamespace(options=options))
    )
    return asked


def test_a_report_is_written_as_asked_and_stands_in_the_audit_log(run, faked, tmp_path):
    target = tmp_path / "report.pdf"
    code, said, wrong = run("make", "--sections", "money,summary", "--as-of", "2012-01-31", "--output", target)
    assert (code, wrong) == (0, "")
    assert said == f"Skrevet: {target}\n"
    assert target.read_bytes() == CONTENT
    ((form, number, as_of, wish),) = faked
    assert (form, number, as_of) == ("pdf", 1, date(2012, 1, 31))
    assert (wish.language, wish.sections, wish.goals) == ("da", ("summary", "money"), ())  # in the report's order
    (entry,) = run.audit.entries(actions=["report"])
    assert (entry.subject, entry.edition, entry.about) == ("command-line", 1, "udgave-1.pdf")
    assert entry.details["as_of"] == "2012-01-31"
    run("make", "--form", "slides", "--output", tmp_path)
    assert (tmp_path / "udgave-1.slides").read_bytes() == CONTENT
    assert [path.name for path in tmp_path.glob(".report-*")] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_everything_that_is_wrong_is_said_at_once_in_the_language_asked_for(run, faked, tmp_path, language):
    wrong = ["--form", "odt", "--edition", "7", "--as-of", "31.12.2012", "--sections", "summary,sums", "--mail", "no"]
    code, said, told = run("make", "--language", language, *wrong, "--output", tmp_path / "no" / "r.pdf")
    assert code == 2
    assert said == ""
    # odt, 7, the day, sums, the address, the folder, no mail server
    assert told.splitlines()[0].endswith({"da": "7 ting er forkerte:", "en": "7 things are wrong:"}[language])
    assert len(told.splitlines()) == 1 + 7
    for named in ("odt", "7", "31.12.2012", "sums", "no", str(tmp_path / "no"), "DASHBOARD_SMTP_HOST"):
        assert any(named in line for line in told.splitlines()[1:])
    assert faked == []
    assert run.audit.entries(actions=["report"]) == []


def test_other_things_that_are_wrong(run, faked, tmp_path):
    assert "Sproget »xx« findes ikke" in run("make", "--language", "xx", "--output", tmp_path)[2]
    code, _, told = run("make", "--language", "en", "--goals", "nix,nought")
    assert code == 2
    assert "no goal “nix”" in told and "no goal “nought”" in told and "--output FILE" in told
    assert "Choose among" in run("make", "--language", "en", "--sections", " ,", "--output", tmp_path)[2]
    assert "no edition “-1”" in run("make", "--language", "en", "--edition=-1", "--output", tmp_path)[2]
    assert run("make", "--as-of", "", "--output", tmp_path)[0] == 2


def test_an_edition_whose_files_are_gone_is_told(run, faked, tmp_path):
    (path,) = [path for name, path in open_store(run.settings).files(1).items() if name == "projects"]
    path.unlink()
    code, _, told = run("make", "--language", "en", "--output", tmp_path)
    assert code == 2
    assert "Files of edition 1 are missing" in told and "projects" in told


def test_a_report_that_cannot_be_written_is_told_and_last_nights_stays(run, faked, tmp_path, monkeypatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"last night's")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command.os, "replace", full)
    code, _, told = run("make", "--language", "en", "--output", target)
    assert code == 2
    assert "No space left on device" in told
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["report.pdf"]
    assert target.read_bytes() == b"last night's"


def test_the_nightly_job_mails_the_report_and_queues_it_where_the_server_is_down(run, faked, server, time):
    port = free_port()
    run.settings = run.settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": port})
    code, _, told = run("make", "--mail", "mayor@example.dk", "--mail", "board@example.dk")
    assert code == 1
    assert told.count("Der er ikke forbindelse til mailserveren. Mailen er gemt") == 2
    code, said, _ = run("queue", "--language", "en")
    assert code == 0
    assert "mayor@example.dk: “Slagelse Kommune: EU-strategi: målene, pr. 12. marts 2012”" in said
    assert "Attempts: 1. The mail server cannot be reached." in said

    handler = server(port)
    assert run("deliver", "--language", "en") == (0, "No mail is due.\n", "")
    time.at += outbox.PAUSES[0]
    code, said, told = run("deliver", "--language", "en")
    assert (code, told) == (0, "")
    assert said.startswith("Sent to mayor@example.dk: Slagelse Kommune: ")
    assert run("queue", "--language", "en")[1] == "No mail waits.\n"

    read = handler.read()
    (attached,) = read.iter_attachments()
    assert (attached.get_content(), attached.get_filename()) == (CONTENT, "udgave-1.pdf")
    assert "Ét mål er nået. To er bagud." in read.get_body().get_content()
    assert run.audit.verify().broken_at is None


def test_mails_that_were_given_up_are_shown(run, faked, server, time):
    handler = server()
    handler.refused["gone@example.dk"] = "550 no such user"
    run.settings = run.settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": handler.port})
    code, _, told = run("make", "--language", "en", "--mail", "gone@example.dk")
    assert code == 1
    assert told == (
        "Given up, to gone@example.dk: The mail server does not accept the recipient. It answered: 550 no such user "
        "Tried once; it is not tried again.\n"
    )
    assert "Given up 12 Mar 2012" in run("queue", "--language", "en")[1]


def test_deliver_says_that_no_mail_server_is_set(run):
    code, _, told = run("deliver", "--language", "en")
    assert code == 2
    assert told == "No mail server is set (DASHBOARD_SMTP_HOST).\n"


def test_a_data_folder_that_cannot_be_used_is_told(tmp_path, monkeypatch, capsys):
    (tmp_path / "var").write_text("a file where the folder should be")
    monkeypatch.setattr(command, "settings", lambda: Settings(data_dir=tmp_path / "var"))
    assert command.main(["queue", "--language", "en"]) == 2
    assert "cannot be written or read just now" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["workbook", "slides", "pdf"])
def test_a_real_report_by_mail_from_end_to_end(run, server, form):
    """Nothing is faked here: the sample, the form's own maker, a mail server; what arrives opens."""
    handler = server()
    run.settings = run.settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": handler.port})
    code, said, told = run("make", "--form", form, "--language", "en", "--mail", "mayor@example.dk")
    assert (code, told) == (0, "")
    assert said.startswith("Sent to mayor@example.dk: ")
    (attached,) = handler.read().iter_attachments()
    content = io.BytesIO(attached.get_content())
    if form == "workbook":
        assert len(openpyxl.load_workbook(content).sheetnames) > 1
    elif form == "slides":
        assert len(Presentation(content).slides) > 1
    else:
        with pikepdf.open(content) as pdf:
            assert len(pdf.pages) > 1
    assert "12 March 2012" in handler.read()["Subject"]
