"""Rate limits on guessing: keys, passwords, share tokens. In memory, per process."""


class Throttle:
    """At most `most` failures within `seconds` for one source; then it has to wait. Safe in threads, bounded in
    memory."""

    def __init__(self, most: int, seconds: float) -> None:
        raise NotImplementedError

    def waits(self, source: str) -> float:
        """Seconds until that source may try again; 0 if it may."""
        raise NotImplementedError

    def failed(self, source: str) -> None:
        """One more failure."""
        raise NotImplementedError
