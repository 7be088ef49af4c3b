"""The bundled sample as the first edition, or editions, so that a fresh dashboard has something to show.

A folder of samples is of one of two kinds. With CSV tables of its own it is one edition (`data/`, the real portfolio).
With numbered folders 1, 2, 3 … and no CSV of its own it is a history (`data/example/`, the made-up municipality): each
folder is one edition on top of the one before and holds all tables or only those that changed; its `note.txt`, if any,
is the edition's note. As known on (`known.py`), each is an edition of the day its figures are of.

The two are never mixed. A data folder belongs to the kind of sample that made its edition 1, whatever was published on
top later; opened with a sample of the other kind it is refused (`ForeignStore`), both ways round. The banner on the
pages is another matter: it follows `organisation.invented` of the edition that is shown.

`python -m analytics.editions` prepares the data folder of the settings and says in plain words if it may not.
"""

from pathlib import Path
from typing import Any, NamedTuple, cast

from analytics.editions.edition import Edition
from analytics.editions.errors import Late, StoreUnwritable
from analytics.editions.store import Store, open_store
from analytics.findings import blocks
from analytics.settings import Settings, settings

REQUEST = "bundled-sample"
"""The request id of the one edition of a plain folder; those of a history are `bundled-sample/1`, …/2 and so on."""


class ForeignStore(Exception):
    """The data folder was begun from the other kind of sample. Nothing was published; the message says what to do."""


class Step(NamedTuple):
    """One edition of the sample: where its tables are, and the request that publishes it once."""

    folder: Path
    request_id: str


def ensure_sample(store: Store, settings: Settings) -> Edition:
    """The newest edition; an empty store first gets the CSV tables of `settings.sample_dir`, as one edition or as a
    history (without any: an empty edition).

    Several processes may do so at once, and a history that was cut off half-way is completed at the next start, unless
    somebody has published on top by then. Every folder is read before the first edition is published. Raises ValueError
    where the sample itself has errors, ForeignStore where the store was begun from the other kind of sample.
    """
    head = store.head()
    steps = _steps(settings.sample_dir)
    if head:
        _refuse_foreign(store.edition(1), steps, settings)
        steps = _left(steps, head)
    for publication in [_publication(step) for step in steps]:
        try:
            head = store.publish(base=head.number if head else 0, author="sample", kind="sample", **publication)
        except Late as late:  # another process had something else to publish
            return late.head
    return (store.head() if steps else None) or cast(Edition, head)


def _steps(folder: Path) -> list[Step]:
    """The editions a folder of samples makes, in order: the numbered folders in it, or else itself."""
    if any(folder.glob("*.csv")):
        return [Step(folder, REQUEST)]
    numbered = sorted(int(each.name) for each in folder.glob("*") if each.name.isdecimal() and each.is_dir())
    return [Step(folder / str(number), f"{REQUEST}/{number}") for number in numbered] or [Step(folder, REQUEST)]


def _left(steps: list[Step], head: Edition) -> list[Step]:
    """What has yet to be published on top of the newest edition: nothing, unless that is a step of this history."""
    requests = [step.request_id for step in steps]
    return steps[requests.index(head.request_id) + 1 :] if head.request_id in requests else []


def _refuse_foreign(first: Edition, steps: list[Step], settings: Settings) -> None:
    """Raises ForeignStore where edition 1 is of a made-up history and the sample is not, or the other way round."""
    begun, wanted = (request.startswith(f"{REQUEST}/") for request in (first.request_id, steps[0].request_id))
    if begun == wanted:
        return
    holds = "the example of a made-up municipality" if begun else "editions that did not come from the example"
    raise ForeignStore(
        f"The data folder {settings.data_dir} holds {holds}; it is not opened with the sample {settings.sample_dir}, "
        "so that made-up and real figures never mix. Set DASHBOARD_DATA_DIR to another folder, or DASHBOARD_SAMPLE_DIR "
        "to the sample this one was begun with. `make demo` keeps the example in var-demo, `make run` the rest in var."
    )


def _publication(step: Step) -> dict[str, Any]:
    """What `Store.publish` is to be told of one step. Raises ValueError where its files have errors."""
    from analytics.intake.upload import read_upload  # here: only an empty store needs the intake

    files = [(path.name, path.read_bytes()) for path in sorted(step.folder.glob("*.csv"))]
    upload = read_upload(files)
    if blocks(upload.findings):
        raise ValueError("the sample: " + "; ".join(f"{found.place}: {found.code}" for found in upload.findings))
    note = step.folder / "note.txt"
    return {
        "tables": upload.tables,
        "note": note.read_text(encoding="utf-8").strip() if note.is_file() else "",
        "request_id": step.request_id,
        "originals": files,
        "sheet_columns": upload.sheet_columns,
    }


def main() -> None:
    """Prepare the data folder of the settings. Raises SystemExit, with the reason, where it may not be used."""
    try:
        ensure_sample(open_store(settings()), settings())
    except (ForeignStore, StoreUnwritable) as refusal:
        raise SystemExit(str(refusal)) from None
