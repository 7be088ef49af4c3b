"""The audit log from the command line, for whoever runs the server.

    python -m analytics.audit verify [--expect HASH]
    python -m analytics.audit retain [--anyway]
    python -m analytics.audit export FILE.csv

It ends with 0 where all is well, with 1 where the chain does not hold, with 2 where it could not do what was asked.
"""

import argparse
import re
import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine

from analytics import clock, database
from analytics.audit.export import write_csv
from analytics.audit.log import AuditLog
from analytics.database import StoreUnwritable
from analytics.settings import Settings, settings


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; how it ended."""
    asked = _parser().parse_args(arguments)
    engine = database.connect(settings().catalogue_url)
    try:
        if wrong := _no_catalogue(engine):
            return _ends(2, wrong)
        log = AuditLog(engine)
        if asked.command == "verify":
            return verify(log, asked.expect or "", engine.url.render_as_string(hide_password=True))
        if asked.command == "retain":
            return retain(log, settings(), asked.anyway)
        return export(log, asked.file)
    except StoreUnwritable as refusal:
        return _ends(2, f"The database takes or gives nothing: {refusal}")


def verify(log: AuditLog, expect: str, where: str) -> int:
    """Say how many entries there are, the head, and whether all holds."""
    expect = expect.strip().lower()
    found = log.verify(expect)
    _say(f"Audit log in {where}")
    _say(f"Entries: {found.entries}")
    _say(f"Head: {found.head}")
    if found.broken_at is not None:
        return _ends(
            1,
            f"BROKEN at entry {found.broken_at}: it is not as it was written, or what stood before it is gone. "
            "Somebody or something other than the dashboard has changed the table `audit`.",
        )
    if expect and found.noted_at is None:
        return _ends(
            1,
            f"DIFFERS: no entry has the hash {expect}. The end of the log was cut off or the log was written anew, or "
            "that hash is of an entry that was forgotten since, or of another log.",
        )
    _say("The chain holds." if found.entries else "There is nothing in it yet.")
    if expect:
        _say(f"The hash you noted is that of entry {found.noted_at}; {_since(found.entries, log, found.noted_at)}.")
    return 0


def _since(entries: int, log: AuditLog, noted_at: int | None) -> str:
    newest = log.entries(most=1)
    later = newest[0].number - (noted_at or 0) if newest and entries else 0
    return "it is the head" if later == 0 else f"{later} came after it"


def retain(log: AuditLog, chosen: Settings, anyway: bool) -> int:
    """Forget what is older than the settings say; not where the chain is broken, because that would hide it."""
    broken_at = log.verify().broken_at
    if broken_at is not None and not anyway:
        return _ends(
            1,
            f"Nothing was forgotten: the chain is broken at entry {broken_at}, and forgetting could hide that. Export "
            "the log first; then run this with --anyway.",
        )
    count = log.retain(clock.now() - timedelta(days=chosen.audit_days))
    _say(f"Forgotten: {count} entries older than {chosen.audit_days} days.")
    return 0


def export(log: AuditLog, path: Path) -> int:
    """Write the whole log to a file."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            count = write_csv(log.everything(), file)
    except OSError as error:
        return _ends(2, f"{path} cannot be written: {error.strerror}")
    _say(f"{count} entries written to {path}")
    return 0


def _no_catalogue(engine: Engine) -> str:
    """Why there is nothing to look at: SQLite would make a new, empty file where the address is wrong."""
    file = engine.url.database or ""
    if engine.dialect.name == "sqlite" and not Path(file).is_file():
        return f"There is no catalogue at {file}: see DASHBOARD_DATA_DIR and DASHBOARD_DATABASE_URL."
    return ""


def _hash(words: str) -> str:
    if not re.fullmatch(r"\s*[0-9a-fA-F]{64}\s*", words):
        raise argparse.ArgumentTypeError("a hash has 64 digits 0-9 a-f")
    return words


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def _ends(code: int, words: str) -> int:
    sys.stderr.write(words + "\n")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m analytics.audit", description="The audit log.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("verify", help="check that nothing was changed, taken out or put in between")
    check.add_argument("--expect", type=_hash, metavar="HASH", help="a head noted earlier: is it in there?")
    forget = commands.add_parser("retain", help="forget what is older than DASHBOARD_AUDIT_DAYS")
    forget.add_argument("--anyway", action="store_true", help="even where the chain is broken")
    write = commands.add_parser("export", help="write the whole log as CSV")
    write.add_argument("file", type=Path, metavar="FILE.csv")
    return parser


if __name__ == "__main__":
    sys.exit(main())
