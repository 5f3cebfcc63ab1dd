"""The fonts of the PDFs: from packages, never from the machine, so that all machines agree."""

from __future__ import annotations

import os
from importlib import resources
from typing import TYPE_CHECKING

from generator.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SANS, SERIF = "font_source_sans_pro", "font_source_serif_pro"
FACES = (
    ("Text", SANS, "SourceSansPro-Regular.ttf", 400, "normal"),
    ("Text", SANS, "SourceSansPro-Semibold.ttf", 600, "normal"),
    ("Text", SANS, "SourceSansPro-It.ttf", 400, "italic"),
    ("Heading", SERIF, "SourceSerifPro-Semibold.ttf", 600, "normal"),
)
"""Family, package, file, weight and style; the families have names that no machine knows."""
UPRIGHT = tuple(face[1:3] for face in FACES if face[4] == "normal")
FIELD = "SourceSansPro-Regular.ttf"
FIELD_RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2026), (0x20AC, 0x20AC))
"""What can be typed into a form: Latin letters with accents, quotes and dashes, the euro."""
NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{}</cachedir></fontconfig>
"""


def file(package: str, name: str) -> Path:
    """Return the path of a font.

    Raises:
        ToolError: When its package is not installed, or holds no such font.
    """
    try:
        path: Path = resources.files(package) / "files" / name  # type: ignore[assignment]
        if path.is_file():
            return path
    except ModuleNotFoundError:
        pass
    raise ToolError(
        f"The font {name} is missing: the package {package} does not hold it. Remove .venv and run "
        "the same command again, or build the site without PDFs:  make site PDFS=never"
    )


def files() -> list[Path]:
    """Return every font that a PDF may use."""
    return [file(package, name) for _, package, name, _, _ in FACES]


def isolate(folder: Path) -> None:
    """Hide the machine's own fonts; to be called before WeasyPrint is imported."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "fonts.conf"
    settings.write_text(NO_FONTS.format(folder / "fontconfig"), "utf-8")
    os.environ["FONTCONFIG_FILE"] = str(settings)
    os.environ.pop("FONTCONFIG_PATH", None)


def rules(folder: Path) -> str:
    """Return the CSS that names the fonts; the small one for forms is written into the folder."""
    faces = [(family, file(package, name), weight, s) for family, package, name, weight, s in FACES]
    faces.append(("Field", _field_font(folder), 400, "normal"))
    return "".join(
        f'@font-face{{font-family:"{family}";src:url("{path.as_uri()}");'
        f"font-weight:{weight};font-style:{style}}}\n"
        for family, path, weight, style in faces
    )


def _field_font(folder: Path) -> Path:
    """Write the letters that can be typed: a form carries its font whole."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=["kern"], hinting=False, recalc_timestamp=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "BASE"]
    letters = subset.Subsetter(options)
    letters.populate(unicodes=[code for a, b in FIELD_RANGES for code in range(a, b + 1)])
    path = folder / "field.ttf"
    with TTFont(file(SANS, FIELD), recalcTimestamp=False) as font:
        letters.subset(font)
        font.save(path)
    return path


def missing(texts: Iterable[str]) -> set[str]:
    """Return the characters that the fonts have not: a PDF would show a box in their place."""
    from fontTools.ttLib import TTFont

    wanted = {character for text in texts for character in text if not character.isspace()}
    known = set(range(0x110000))
    for name in UPRIGHT:
        with TTFont(file(*name), lazy=True) as font:
            known &= set(font.getBestCmap())
    return {character for character in wanted if ord(character) not in known}
