"""The audit log: nothing can be changed, taken out or put in between without being found, and nothing is forgotten in
silence."""

import csv
import json
import multiprocessing
import re
import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from analytics import clock, database
from analytics.audit import __main__ as command
from analytics.audit.log import LONGEST, MOST_KINDS, OTHERS, START, AuditLog, audit
from analytics.settings import Settings

DAY = datetime(2012, 3, 12, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, monkeypatch):
        self.at = DAY
        monkeypatch.setattr(clock, "now", lambda: self.at)

    def forward(self, **time):
        self.at += timedelta(**time)


@pytest.fixture
def time(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "catalogue.db"


@pytest.fixture
def log(file):
    return opened(file)


def opened(file: Path) -> AuditLog:
    return AuditLog(database.connect(f"sqlite:///{file}"))


def write(log: AuditLog, count: int) -> list[str]:
    """So many entries; their hashes."""
    return [
        log.write(
            "publish", subject=f"person:{n}", name="Åse", about="g1", edition=n, details={"rows": n, "why": "=1+1"}
        ).hash
        for n in range(1, count + 1)
    ]


def tamper(file: Path, *statements: str) -> None:
    """What somebody with the database file in an editor can do."""
    connection = sqlite3.connect(file)
    for statement in statements:
        assert connection.execute(statement).rowcount, f"changed nothing: {statement}"
    connection.commit()
    connection.close()


# --- writing and reading ---


def test_an_entry_is_given_back_as_it_was_written_and_follows_the_one_before(log, time):
    one = log.write("login", subject="person:a", name="Åse")
    time.forward(hours=1)
    two = log.write("publish", subject="person:a", name="Åse", about="goal", edition=3, details={"rows": 9, "n": "x"})
    assert (one.number, one.previous, one.at) == (1, START, DAY)
    assert (two.number, two.previous, two.at) == (2, one.hash, DAY + timedelta(hours=1))
    assert log.entries() == [two, one]
    assert list(log.everything()) == [one, two]
    assert two.details == {"rows": 9, "n": "x"}
    assert log.verify().head == two.hash


def test_entries_are_found_by_action_subject_and_time(log, time):
    for subject, action in (("a", "login"), ("b", "login"), ("a", "logout"), ("b", "denied")):
        log.write(action, subject=subject)
        time.forward(days=1)

    def numbers(**wanted):
        return [entry.number for entry in log.entries(**wanted)]

    assert numbers() == [4, 3, 2, 1]
    assert numbers(actions=["login"]) == [2, 1]
    assert numbers(actions=["login", "denied"], subject="b") == [4, 2]
    assert numbers(since=DAY + timedelta(days=1), until=DAY + timedelta(days=3)) == [3, 2]
    assert numbers(most=1) == [4]
    copenhagen = (DAY + timedelta(days=1)).astimezone()  # the same moment in another zone
    assert numbers(since=copenhagen) == [4, 3, 2]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(max_size=60),
    st.text(max_size=60),
    st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers(-(2**63), 2**63 - 1), max_size=3),
)
def test_whatever_text_comes_the_chain_holds_and_reads_back(log, name, about, details):
    written = log.write("goal_edit", subject="local", name=name, about=about, details=details)
    assert log.entries(most=1) == [written]
    assert log.verify().broken_at is None
    assert written.name == name.replace("\0", "").encode("utf-8", "replace").decode()


def test_text_no_database_takes_and_very_long_text_are_made_fit(log):
    written = log.write("denied", subject="x\0y", name="\ud83d", about="a" * 10_000, details={"k": "b" * 10_000})
    assert (written.subject, written.name) == ("xy", "?")
    assert len(written.about) == len(written.details["k"]) == LONGEST
    assert log.entries() == [written]


# --- tampering ---

CHANGES = {
    "at": "'2012-03-13T09:00:00.000000+00:00'",
    "action": "'restore'",
    "subject": "'person:x'",
    "name": "'Bo'",
    "about": "'g2'",
    "edition": "7",
    "details": """'{"rows":4,"why":"=1+1"}'""",
    "previous": "'" + "f" * 64 + "'",
    "hash": "'" + "e" * 64 + "'",
}


def test_every_column_but_the_number_is_tampered_with_here():
    assert set(CHANGES) == set(audit.columns.keys()) - {"number"}


@pytest.mark.parametrize("number", [1, 3, 5])
@pytest.mark.parametrize("column", CHANGES)
def test_a_field_that_was_changed_is_found_at_its_entry(log, file, column, number):
    write(log, 5)
    assert log.verify().broken_at is None
    tamper(file, f"update audit set {column} = {CHANGES[column]} where number = {number}")
    assert log.verify().broken_at == number


@pytest.mark.parametrize("value", ["null", "'3'", "x'00ff'", "'no number'"])
def test_a_value_of_another_type_is_found_too(log, file, value):
    write(log, 5)
    tamper(file, f"update audit set edition = {value} where number = 4")
    assert log.verify().broken_at == 4


@pytest.mark.parametrize(
    ("gone", "broken_at"),
    # The first that does not hold is the one whose predecessor is not there.
    [("1", 2), ("3", 4), ("2 or number = 3", 4), ("1 or number = 2", 3)],
)
def test_an_entry_that_was_taken_out_is_found(log, file, gone, broken_at):
    write(log, 5)
    tamper(file, f"delete from audit where number = {gone}")
    assert log.verify().broken_at == broken_at


def test_taking_one_out_and_closing_the_gap_is_found(log, file):
    write(log, 5)
    tamper(file, "delete from audit where number = 3", "update audit set number = number - 1 where number > 3")
    assert log.verify().broken_at == 3


def test_two_that_changed_places_are_found(log, file):
    write(log, 5)
    tamper(
        file,
        "update audit set number = 99 where number = 2",
        "update audit set number = 2 where number = 3",
        "update audit set number = 3 where number = 99",
    )
    assert log.verify().broken_at == 2


def test_one_that_was_put_in_between_is_found(log, file):
    hashes = write(log, 5)
    forged = opened(file.parent / "other.db").write("login", subject="person:x")
    row = f"3, '{DAY.isoformat()}', 'login', 'person:x', '', '', null, '{{}}', '{hashes[1]}', '{forged.hash}'"
    # SQLite checks the key of every row as it goes, so they are moved away and back.
    tamper(
        file,
        "update audit set number = number + 100 where number > 2",
        "update audit set number = number - 99 where number > 100",
        f"update audit set previous = '{forged.hash}' where number = 4",
        f"insert into audit values ({row})",
    )
    assert [entry.number for entry in log.everything()] == [1, 2, 3, 4, 5, 6]
    assert log.verify().broken_at == 3


def test_one_put_before_the_first_or_below_zero_is_found(log, file):
    write(log, 2)
    zero = "'2012-01-01T00:00:00.000000+00:00', 'login', '', '', '', null, '{}', 'a', 'b'"
    tamper(file, f"insert into audit values (-5, {zero})")
    assert log.verify().broken_at == -5


def test_an_end_that_was_cut_off_is_found_by_a_hash_noted_elsewhere(log, file):
    hashes = write(log, 5)
    assert log.verify(hashes[4]).noted_at == 5
    assert log.verify(hashes[2]).noted_at == 3  # it has grown since, as it should
    tamper(file, "delete from audit where number > 4")
    assert log.verify().broken_at is None  # by itself the rest holds …
    assert log.verify(hashes[4]).noted_at is None  # … but what was noted is gone
    write(log, 1)
    assert log.verify(hashes[4]).noted_at is None


def test_a_log_written_anew_is_found_by_a_hash_noted_elsewhere(log, file):
    noted = write(log, 5)[-1]
    tamper(file, "delete from audit")
    write(log, 6)
    assert (log.verify(noted).broken_at, log.verify(noted).noted_at) == (None, None)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_single_change_to_any_text_is_found(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("log") / "catalogue.db"
    log = opened(file)
    write(log, 4)
    column = data.draw(st.sampled_from(["action", "subject", "name", "about", "details", "hash", "previous", "at"]))
    number = data.draw(st.integers(1, 4))
    connection = sqlite3.connect(file)
    (old,) = connection.execute(f"select {column} from audit where number = ?", [number]).fetchone()
    new = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=70).filter(lambda words: words != old))
    connection.execute(f"update audit set {column} = ? where number = ?", [new, number])
    connection.commit()
    connection.close()
    assert log.verify().broken_at == number


# --- several at once ---


def _append(file: str, count: int) -> None:
    log = opened(Path(file))
    for n in range(count):
        log.write("publish", subject=f"process:{n}")


def test_several_processes_and_threads_append_at_once_and_the_chain_has_no_fork(log, file):
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_append, args=(str(file), 15)) for _ in range(3)]
    threads = [threading.Thread(target=write, args=(log, 10)) for _ in range(3)]
    for each in [*processes, *threads]:
        each.start()
    for each in [*processes, *threads]:
        each.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    found = log.verify()
    assert (found.entries, found.broken_at) == (3 * 15 + 3 * 10, None)
    assert [entry.number for entry in log.everything()] == list(range(1, 76))


def test_who_was_second_tries_again(log, file):
    """As on a server, where two read the same head: here the first comes between, once, at the very insert."""
    engine = log._engine
    came = []

    @event.listens_for(engine, "before_cursor_execute")
    def _(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith("INSERT") and not came:
            came.append(1)
            # Within the same transaction, so that it is there when ours is inserted; rolled back with it.
            connection.execute(
                text("insert into audit values (1, 'x', 'login', 'first', '', '', null, '{}', :start, 'h')"),
                {"start": START},
            )

    assert log.write("login", subject="second").number == 1
    assert came == [1]
    assert log.verify().entries == 1


# --- counting ---


def test_what_happens_often_is_one_entry_a_kind_and_minute(time, log):
    for _ in range(1000):
        log.count("share_opened", subject="link:s1", about="s1")
    for _ in range(3):
        log.count("denied", reason="token")
    log.flush()
    assert log.entries() == []  # no minute has passed
    time.forward(minutes=1)
    log.flush()
    said = {(entry.action, entry.subject, entry.about): entry.details for entry in log.entries()}
    assert said == {
        ("share_opened", "link:s1", "s1"): {"count": 1000},
        ("denied", "", ""): {"count": 3, "reason": "token"},
    }
    time.forward(minutes=1)
    log.flush()
    assert log.verify().entries == 2  # nothing was counted, nothing is written
    log.count("denied")
    log.close()
    assert log.entries(most=1)[0].details == {"count": 1}


def test_counting_is_bounded_and_loses_nothing(log):
    for n in range(MOST_KINDS + 700):
        log.count("denied", about=f"/guess/{n}")
    log.count("share_opened", about="s1")
    log.close()
    entries = log.entries(most=10_000)
    assert len(entries) == MOST_KINDS + 2  # and one of the others for each action
    assert {entry.action: entry.details["count"] for entry in entries if entry.about == OTHERS} == {
        "denied": 700,
        "share_opened": 1,
    }
    assert sum(entry.details["count"] for entry in entries) == MOST_KINDS + 700 + 1


def test_counts_outlive_a_database_that_cannot_be_written(log, file, time, caplog, monkeypatch):
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 10)
    log.count("denied", about="a")
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("begin exclusive")
    time.forward(minutes=1)
    log.flush()
    assert "cannot be written" in caplog.text
    holder.execute("rollback")
    holder.close()
    log.count("denied", about="a")
    time.forward(minutes=1)
    log.flush()
    assert [entry.details for entry in log.entries()] == [{"count": 2}]


def test_what_must_be_logged_must_not_happen_unlogged(log, file, monkeypatch):
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 10)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("begin exclusive")
    with pytest.raises(Exception, match="busy") as raised:
        log.write("publish", subject="local")
    assert type(raised.value).__name__ == "StoreUnwritable"
    holder.execute("rollback")
    holder.close()
    assert log.write("publish", subject="local").number == 1


# --- forgetting ---


def aged(log: AuditLog, time: Clock, days: int) -> list[str]:
    """An entry a day; their hashes."""
    hashes = []
    for n in range(days):
        hashes.append(log.write("login", subject=f"day {n}").hash)
        time.forward(days=1)
    return hashes


def test_forgetting_takes_the_oldest_and_says_so_and_the_rest_still_holds(log, time):
    hashes = aged(log, time, 10)
    assert log.retain(DAY + timedelta(days=4)) == 4  # days 0, 1, 2, 3
    newest = log.entries(most=1)[0]
    assert (newest.number, newest.action) == (11, "retention")
    assert newest.details == {"forgotten": 4, "begins": 5, "follows": hashes[3]}
    assert [entry.number for entry in log.everything()] == [5, 6, 7, 8, 9, 10, 11]
    assert (log.verify().entries, log.verify().broken_at) == (7, None)
    assert log.verify(hashes[3]).noted_at == 4  # forgotten, but the chain still says it was there
    assert log.verify(hashes[2]).noted_at is None
    assert log.retain(DAY + timedelta(days=4)) == 0
    assert log.verify().entries == 7  # nothing to forget, nothing to say


def test_forgetting_again_and_everything(log, time):
    aged(log, time, 6)
    assert log.retain(DAY + timedelta(days=2)) == 2
    assert log.retain(DAY + timedelta(days=5)) == 3
    assert log.verify().broken_at is None
    # What is left: the sixth and the two retention entries of day 6.
    assert log.retain(DAY + timedelta(days=400)) == 3
    (only,) = log.everything()
    assert (only.number, only.details["begins"]) == (9, 9)
    assert log.verify().broken_at is None
    write(log, 2)
    assert (log.verify().entries, log.verify().broken_at) == (3, None)


def test_a_beginning_that_was_cut_off_in_silence_is_found_also_after_forgetting(log, file, time):
    aged(log, time, 10)
    log.retain(DAY + timedelta(days=4))
    tamper(file, "delete from audit where number < 7")
    assert log.verify().broken_at == 7


def test_a_retention_entry_that_was_changed_is_found(log, file, time):
    aged(log, time, 10)
    log.retain(DAY + timedelta(days=4))
    begins, follows = 7, next(entry for entry in log.everything() if entry.number == 7).previous
    details = json.dumps({"begins": begins, "follows": follows, "forgotten": 6}, separators=(",", ":"))
    tamper(file, "delete from audit where number < 7", f"update audit set details = '{details}' where number = 11")
    assert log.verify().broken_at == 11


def test_what_stands_behind_a_younger_entry_stays(log, time):
    time.forward(days=10)
    log.write("login", subject="a clock that ran ahead")
    time.at = DAY
    log.write("login", subject="set right")
    assert log.retain(DAY + timedelta(days=5)) == 0
    assert log.verify().entries == 2


# --- a database that is not there yet, or only to be read ---


def test_a_log_that_cannot_be_made_reads_as_empty_and_refuses_to_write(log, tmp_path, monkeypatch):
    """A catalogue from before there was an audit log, in a folder that cannot be written."""
    old = tmp_path / "old.db"
    sqlite3.connect(old).execute("create table edition (number integer)").connection.close()

    engine = database.connect(f"sqlite:///file:{old}?mode=ro&uri=true")
    early = AuditLog(engine)
    assert early.entries() == []
    assert early.verify() == type(early.verify())(0, START, None)
    with pytest.raises(Exception, match="read_only"):
        early.write("login", subject="local")
    opened(old).write("login", subject="another process, which may write")
    assert len(early.entries()) == 1


# --- the command line ---


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, log):
    """Runs the command on the log of this test: how it ended, and what it said."""
    chosen = Settings(data_dir=tmp_path, audit_days=30)
    monkeypatch.setattr(command, "settings", lambda: chosen)

    def run(*arguments: object):
        code = command.main([str(each) for each in arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_the_command_says_that_all_holds_with_entries_and_head(run, log):
    assert run("verify")[0] == 0
    assert "nothing in it yet" in run("verify")[1]
    hashes = write(log, 3)
    code, said = run("verify")
    assert code == 0
    assert "Entries: 3" in said and f"Head: {hashes[2]}" in said and "holds" in said
    assert "it is the head" in run("verify", "--expect", hashes[2])[1]
    assert "that of entry 1; 2 came after it" in run("verify", "--expect", hashes[0].upper())[1]


def test_the_command_ends_with_1_where_the_chain_is_broken_or_cut(run, log, file):
    hashes = write(log, 3)
    tamper(file, "delete from audit where number = 3")
    code, said = run("verify", "--expect", hashes[2])
    assert code == 1 and "DIFFERS" in said
    tamper(file, "update audit set name = 'Bo' where number = 2")
    code, said = run("verify")
    assert code == 1 and "BROKEN at entry 2" in said


def test_the_command_forgets_by_the_settings_but_not_where_that_would_hide_something(run, log, file, time):
    aged(log, time, 40)
    assert run("retain") == (0, "Forgotten: 10 entries older than 30 days.\n")
    assert run("verify")[0] == 0
    tamper(file, "update audit set name = 'Bo' where number = 20")
    time.forward(days=20)
    code, said = run("retain")
    assert code == 1 and "broken at entry 20" in said
    assert log.verify().entries == 31
    assert run("retain", "--anyway")[0] == 0


def test_the_command_writes_a_csv_that_starts_no_formula(run, log, tmp_path):
    log.write("login", subject="person:1", name="=HYPERLINK(1)", about="+1", details={"a": 1, "b": 'x;y\n"z'})
    log.write("login", subject="@x", name="\t=1", about=" -2")
    target = tmp_path / "log.csv"
    code, said = run("export", target)
    assert (code, said) == (0, f"2 entries written to {target}\n")
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfnumber;at;action")
    with target.open(encoding="utf-8-sig", newline="") as opened_file:
        rows = list(csv.DictReader(opened_file, delimiter=";"))
    assert [row["name"] for row in rows] == ["'=HYPERLINK(1)", "'\t=1"]
    assert [row["about"] for row in rows] == ["'+1", "' -2"]
    assert rows[1]["subject"] == "'@x"
    assert rows[0]["details"] == 'a: 1, b: x;y\n"z'
    assert rows[1]["previous"] == rows[0]["hash"]


def test_the_command_says_in_plain_words_what_it_cannot_do(run, log, tmp_path, monkeypatch, capsys):
    code, said = run("export", tmp_path / "no" / "log.csv")
    assert code == 2 and "cannot be written" in said
    with pytest.raises(SystemExit) as ended:
        run("verify", "--expect", "abc")
    assert ended.value.code == 2
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setattr(command, "settings", lambda: Settings(data_dir=elsewhere))
    code, said = run("verify")
    assert code == 2 and "There is no catalogue" in said
    assert not elsewhere.exists()


def test_the_table_has_no_place_for_an_address():
    assert not [name for name in list(audit.columns.keys()) if re.search("ip|address|source|host", name)]
