"""Secrets: tokens that cannot be guessed, of which only a hash is kept, and passwords (Argon2)."""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher()
"""Argon2id as RFC 9106 advises where memory is scarce: 64 MB and some 50 ms a guess. Tests put a quicker one here."""


def new_token() -> str:
    """256 random bits, as they may stand in an address (43 characters of base64url)."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of a token: SHA-256 in hex. (A token of 256 random bits needs no salt and no slow hash.)"""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()  # a forged cookie may hold anything


def password_hash(password: str) -> str:
    """What is kept of a password: Argon2id with its own salt."""
    return HASHER.hash(password.encode("utf-8", "surrogatepass"))


def is_password(password: str, kept: str) -> bool:
    """Whether the password is the one that was kept; takes as long either way. Nothing is the password of ''."""
    try:
        return HASHER.verify(kept, password.encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False
