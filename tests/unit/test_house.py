"""The house rules that no other tool holds: sizes, names of places, inline code in pages."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
SIZED = {".py", ".html", ".jinja", ".js", ".css", ".sh"}
PAGES = {".html", ".jinja"}
PURE = ("definitions", "checks", "intake", "rollup", "documents")

# Written in pieces, or this file would be its own first finding.
HOSTS = ["registry.npm" + "js.org", "files.python" + "hosted.org", "pypi" + ".org/simple"]
PLACES = ["/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/"]


@cache
def tracked() -> tuple[Path, ...]:
    """What git would commit: tracked files and new ones that are not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name for name in listed.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def sources(suffixes: set[str]) -> Iterator[Path]:
    for path in tracked():
        if path.suffix in suffixes and "migrations" not in path.parts:
            yield path


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sources({".py"}):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_is_longer_than_it_should_be():
    lengths = {short(p): len(p.read_bytes().splitlines()) for p in sources(SIZED)}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_longer_than_it_should_be():
    long = {}
    for path, tree in trees():
        for node in functions(tree):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                long[f"{short(path)}:{node.lineno} {node.name}"] = lines
    assert long == {}


def test_every_module_says_why_it_exists():
    silent = [
        short(path)
        for path, tree in trees()
        if tree.body and path.is_relative_to(ROOT / "src") and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_our_own_modules_are_imported_at_the_top():
    hidden = []
    for path, tree in trees():
        for function in functions(tree):
            hidden += [
                f"{short(path)}:{node.lineno}"
                for node in ast.walk(function)
                if isinstance(node, ast.Import | ast.ImportFrom) and names_istc(node)
            ]
    assert hidden == []


def names_istc(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] == "istc"
    return any(alias.name.split(".")[0] == "istc" for alias in node.names)


@pytest.mark.parametrize("package", PURE)
def test_pure_packages_know_no_django(package: str):
    """import-linter holds this too; here it also covers packages that come later."""
    guilty = []
    for path, tree in trees():
        if path.is_relative_to(ROOT / "src" / "istc" / package):
            guilty += [short(path) for node in ast.walk(tree) if names_django(node)]
    assert guilty == []


def names_django(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] == "django"
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] == "django" for alias in node.names)
    return False


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils.py", "helpers.py", "common.py", "misc.py"}
    assert [short(p) for p in tracked() if p.name in drawers] == []


def test_no_file_names_this_machine_or_a_registry():
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        text = content.decode("utf-8", errors="replace")
        found += [f"{short(path)}: {word}" for word in HOSTS + PLACES if word in text]
    assert found == []


INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.I
)


def test_pages_hold_no_inline_script_or_style():
    """The content security policy would ignore them, silently."""
    found = []
    for path in sources(PAGES):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [f"{short(path)}:{n}" for n, line in enumerate(lines, 1) if INLINE.search(line)]
    assert found == []
