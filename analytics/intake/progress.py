"""What a long reading is doing just now: said by whoever does it, heard by the process around it."""

from collections.abc import Callable

Said = Callable[[str, float], None]
"""(catalogue id of the step, share of the file that is done, 0 to 1)."""

_listeners: list[Said] = []


def say(step: str, share: float) -> None:
    """Tell whoever listens. `step`: progress-opening, progress-reading, progress-converting, …"""
    for listener in _listeners:
        listener(step, share)


def listen(listener: Said) -> None:
    """From now on, tell `listener`."""
    _listeners[:] = [listener]
