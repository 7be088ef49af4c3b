"""What importing each real list takes: rows in, rows used, remarks by kind, seconds, peak memory of its process.

    python -m benchmarks.measure_sources FOLDER

prints the table of docs/sources.md. FOLDER holds the files; they are read as an upload, each on its own."""

import sys
from collections import Counter
from pathlib import Path

from analytics.findings import Finding
from analytics.intake.upload import read_upload


def answers(findings):
    """Every question answered as suggested, as a person would who agrees."""
    questions = [finding.question for finding in findings if finding.question is not None]
    return {question.key: question.suggested for question in questions if question.suggested is not None}


def remarks(findings: list[Finding]) -> str:
    """`12 same-name, 1 and-more`: counted by kind, those behind `and-more` with theirs."""
    counts = Counter(finding.code for finding in findings)
    return ", ".join(f"{count} `{code}`" for code, count in sorted(counts.items())) or "none"


def main(folder: Path) -> None:
    """Prints one line a file."""
    print("| file | list | rows in | rows used | projects | partner rows | remarks | seconds | peak MB |")
    print("|---|---|--:|--:|--:|--:|---|--:|--:|")
    for path in sorted(folder.iterdir()):
        files = [(path.name, path.read_bytes())]
        asked = read_upload(files)
        upload = read_upload(files, answers(asked.findings))
        for source in upload.sources:
            sheets = [sheet for sheet in upload.sheets if sheet.source == source.source]
            read = upload.files[0]
            numbers = [
                sum(sheet.rows_in for sheet in sheets),
                sum(sheet.rows_used for sheet in sheets),
                len(source.projects),
                len(source.partners),
            ]
            cells = [path.name, source.source, *(f"{number:,}" for number in numbers)]
            cells += [remarks(asked.findings), f"{read.seconds:.1f}", f"{read.peak_megabytes:.0f}"]
            print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
