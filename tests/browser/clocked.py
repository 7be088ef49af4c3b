"""The dashboard with a clock that a test sets: `python -m tests.browser.clocked FILE [options of streamlit run]`.

The file holds how many seconds the dashboard's clock is ahead; it is read at every look. The product has no such
hook: this launcher replaces `analytics.clock.now` before the dashboard is loaded in the same process."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from streamlit.web import cli

from analytics import clock


def main(ahead: Path, options: list[str]) -> None:
    """Serve until ended."""
    real = clock.now

    def now() -> datetime:
        return real() + timedelta(seconds=float(ahead.read_text()))

    clock.now = now
    cli.main(["run", "dashboard.py", *options])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
