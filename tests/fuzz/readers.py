"""Fuzzing of the readers: `python -m tests.fuzz.readers --minutes 10 [--seed 1]`. Not part of the test run.

Valid files of every kind are damaged (bytes, zip entries, XML) and read as an upload. Whatever comes of it,
read_upload must return within its time, raise nothing, say only what the catalogue has words for, and leave the
server's memory as it was. A file on which the child died is kept in tests/fuzz/seeds: a finding for the person, but a
reader to look at."""

import argparse
import io
import json
import random
import re
import time
import zipfile
from collections import Counter
from datetime import date
from hashlib import sha256
from pathlib import Path

import odf.opendocument
import odf.table
import odf.text
import openpyxl
import xlwt

from analytics.intake.upload import read_upload
from analytics.settings import settings

SEEDS = Path(__file__).parent / "seeds"
AT_ONCE = 12  # files in an upload: a child is started for each upload
MOST_GROWTH = 60  # megabytes
ROWS: list[list[object]] = [
    ["project_id", "title", "start_date", "programme"],
    ["a", "Åens løb", date(2012, 3, 31), "Interreg"],
    ["b", 'En "stor" sag; og en lille', date(2013, 1, 1), "LIFE"],
    ["c", None, date(2014, 12, 31), "Łódź"],
]
NUMBERS = (b"0", b"-1", b"1", b"65535", b"1048577", b"2147483648", b"99999999999999999999", b"1e308", b"NaN")


def main() -> None:
    """Fuzz for so many minutes and print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    files = valid()
    for _ in range(3):
        read_upload(list(files.items()))
    before, codes, read = resident(), Counter[str](), 0
    slowest = 0.0
    end = time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        names = [dice.choice(sorted(files)) for _ in range(AT_ONCE)]
        upload = [(f"{index}-{name}", damaged(files[name], dice)) for index, name in enumerate(names)]
        started = time.monotonic()
        answer = read_upload(upload)
        slowest = max(slowest, time.monotonic() - started)
        read += len(upload)
        for finding in answer.findings:
            codes[finding.code] += 1
            assert finding.message("da") and finding.remedy("en")
            if finding.code in ("reading-failed", "too-slow"):
                keep(finding.code, next(each for each in upload if each[0] == finding.file))
        assert slowest < settings().parse_seconds + 10, "too slow"
        assert resident() - before < MOST_GROWTH, f"the server grew from {before} to {resident()} MB"
    print(f"{read} files, slowest upload {slowest:.1f} s, server {before} → {resident()} MB")
    for code, count in codes.most_common():
        print(f"{count:8} {code}")


def valid() -> dict[str, bytes]:
    """A file of each kind, name to content."""
    plain = [["" if cell is None else str(cell) for cell in row] for row in ROWS]
    text = "\r\n".join(";".join(f'"{cell.replace(chr(34), 2 * chr(34))}"' for cell in row) for row in plain)
    records = [dict(zip(plain[0], row, strict=True)) for row in plain[1:]]
    files = {
        "projects.xlsx": _xlsx(),
        "projects.xls": _xls(),
        "projects.ods": _ods(),
        "projects.csv": text.encode(),
        "projects.tsv": "\n".join("\t".join(row) for row in plain).encode("utf-16"),
        "projects.txt": "\n".join("|".join(row) for row in plain).encode("cp1250", "replace"),
        "projects.json": json.dumps({"data": records}, ensure_ascii=False, indent=1).encode(),
    }
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return files | {"bundle.zip": bundle.getvalue()}


def damaged(content: bytes, dice: random.Random) -> bytes:
    """The file with something wrong; a zip is now and then damaged from within."""
    if content.startswith(b"PK") and dice.random() < 0.7:
        return _damaged_inside(content, dice)
    for _ in range(dice.randint(1, 4)):
        content = dice.choice((_flip, _cut, _repeat, _number, _swap))(content, dice)
    return content


def _damaged_inside(content: bytes, dice: random.Random) -> bytes:
    answer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = dice.choice(names)
        for name in names:
            inside = old.read(name)
            if name == victim:
                if dice.random() < 0.1:
                    continue
                inside = damaged(inside, dice)
            new.writestr(name, inside)
    return answer.getvalue()


def _flip(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    return content[:start] + content[start + dice.randint(0, 200) :] if dice.random() < 0.8 else content[:start]


def _repeat(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    return content[:start] + content[start : start + dice.randint(1, 300)] * dice.randint(2, 50) + content[start:]


def _number(content: bytes, dice: random.Random) -> bytes:
    places = list(re.finditer(rb"[0-9]+", content))
    if not places:
        return content
    place = dice.choice(places)
    return content[: place.start()] + dice.choice(NUMBERS) + content[place.end() :]


def _swap(content: bytes, dice: random.Random) -> bytes:
    first, second = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    return content[second:] + content[first:second] + content[:first]


def keep(code: str, file: tuple[str, bytes]) -> None:
    """Put the file beside the other seeds."""
    name, content = file
    ending = name.rsplit(".", 1)[-1]
    (SEEDS / f"{code}-{sha256(content).hexdigest()[:10]}.{ending}").write_bytes(content)


def resident() -> int:
    """This process's memory in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 >> 20


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "projects"
    for row in ROWS:
        sheet.append(row)
    sheet["F2"] = "=1/0"
    sheet.merge_cells("A6:C6")
    sheet.column_dimensions["E"].hidden = True
    return _saved(book)


def _xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("projects")
    day = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for number, row in enumerate(ROWS):
        for position, cell in enumerate(row):
            sheet.write(number, position, cell, *([day] if isinstance(cell, date) else []))
    sheet.write(1, 6, xlwt.Formula("1/0"))
    return _saved(book)


def _ods() -> bytes:
    book = odf.opendocument.OpenDocumentSpreadsheet()
    table = odf.table.Table(name="projects")
    for row in ROWS:
        line = odf.table.TableRow()
        for cell in row:
            kind = {"valuetype": "date", "datevalue": str(cell)} if isinstance(cell, date) else {"valuetype": "string"}
            box = odf.table.TableCell(**kind)
            box.addElement(odf.text.P(text=str(cell or "")))
            line.addElement(box)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    content = io.BytesIO()
    book.write(content)
    return content.getvalue()


def _saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


if __name__ == "__main__":
    main()
