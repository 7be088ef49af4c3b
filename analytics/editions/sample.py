"""The bundled sample as the first edition, so that a fresh dashboard has something to show."""

from analytics.editions.edition import Edition
from analytics.editions.errors import Late
from analytics.editions.store import Store
from analytics.findings import blocks
from analytics.settings import Settings

REQUEST = "bundled-sample"


def ensure_sample(store: Store, settings: Settings) -> Edition:
    """The newest edition; an empty store first gets the CSV tables of `settings.sample_dir` as edition 1 (without any:
    an empty edition). Several processes may do so at once. Raises ValueError where the sample itself has errors."""
    if head := store.head():
        return head
    from analytics.intake.upload import read_upload  # here: only an empty store needs the intake

    files = [(path.name, path.read_bytes()) for path in sorted(settings.sample_dir.glob("*.csv"))]
    upload = read_upload(files)
    if blocks(upload.findings):
        raise ValueError("the sample: " + "; ".join(f"{found.place}: {found.code}" for found in upload.findings))
    try:
        return store.publish(
            upload.tables,
            0,
            author="sample",
            note="",
            request_id=REQUEST,
            originals=files,
            sheet_columns=upload.sheet_columns,
            kind="sample",
        )
    except Late as late:  # another process had something else to publish
        return late.head
