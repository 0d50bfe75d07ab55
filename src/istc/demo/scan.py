"""A picture in place of the sealed letter's scan: a page of paper with a ring for the seal."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

PAPER, LINES, SEAL = (620, 877), (205, 210, 216), (176, 40, 31)
MARGIN, STEP = 70, 26


def scanned(name: str) -> SimpleUploadedFile:
    """What a unit would upload, as a PNG."""
    page = Image.new("RGB", PAPER, "white")
    draw = ImageDraw.Draw(page)
    for top in range(150, 560, STEP):
        draw.rectangle((MARGIN, top, PAPER[0] - MARGIN, top + 6), fill=LINES)
    draw.ellipse((390, 610, 540, 760), outline=SEAL, width=6)
    draw.regular_polygon((465, 685, 34), 5, rotation=0, fill=SEAL)
    made = BytesIO()
    page.save(made, "PNG")
    return SimpleUploadedFile(f"{name}.png", made.getvalue(), "image/png")
