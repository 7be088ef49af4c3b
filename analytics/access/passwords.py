"""Secrets: tokens that cannot be guessed, of which only a hash is kept, and passwords (Argon2)."""


def new_token() -> str:
    """256 random bits, as they may stand in an address."""
    raise NotImplementedError


def hash_of(token: str) -> str:
    """What is kept of a token: SHA-256 in hex. (A token of 256 random bits needs no salt and no slow hash.)"""
    raise NotImplementedError


def password_hash(password: str) -> str:
    """What is kept of a password: Argon2id with its own salt."""
    raise NotImplementedError


def is_password(password: str, kept: str) -> bool:
    """Whether the password is the one that was kept; takes as long either way."""
    raise NotImplementedError
