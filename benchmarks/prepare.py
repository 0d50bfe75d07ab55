"""Fills the throw-away database: one unit with its account, an open round, the plain sheet."""

from __future__ import annotations

import datetime
import secrets

import django

USERNAME = "bench_unit"


def main() -> None:
    django.setup()
    from benchmarks import stock  # noqa: PLC0415 - models exist only after setup

    password = f"Bench-{secrets.token_hex(8)}"
    stock.migrate()
    stock.unit(USERNAME, password)
    stock.round_of(2020, datetime.date.today())
    print(USERNAME, password, stock.sheet())


if __name__ == "__main__":
    main()
