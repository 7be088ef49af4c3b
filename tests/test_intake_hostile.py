"""Files made to do harm, and the child process that takes the harm: a named finding in time, the server as it was."""

import io
import os
import re
import struct
import subprocess
import threading
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from analytics.intake import process
from analytics.intake import upload as upload_module
from analytics.intake.upload import read_upload
from analytics.settings import Settings

GOOD = b"department,representative,since,action_plan,action_plan_date,source\na,ja,,,,\n"
SECONDS = 25  # the limit


def codes(name: str, content: bytes) -> list[str]:
    """The findings' codes; read in time, and said in both languages."""
    started = time.monotonic()
    upload = read_upload([(name, content)])
    assert time.monotonic() - started < SECONDS
    for finding in upload.findings:
        for language in ("da", "en"):
            assert finding.message(language)
            assert finding.remedy(language)
    return [finding.code for finding in upload.findings]


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "departments"
    for line in GOOD.decode().splitlines():
        book.active.append(line.split(","))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The zip with one entry changed."""
    answer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            inside = before.read(name)
            after.writestr(name, inside.replace(old, new, 1) if name == part else inside)
    return answer.getvalue()


def padded(name: str, content: bytes, megabytes: int) -> bytes:
    """The zip with an entry more that is all blanks."""
    answer = io.BytesIO(content)
    with (
        zipfile.ZipFile(answer, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w", force_zip64=True) as entry,
    ):
        for _ in range(megabytes):
            entry.write(b" " * 1_000_000)
    return answer.getvalue()


def resident() -> int:
    """The server's memory in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 >> 20


def test_a_gigabyte_of_padding_leaves_the_server_as_it_was():
    workbook = padded("xl/media/padding.xml", xlsx(), 1_000)
    read_upload([("departments.csv", GOOD)])
    before = resident()
    assert codes("departments.xlsx", workbook) == ["too-much-inside"]
    lying = workbook.replace(struct.pack("<I", 1_000_000_000), struct.pack("<I", 100))
    assert codes("departments.xlsx", lying) == ["damaged"]
    assert resident() - before < 30


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        (SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "unsafe-inside"),
        ("xl/workbook.xml", b"<workbook", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook', "unsafe-inside"),
        (
            SHEET,
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
            "cells-far-apart",
        ),
    ],
)
def test_a_workbook_with_something_wrong_inside(part: str, old: bytes, new: bytes, code: str):
    assert codes("departments.xlsx", changed(xlsx(), part, old, new)) == [code]


def test_an_opendocument_sheet_that_repeats_without_end():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<m/>")
        archive.writestr(
            "content.xml",
            '<o xmlns:table="t" xmlns:office="o" xmlns:text="x"><table:table table:name="departments">'
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"'
            ' table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
            "</table:table></o>",
        )
    assert "cells-far-apart" in codes("departments.ods", content.getvalue())


def test_a_cut_workbook():
    whole = xlsx()
    for size in (3, 40, len(whole) // 2, len(whole) - 10):
        assert codes("departments.xlsx", whole[:size]) in (["damaged"], ["unknown-file"], ["which-table"])


def test_a_child_that_dies_costs_one_file(monkeypatch: pytest.MonkeyPatch):
    limits = Settings(parse_seconds=6, upload_megabytes=500)
    monkeypatch.setattr(upload_module, "settings", lambda: limits)
    slow = b"".join(b"p%d,,own,loan,paid,x %d y,EUR,,\n" % (n, n) for n in range(1_500_000))
    head = b"project_id,year,scope,item,stage,amount,currency,dated,source\n"
    upload = read_upload([("departments.csv", GOOD), ("budget_lines.csv", head + slow)])
    assert [(finding.code, finding.file) for finding in upload.findings] == [("too-slow", "budget_lines.csv")]
    assert len(upload.tables["departments"]) == 1


def test_a_spare_child_that_has_died_is_not_missed():
    process.warm()
    (spare,) = process._spare
    spare.process.kill()
    spare.process.wait()
    assert read_upload([("departments.csv", GOOD)]).findings == []


def children() -> set[int]:
    """The processes this one has started."""
    listing = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "pid=,args="], capture_output=True, text=True, check=True
    ).stdout
    return {int(match[1]) for match in re.finditer(r"(\d+) .*analytics\.intake\.child", listing)}


def test_cancelling_ends_the_child_and_passes_through():
    read_upload([("departments.csv", GOOD)])
    seen: list[str] = []

    def cancel(step: str, share: float) -> None:
        seen.append(step)
        if len(seen) > 1:
            raise KeyboardInterrupt

    large = b"project_id,note\n" + b'p,"a""b"\n' * 3_000_000
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        read_upload([("projects.csv", large)], {}, cancel)
    assert time.monotonic() - started < 5
    assert len(children()) == 1  # the next spare one
    assert read_upload([("departments.csv", GOOD)]).findings == []


def test_progress_is_told_and_a_third_upload_waits():
    told: list[tuple[str, float]] = []
    with process.turn(lambda: None), process.turn(lambda: None):
        thread = threading.Thread(
            target=lambda: read_upload([("departments.csv", GOOD)], {}, lambda *said: told.append(said))
        )
        thread.start()
        time.sleep(0.7)
        assert {step for step, _ in told} == {"progress-waiting"}
    thread.join(SECONDS)
    assert told[-1] == ("progress-done", 1.0)
    shares = [share for _, share in told]
    assert shares == sorted(shares)
