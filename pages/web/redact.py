"""Secrets in addresses never reach a log: share tokens, keys, what a login provider sends back."""

import logging
import re

SECRETS = re.compile(r"(/s/)[^/?\s\"']+|([?&](?:key|code|state)=)[^&\s\"']+", re.IGNORECASE)
LOGGERS = ("uvicorn.access", "uvicorn.error")


def redacted(words: str) -> str:
    """Words without the secrets of the addresses in them."""
    return SECRETS.sub(lambda found: f"{found[1] or found[2]}…", words)


def filter_record(record: logging.LogRecord) -> bool:
    """A logging filter: the message and its arguments, redacted."""
    if isinstance(record.msg, str):
        record.msg = redacted(record.msg)
    if isinstance(record.args, tuple):
        record.args = tuple(redacted(each) if isinstance(each, str) else each for each in record.args)
    return True


def guard_logs() -> None:
    """Redact what the server logs of each request (Streamlit switches that off, `uvicorn dashboard:app` does not)."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if filter_record not in logger.filters:
            logger.addFilter(filter_record)
