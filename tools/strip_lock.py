"""Take out of package-lock.json the addresses that npm writes and `npm ci` does not need."""

import json
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "package-lock.json"


def main() -> None:
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        for key in ("funding", "resolved"):
            package.pop(key, None)
    LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
