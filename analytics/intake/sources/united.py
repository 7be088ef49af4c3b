"""The same list in several files (CORDIS comes in two, keep.eu's partners alone as CSV) made one."""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake.sources.records import SourceRead


def united(sources: list[SourceRead]) -> list[SourceRead]:
    """One SourceRead a list. A project that stands in several files keeps the row that says most; a partner row that
    is repeated in another file is there once."""
    by_name: dict[str, list[SourceRead]] = {}
    for source in sources:
        by_name.setdefault(source.source, []).append(source)
    return [same[0] if len(same) == 1 and _is_one(same[0]) else _one(same) for same in by_name.values()]


def _is_one(source: SourceRead) -> bool:
    """Whether it is whole already: no project twice, and all rows from one file."""
    ids = source.projects["source_id"]
    files = pa.concat_tables([source.projects.select(["_file"]), source.partners.select(["_file"])])
    return pc.count_distinct(ids).as_py() == len(ids) and pc.count_distinct(files["_file"]).as_py() <= 1


def _one(same: list[SourceRead]) -> SourceRead:
    projects = pa.concat_tables([source.projects for source in same])
    said = [sum(value is not None for value in row.values()) for row in projects.to_pylist()]
    best: dict[str, int] = {}
    for place, id in enumerate(projects["source_id"].to_pylist()):
        if id not in best or said[place] > said[best[id]]:
            best[id] = place
    partners = pa.concat_tables([source.partners for source in same])
    named = [name for name in partners.schema.names if not name.startswith("_")]
    kept: list[int] = []
    seen: dict[tuple[object, ...], str] = {}
    rows = zip(*(partners[name].to_pylist() for name in named), strict=True)
    for place, (row, file) in enumerate(zip(rows, partners["_file"].to_pylist(), strict=True)):
        if seen.setdefault(row, file) == file:
            kept.append(place)
    return replace(
        same[0],
        projects=projects.take(pa.array(best.values(), pa.int64())),
        partners=partners.take(pa.array(kept, pa.int64())),
        places=pa.concat_tables([source.places for source in same]),
    )
