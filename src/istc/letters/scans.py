"""A sealed scan is taken for what its content is, not for what its name says (issue 6)."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, UnidentifiedImageError

from istc.jobs import files

FOLDER = "scans"
MOST_PIXELS = 100_000_000
SUFFIXES = {"pdf": (".pdf",), "jpeg": (".jpg", ".jpeg"), "png": (".png",)}
MIMES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
HEADS = {"pdf": b"%PDF-", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
TAKEN = "上传 PDF、JPG 或 PNG 格式的盖章扫描件。"


class Refused(Exception):
    """Not a scan that we take; the text says why and what to do."""


def examine(file: UploadedFile[Any]) -> str:
    """`pdf`, `jpeg` or `png`. Raises Refused."""
    limit = settings.ISTC_SCAN_MEGABYTES
    if not file.size:
        raise Refused(f"文件是空的。{TAKEN}")
    if file.size > limit * 1024 * 1024:
        raise Refused(f"文件超过 {limit} MB。降低扫描分辨率后重新上传。")
    file.seek(0)
    head = file.read(8)
    kind = next((name for name, start in HEADS.items() if head.startswith(start)), "")
    if not kind:
        raise Refused(f"文件内容不是 PDF、JPG 或 PNG。{TAKEN}")
    if Path(file.name or "").suffix.lower() not in SUFFIXES[kind]:
        raise Refused(f"扩展名与文件内容不符：内容是 {kind.upper()}。改正扩展名后重新上传。")
    file.seek(0)
    if kind == "pdf":
        _examine_pdf(file.read())
    else:
        _examine_picture(file, kind)
    file.seek(0)
    return kind


def _examine_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-2048:] or b"startxref" not in content[-2048:]:
        raise Refused("PDF 文件不完整。重新扫描后上传。")
    if any(word in content for word in ACTIVE):
        raise Refused("PDF 含有脚本或附件。只上传扫描件本身。")


def _examine_picture(file: IO[bytes], kind: str) -> None:
    broken = Refused("图片打不开或不完整。重新扫描后上传。")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=[kind.upper()]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused("图片过大。降低扫描分辨率后重新上传。")
                picture.load()
    except Image.DecompressionBombError:
        raise Refused("图片过大。降低扫描分辨率后重新上传。") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise broken from None


def store(file: UploadedFile[Any], kind: str) -> Path:
    """Under a random name, readable by the server only."""
    path = files.new_path(SUFFIXES[kind][0], FOLDER)
    with path.open("xb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    path.chmod(0o600)
    return path
