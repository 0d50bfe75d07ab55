"""The pre-scan of a zip: nothing is unpacked whole before its size and sort are known."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from istc.intake.limits import MB, Limits
from istc.intake.refused import Refused

CHUNK = MB
_SMALL = 10 * MB  # below it a high ratio is harmless
_OTHERS = {"word/document.xml": "Word 文档", "ppt/presentation.xml": "演示文稿"}
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_STYLE = re.compile(rb"<(?:\w+:)?xf[ />]")


@dataclass(frozen=True, slots=True)
class Package:
    """An open archive that passed: `kind` xlsx or ods."""

    archive: zipfile.ZipFile
    kind: str
    macros: bool
    pictures: bool

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part in pieces. Raises Refused where it is broken."""
        try:
            with self.archive.open(name) as part:
                while piece := part.read(CHUNK):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Refused("broken") from error
        except RuntimeError as error:  # what zipfile raises for a password
            raise Refused("locked") from error

    def part(self, name: str, most: int = 8 * MB) -> bytes:
        """A small part, or as much of it as is worth looking at; b"" where there is none."""
        if name not in self.archive.namelist():
            return b""
        found = b""
        for piece in self.chunks(name):
            found += piece
            if len(found) > most:
                break
        return found


def open_package(path: str, limits: Limits) -> Package:
    """Raises Refused for bombs, other documents, entities, links, thousands of styles."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused("broken") from error
    _check_sizes(archive, limits)
    names = set(archive.namelist())
    package = Package(
        archive,
        _kind(archive, names),
        macros=any(name.endswith("vbaProject.bin") for name in names),
        pictures=any(name.startswith(("xl/media/", "Pictures/")) for name in names),
    )
    _check_parts(package, names)
    _check_styles(package, limits)
    return package


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    entries = archive.infolist()
    if len(entries) > limits.parts:
        raise Refused("parts", count=len(entries), limit=limits.parts)
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        raise Refused("bomb", limit=limits.unpacked // MB)
    for entry in entries:
        if entry.flag_bits & 1:
            raise Refused("locked")
        if entry.file_size > max(_SMALL, entry.compress_size * limits.ratio):
            raise Refused("ratio", limit=limits.ratio)


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    for name, what in _OTHERS.items():
        if name in names:
            raise Refused("not_workbook", what=what)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        if b"spreadsheet" in archive.read("mimetype")[:200]:
            return "ods"
        raise Refused("not_workbook", what="文字或演示文档")
    raise Refused("not_workbook", what="压缩文件")


def _check_parts(package: Package, names: set[str]) -> None:
    """Entities anywhere in the first piece of an XML part; links to other workbooks."""
    for name in names:
        if name.startswith("xl/externalLinks/"):
            raise Refused("links")
        if name.endswith((".xml", ".rels", ".rdf")):
            first = next(package.chunks(name), b"")
            if _ENTITY.search(first) or _utf16(first):
                raise Refused("entities")


def _utf16(first: bytes) -> bool:
    """An encoding that hides entities from the search above; no program writes it."""
    return first.startswith((b"\xff\xfe", b"\xfe\xff")) or first[1:2] == b"\0"


def _check_styles(package: Package, limits: Limits) -> None:
    count = len(_STYLE.findall(package.part("xl/styles.xml", 64 * MB)))
    if count > limits.styles:
        raise Refused("styles", count=count, limit=limits.styles)
