"""Lock files: a hash for everything, a host for nothing."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_exact_and_hashed(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)

    assert entries
    for entry in entries:
        assert "==" in entry.splitlines()[0]
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("name", [*REQUIREMENTS, "package-lock.json"])
def test_no_lock_file_names_a_host(name):
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_the_development_lock_contains_the_runtime_lock():
    runtime, dev = (set(pins(name)) for name in REQUIREMENTS[:2])

    assert runtime <= dev


def pins(name: str) -> list[str]:
    return re.findall(r"^[a-z0-9-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)


def test_front_end_packages_are_exact_and_hashed():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in package for path, package in locked.items() if path)


def test_tabler_stays_at_the_release_that_old_browsers_read():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert wanted["@tabler/core"] == "1.0.0"
