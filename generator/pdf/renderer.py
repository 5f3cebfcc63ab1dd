"""Make PDFs from printable HTML, each once: what did not change is taken from a folder.

It knows no workbook. WeasyPrint and what it needs are loaded in processes of their own, and only
when something has to be made.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import io
import multiprocessing
import os
import sys
import tempfile
import warnings
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from generator.errors import ToolError
from generator.pdf import accessibility, fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Size = Literal["a4", "letter"]
SIZES: tuple[Size, ...] = ("a4", "letter")
PROCESSES = 2
CACHE = Path(".cache/pdf")
"""Where PDFs are kept between builds, in the project's folder."""
TOOLS = ("weasyprint", "pydyf", "fonttools", "tinycss2", "pillow")
"""A new version of one of them may set a page in another way."""
LIBRARIES = (
    (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    (("libharfbuzz.so.0", "libharfbuzz.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
)
NO_PANGO = """The PDFs cannot be made: WeasyPrint needs Pango, and this machine has none.
  Debian, Ubuntu:  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  macOS:           brew install pango
  Windows:         https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows
Or build the site without PDFs:  make site PDFS=never"""
THUMBNAIL = 180
"""Width of the small picture of a first page, in pixels."""


@dataclass(frozen=True)
class Sheet:
    """One document to print: HTML that stands alone, in one paper size."""

    name: str
    html: str
    css: str
    size: Size
    fillable: bool = False

    def key(self, tools: str) -> str:
        """Return the digest of everything that the PDF depends on."""
        parts = (self.html, self.css, self.size, str(self.fillable), tools)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Pdf:
    """A finished PDF."""

    content: bytes
    pages: int
    picture: bytes
    """The first page as a small PNG."""

    @property
    def kilobytes(self) -> int:
        """Its size, in units of 1,000 bytes, as file managers show it."""
        return max(1, round(len(self.content) / 1000))


class PdfRenderer:
    """Makes PDFs, and keeps them in a folder by what they depend on."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.made = 0
        """How many were not there yet."""

    def render(self, sheets: list[Sheet]) -> dict[tuple[str, Size], Pdf]:
        """Return each sheet's PDF by its name and size.

        Raises:
            ToolError: When Pango or a font is missing, or the fonts lack a character.
        """
        tools = _tools()
        keys = {sheet: sheet.key(tools) for sheet in sheets}
        known = self._cached()
        todo = [sheet for sheet in sheets if keys[sheet] not in known]
        fresh: dict[str, Pdf] = {}
        if todo:
            _check_letters(todo)
            fresh = {keys[sheet]: pdf for sheet, pdf in self._make(todo)}
            self._cache(fresh)
        self.made += len(todo)
        found = fresh | {key: _read(known[key]) for key in keys.values() if key in known}
        return {(sheet.name, sheet.size): found[key] for sheet, key in keys.items()}

    def _cached(self) -> dict[str, Path]:
        """Return the PDFs of earlier builds by their digest; the name ends in the page count."""
        return {path.stem.partition("-")[0]: path for path in self.cache.glob("*.pdf")}

    def _make(self, todo: list[Sheet]) -> Iterator[tuple[Sheet, Pdf]]:
        """Make the long ones first, so that the processes end together."""
        todo = sorted(todo, key=lambda sheet: -len(sheet.html))
        count = min(PROCESSES, os.cpu_count() or 1, len(todo))
        with (
            tempfile.TemporaryDirectory() as folder,
            multiprocessing.get_context("spawn").Pool(count, _start_worker, (folder,)) as pool,
            click.progressbar(
                pool.imap(_render, todo),
                length=len(todo),
                label="PDFs",
                file=sys.stderr,
                hidden=not sys.stderr.isatty(),
            ) as made,
        ):
            yield from zip(todo, made, strict=True)

    def _cache(self, fresh: dict[str, Pdf]) -> None:
        """Keep what was made; a folder that cannot be written costs time, never the build."""
        try:
            self.cache.mkdir(parents=True, exist_ok=True)
            for key, pdf in fresh.items():
                self._write(f"{key}-{pdf.pages}.png", pdf.picture)
                self._write(f"{key}-{pdf.pages}.pdf", pdf.content)
        except OSError as error:
            message = (
                f"The PDFs were made, but they cannot be kept in {self.cache} ({error.strerror}). "
                "The next build makes them anew."
            )
            print(message, file=sys.stderr)

    def _write(self, name: str, content: bytes) -> None:
        """Write all of a file or none of it."""
        part = self.cache / f"{name}.{os.getpid()}.part"
        try:
            part.write_bytes(content)
            part.replace(self.cache / name)
        finally:
            part.unlink(missing_ok=True)


def _read(path: Path) -> Pdf:
    pages = int(path.stem.partition("-")[2])
    return Pdf(path.read_bytes(), pages, path.with_suffix(".png").read_bytes())


def _tools() -> str:
    """Return what sets the pages, with versions: another one may set them in another way."""
    versions = [f"{tool} {metadata.version(tool)}" for tool in TOOLS]
    versions += [_library(names, function) for names, function in LIBRARIES]
    own = [Path(module.__file__ or "").read_bytes() for module in (accessibility, fonts)]
    own += [Path(__file__).read_bytes(), *(font.read_bytes() for font in fonts.files())]
    return " ".join([*versions, *(hashlib.sha256(part).hexdigest() for part in own)])


def _check_letters(sheets: Iterable[Sheet]) -> None:
    if missing := fonts.missing(sheet.html for sheet in sheets):
        letters = " ".join(sorted(missing))
        raise ToolError(
            f"The fonts of the PDFs have no: {letters}\nWrite it in other letters, name fonts that "
            "have it in generator/pdf/fonts.py, or build without PDFs:  make site PDFS=never"
        )


_worker: dict[str, Any] = {}
"""What a process of the pool has loaded."""


def _start_worker(folder: str) -> None:
    """Load WeasyPrint in a process of the pool, with our fonts alone."""
    own = Path(folder, str(os.getpid()))
    fonts.isolate(own)
    # WeasyPrint prints advice when Pango is missing, and warns that it sees no font of the machine.
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
        except OSError:
            return
        _worker.update(weasyprint=weasyprint, fonts=FontConfiguration(), rules=fonts.rules(own))


def _render(sheet: Sheet) -> Pdf:
    """Set one document, in a process of the pool."""
    if not _worker:
        raise ToolError(NO_PANGO)
    weasyprint, fonts = _worker["weasyprint"], _worker["fonts"]
    css = f"{_worker['rules']}{sheet.css}@page{{size:{sheet.size}}}"
    style = weasyprint.CSS(string=css, font_config=fonts)
    html = weasyprint.HTML(string=sheet.html)
    document = html.render(stylesheets=[style], font_config=fonts, pdf_forms=sheet.fillable)
    content = document.write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_forms=sheet.fillable,
        pdf_identifier=True,
        finisher=accessibility.finish,
    )
    return Pdf(content, len(document.pages), _picture(content))


def _picture(content: bytes) -> bytes:
    """Return the first page as a small PNG in sixteen greys."""
    import pypdfium2

    page = pypdfium2.PdfDocument(content)[0]
    image = page.render(scale=THUMBNAIL / page.get_width()).to_pil()
    file = io.BytesIO()
    image.convert("L").quantize(16).save(file, "PNG", optimize=True)
    return file.getvalue()


def _library(names: Iterable[str], function: str) -> str:
    """Return the version of a library that WeasyPrint loads, as far as it can be told."""
    for name in names:
        with contextlib.suppress(OSError, AttributeError):
            version = getattr(ctypes.CDLL(name), function)
            version.restype = ctypes.c_char_p
            return str(version())
    return "unknown"
