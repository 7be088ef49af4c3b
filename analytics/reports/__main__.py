"""Reports from the command line, for a nightly job that the operator's own cron runs; see docs/reports.md.

    python -m analytics.reports make --form pdf --language da --output FOLDER --mail somebody@example.dk
    python -m analytics.reports deliver
    python -m analytics.reports queue

It ends with 0 where everything was done, with 1 where a mail is still to be sent or was given up, with 2 where it was
asked for something that cannot be, or the data folder or the database refuses.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import cast, get_args

from sqlalchemy import Engine

from analytics import clock, database
from analytics.access.directory import Directory
from analytics.audit.log import AuditLog
from analytics.database import StoreUnwritable
from analytics.editions import Edition, Store, open_store
from analytics.i18n import text
from analytics.i18n.formats import moment
from analytics.reports import forms, mail, outbox
from analytics.reports.content import SECTIONS, Content, Section, content, facts_of
from analytics.reports.forms import MEDIA, Brand, Form, Wish
from analytics.settings import Settings, settings

WHO = "command-line"
"""How the audit log calls whoever runs this."""
NEWEST = "newest"
_GIVEN_UP_SHOWN = timedelta(days=14)


@dataclass(frozen=True)
class Order:
    """A report that was asked for and can be made."""

    form: Form
    language: str
    edition: Edition
    as_of: date | None
    sections: tuple[Section, ...]
    goals: tuple[str, ...]
    output: Path | None  # a file or a folder
    to: tuple[str, ...]


class Wrong(Exception):
    """What cannot be done as asked: everything that is wrong, a sentence each."""

    def __init__(self, *said: str) -> None:
        super().__init__(*said)
        self.said = said


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; how it ended."""
    chosen = settings()
    asked = _parser(chosen).parse_args(arguments)
    language = asked.language if asked.language in chosen.languages else chosen.default_language
    try:
        store = open_store(chosen)
        engine = database.connect(chosen.catalogue_url)
        audit = AuditLog(engine)
        outbox.prepare(engine)
        if asked.command == "make":
            return make(order(asked, chosen, store), chosen, store, engine, audit)
        if asked.command == "deliver":
            return deliver(language, chosen, engine, audit)
        return queue(language, engine)
    except Wrong as wrong:
        _tell(text(language, "mail-wrong", count=len(wrong.said)), *(f"- {words}" for words in wrong.said))
        return 2
    except StoreUnwritable:  # `refusals` has logged which and why
        _tell(text(language, "mail-wrong-store"))
        return 2


def order(asked: argparse.Namespace, chosen: Settings, store: Store) -> Order:
    """What the command line asks for. Raises Wrong with everything that is wrong with it."""
    language = asked.language if asked.language in chosen.languages else chosen.default_language
    wrong: list[str] = []

    def must(holds: object, id: str, **said: str) -> None:
        if not holds:
            wrong.append(text(language, id, **said))

    must(asked.language == language, "mail-wrong-language", given=asked.language, known=", ".join(chosen.languages))
    known_forms = get_args(Form)
    must(asked.form in known_forms, "mail-wrong-form", given=asked.form, known=", ".join(known_forms))
    edition, words = _edition(asked.edition, store, language)
    wrong += words
    as_of = _day(asked.as_of)
    must(as_of or asked.as_of is None, "mail-wrong-day", given=asked.as_of or "")
    sections = _listed(asked.sections) if asked.sections is not None else SECTIONS
    must(sections, "mail-wrong-no-section", known=", ".join(SECTIONS))
    for name in sections:
        must(name in SECTIONS, "mail-wrong-section", given=name, known=", ".join(SECTIONS))
    goals = _listed(asked.goals)
    if edition and goals and not words:
        known_goals = store.table(edition.number, "goals").column("goal_id").to_pylist()
        for goal in goals:
            where = {"edition": str(edition.number), "known": ", ".join(known_goals)}
            must(goal in known_goals, "mail-wrong-goal", given=goal, **where)
    for address in asked.mail:
        must(outbox.is_address(address), "mail-wrong-address", given=address)
    must(asked.output or asked.mail, "mail-wrong-nowhere")
    if asked.output and not asked.output.is_dir():
        must(asked.output.parent.is_dir(), "mail-wrong-folder", folder=str(asked.output.parent))
    if asked.mail and (code := mail.unset(chosen)):
        wrong.append(mail.trouble_in_words(language, code))
    if wrong or edition is None:
        raise Wrong(*wrong)
    return Order(
        form=cast(Form, asked.form),
        language=language,
        edition=edition,
        as_of=as_of,
        sections=tuple(name for name in SECTIONS if name in sections),
        goals=goals,
        output=asked.output,
        to=tuple(asked.mail),
    )


def make(wanted: Order, chosen: Settings, store: Store, engine: Engine, audit: AuditLog) -> int:
    """Make a report, note it in the audit log, write it, mail it. Raises Wrong where the edition's files are gone or
    the file cannot be written, StoreUnwritable."""
    language, number = wanted.language, wanted.edition.number
    brand = _brand(engine)
    facts = facts_of(store, number, wanted.as_of)
    made = forms.make(wanted.form, facts, Wish(language, wanted.sections, wanted.goals, brand))
    name = forms.file_name(wanted.form, facts, language)
    details: dict[str, str | int] = {
        "form": wanted.form,
        "language": language,
        "as_of": facts.as_of.isoformat(),
        "sections": ",".join(wanted.sections),
        "goals": ",".join(wanted.goals),
        "recipients": len(wanted.to),
    }
    audit.write("report", subject=WHO, about=name, edition=number, details=details)
    if wanted.output:
        target = wanted.output / name if wanted.output.is_dir() else wanted.output
        _write(target, made, language)
        _say(text(language, "mail-written", file=str(target)))
    if not wanted.to:
        return 0
    said = content(facts, language, wanted.goals, brand.organisation)
    file = outbox.File(name, MEDIA[wanted.form], made)
    outbox.queue(engine, wanted.to, subject(said), body(said, name, chosen.public_url), file, made_by=WHO)
    return deliver(language, chosen, engine, audit)


def deliver(language: str, chosen: Settings, engine: Engine, audit: AuditLog) -> int:
    """Send what is due and say of each mail what came of it."""
    if code := mail.unset(chosen):
        _tell(mail.trouble_in_words(language, code))
        return 1 if outbox.letters(engine, waiting=True) else 2
    came = mail.deliver(engine, chosen, audit)
    for letter in came.sent:
        _say(text(language, "mail-sent", to=letter.recipient, subject=letter.subject))
    for letter in came.waiting:
        said = {"to": letter.recipient, "trouble": mail.trouble_of(language, letter)}
        _tell(text(language, "mail-waits", next=moment(language, letter.next_attempt_at), **said))
    for letter in came.given_up:
        said = {"to": letter.recipient, "trouble": mail.trouble_of(language, letter)}
        _tell(text(language, "mail-given-up", attempts=letter.attempts, **said))
    if not (came.sent or came.waiting or came.given_up):
        _say(text(language, "mail-nothing-due"))
    return 1 if came.waiting or came.given_up else 0


def queue(language: str, engine: Engine) -> int:
    """Show the mails that wait, and those that were given up lately."""
    lately = clock.now() - _GIVEN_UP_SHOWN
    shown = [each for each in outbox.letters(engine) if each.waits or (each.given_up_at and each.given_up_at > lately)]
    for letter in reversed(shown):
        about = {"to": letter.recipient, "subject": letter.subject, "made": moment(language, letter.made_at)}
        if letter.given_up_at:
            _say(text(language, "mail-queue-given-up", when=moment(language, letter.given_up_at), **about))
        else:
            _say(text(language, "mail-queue-waits", next=moment(language, letter.next_attempt_at), **about))
        if letter.error:
            trouble = mail.trouble_of(language, letter)
            _say("  " + text(language, "mail-queue-trouble", attempts=letter.attempts, trouble=trouble))
    if not shown:
        _say(text(language, "mail-queue-empty"))
    return 0


def subject(said: Content) -> str:
    """The subject of the mail that a report comes with."""
    if not said.organisation:
        return text(said.language, "mail-subject-plain", title=said.title, as_of=said.as_of)
    about = {"organisation": said.organisation, "title": said.title, "as_of": said.as_of}
    return text(said.language, "mail-subject", **about)


def body(said: Content, file_name: str, address: str) -> str:
    """What the mail says: what the report is of, how the goals stand, where more is to be had."""
    language = said.language
    paragraphs = [f"{said.title}\n{said.published}\n{said.as_of}", said.invented, " ".join(said.summary)]
    paragraphs.append(text(language, "mail-body-attached", file=file_name))
    paragraphs.append(text(language, "mail-body-link", address=address) if address else "")
    paragraphs.append(text(language, "mail-body-foot", checksum=said.checksum))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


# --- inside ---


def _edition(given: str, store: Store, language: str) -> tuple[Edition | None, list[str]]:
    """The edition that is meant, and what is wrong with it."""
    head = store.head()
    if head is None:
        return None, [text(language, "mail-wrong-nothing-published")]
    number = head.number if given == NEWEST else int(given) if given.isascii() and given.isdecimal() else 0
    if not 1 <= number <= head.number:  # editions are numbered without gaps
        return None, [text(language, "mail-wrong-edition", given=given, newest=str(head.number))]
    gone = [name for name, path in store.files(number).items() if not path.is_file()]
    if gone:
        about = {"edition": str(number), "names": ", ".join(sorted(gone))}
        return store.edition(number), [text(language, "mail-wrong-damaged", **about)]
    return store.edition(number), []


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        return None


def _listed(given: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (given or "").split(",") if word.strip())


def _brand(engine: Engine) -> Brand:
    """How the organisation wants to be seen, as an administrator chose on the page of options."""
    options = Directory(engine).known().options
    return Brand(options.organisation_name, options.colour, options.logo)


def _write(target: Path, made: bytes, language: str) -> None:
    """Write the file, whole or not at all: somebody may be reading last night's. Raises Wrong."""
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".report-", delete=False) as file:
            try:
                file.write(made)
                file.close()
                mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
                os.chmod(file.name, mode)
                os.replace(file.name, target)
            except OSError:
                os.unlink(file.name)
                raise
    except OSError as error:
        raise Wrong(text(language, "mail-wrong-file", file=str(target), why=str(error.strerror))) from error


def _umask() -> int:
    """What new files may not be (there is no way to read it without setting it)."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _tell(*lines: str) -> None:
    """What did not go well: to standard error, so that cron mails it even where it is told to be quiet."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def _parser(chosen: Settings) -> argparse.ArgumentParser:
    """The command line. What is chosen is checked by `order`, all at once and in the reader's language."""
    language = chosen.default_language
    parser = argparse.ArgumentParser(
        "python -m analytics.reports", description=text(language, "mail-command"), allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", required=True)
    lines = {
        name: commands.add_parser(name, help=text(language, f"mail-command-{name}"), allow_abbrev=False)
        for name in ("make", "deliver", "queue")
    }
    for each in lines.values():
        each.add_argument("--language", default=language, help=text(language, "mail-option-language"))
    options = lines["make"].add_argument
    options("--form", default="pdf", help=text(language, "mail-option-form"))
    options("--edition", default=NEWEST, help=text(language, "mail-option-edition"))
    options("--as-of", help=text(language, "mail-option-as-of"))
    options("--sections", help=text(language, "mail-option-sections", sections=",".join(SECTIONS)))
    options("--goals", help=text(language, "mail-option-goals"))
    options("--output", type=Path, help=text(language, "mail-option-output"))
    options("--mail", action="append", default=[], help=text(language, "mail-option-mail"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
