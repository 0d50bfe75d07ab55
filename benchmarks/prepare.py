"""Fills the throw-away database and prints, as JSON, who may sign in and which sheets there are."""

from __future__ import annotations

import json
import secrets

import django

YEAR = 2020
CLIENTS = 4


def main() -> None:
    django.setup()
    from benchmarks import stock  # noqa: PLC0415 - models exist only after setup

    password = f"Bench-{secrets.token_hex(8)}"
    names = [f"bench{number}" for number in range(1, CLIENTS + 1)]
    stock.migrate()
    stock.units(names, password, YEAR)
    stock.open_round(YEAR)
    print(json.dumps({"names": names, "password": password, "sheets": stock.sheets(CLIENTS)}))


if __name__ == "__main__":
    main()
