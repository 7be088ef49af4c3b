"""A file's bytes → its grids, whatever kind of file it is. Runs in the child process."""

from dataclasses import dataclass, field

from analytics.findings import Finding
from analytics.intake import bundle, delimited, json_records, ods, sniff, xls, xlsx
from analytics.intake.answers import Answers
from analytics.intake.grid import Grid, Place
from analytics.intake.values import Unreadable


@dataclass
class Opened:
    """A file's sheets, not understood yet. `kind`: xlsx, xls, ods, csv, json or zip. `findings`: what could not be had
    from it; `based_on`: the edition a workbook was filled from; `used`: keys of the answers that were needed."""

    kind: str
    grids: list[Grid] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    based_on: str | None = None
    used: list[str] = field(default_factory=list)


def open_file(file: str, content: bytes, answers: Answers) -> Opened:
    """Every sheet of a file; of a zip, those of all its files (`place.file` is then `bundle.zip/projects.csv`). A file
    of a kind that is not read has no grids and a finding. Raises Unreadable where a file cannot be read as what it
    is."""
    kind = sniff.kind(content)
    return _bundle(file, content, answers) if kind == "zip" else _single(kind, file, content, answers)


def _single(kind: str, file: str, content: bytes, answers: Answers) -> Opened:
    opened = Opened(kind)
    if kind == "xlsx":
        opened.grids, opened.findings, opened.based_on = xlsx.grids(file, content)
    elif kind == "xls":
        opened.grids, opened.findings = xls.grids(file, content)
    elif kind == "ods":
        opened.grids, opened.findings = ods.grids(file, content)
    elif kind == "json":
        opened.grids, opened.findings, opened.used = json_records.grids(file, content, answers)
    elif kind == "csv":
        grid, opened.findings, opened.used = delimited.grid(file, content, answers)
        opened.grids = [grid]
    elif kind in ("password", "damaged"):
        raise Unreadable(kind)
    elif kind == "empty":
        raise Unreadable("empty-file")
    else:
        opened.findings = [Place(file, None).finding("error", "wrong-type", kind=f"file-kind-{kind}")]
    return opened


def _bundle(file: str, content: bytes, answers: Answers) -> Opened:
    members, findings = bundle.members(file, content)
    whole = Opened("zip", findings=findings)
    for name, inside in members:
        place, kind = Place(f"{file}/{name}", None), sniff.kind(inside)
        if kind == "zip":
            whole.findings.append(place.finding("error", "zip-in-zip"))
            continue
        if kind not in sniff.READ and kind not in ("password", "damaged", "empty"):
            whole.findings.append(place.finding("warning", "passed-over", kind=f"file-kind-{kind}"))
            continue
        try:
            opened = _single(kind, place.file, inside, answers)
        except Unreadable as error:
            whole.findings.append(place.finding("error", error.code, about=error.about))
            continue
        whole.grids += opened.grids
        whole.findings += opened.findings
        whole.based_on = whole.based_on or opened.based_on
        whole.used += opened.used
    if not whole.grids and not any(finding.level != "warning" for finding in whole.findings):
        raise Unreadable("zip-without-tables")
    return whole
