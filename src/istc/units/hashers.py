"""How passwords are hashed: strong enough, and cheap enough for a rush on two cores."""

import hashlib
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher, PBKDF2PasswordHasher


class Argon2Minimum(Argon2PasswordHasher):
    """Argon2id at the OWASP minimum: 19 MiB, two passes, one lane (libraries.md)."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


def _sm3() -> Any:
    return hashlib.new("sm3")


class PBKDF2SM3(PBKDF2PasswordHasher):
    """PBKDF2 over SM3, for sites that must use the national algorithms.

    Needs an OpenSSL that knows SM3; 600,000 rounds cost about what they cost with SHA-256.
    """

    algorithm = "pbkdf2_sm3"
    iterations = 600_000
    digest = staticmethod(_sm3)
