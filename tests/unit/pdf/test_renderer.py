"""The PDFs as files: whole, tagged, small, and the same every time; or a kind word why not."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page as page_validation
import pikepdf
import pytest
import zxingcpp
from pypdf import PdfReader

from generator.errors import ToolError
from generator.pdf import fonts
from generator.pdf.renderer import PdfRenderer, Sheet
from generator.site.markup import plain
from tests.conftest import ROOT, SITE_URL, run
from tests.support.paper import compact, last_letter, pages, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.content.model import Workbook
    from generator.pdf.renderer import Pdf

LARGEST = {"fillable": 250, "chapter": 500, "workbook": 3000, "": 120}
"""Kilobytes, by the kind that stands in the name; a worksheet has none."""
CSS = (ROOT / "templates" / "paper" / "paper.css").read_text("utf-8")
PAGE = '<!doctype html><html lang="en"><title>T</title><h1>One</h1><p>Words.</p></html>'


@pytest.fixture(scope="session")
def pdfs(site: Path) -> list[Path]:
    return sorted(site.rglob("*.pdf"))


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    """One short document, for tests that do not ask how it is made."""
    (pdf,) = (
        PdfRenderer(tmp_path_factory.mktemp("one")).render([Sheet("one", PAGE, CSS, "a4")]).values()
    )
    return pdf


def kind(pdf: Path) -> str:
    return next((kind for kind in LARGEST if kind and kind in pdf.stem), "")


def test_every_document_is_there_in_both_sizes(workbook: Workbook, pdfs: list[Path]) -> None:
    found = Counter((kind(pdf), pdf.stem.rpartition("-")[2]) for pdf in pdfs)
    worksheets, chapters = len(workbook.worksheets), len(workbook.chapters)
    counts = {"": worksheets, "fillable": worksheets, "chapter": chapters, "workbook": 1}
    assert found == {
        (kind, size): count for kind, count in counts.items() for size in ("a4", "letter")
    }


def test_the_paper_is_of_the_size_in_the_name(pdfs: list[Path]) -> None:
    for pdf in pdfs:
        with pikepdf.open(pdf) as document:
            width, height = (round(float(side)) for side in document.pages[0].mediabox[2:])
        assert (width, height) == ((595, 842) if pdf.stem.endswith("a4") else (612, 792)), pdf


def test_no_pdf_is_large(pdfs: list[Path]) -> None:
    sizes = {pdf.name: round(pdf.stat().st_size / 1000) for pdf in pdfs}
    assert {pdf.name: sizes[pdf.name] for pdf in pdfs if sizes[pdf.name] > LARGEST[kind(pdf)]} == {}


def test_each_is_a_sound_file_with_title_language_and_tags(pdfs: list[Path]) -> None:
    for pdf in pdfs:
        with pikepdf.open(pdf) as document:
            assert document.check_pdf_syntax() == [], pdf
            root = document.Root
            assert str(document.docinfo["/Title"]), pdf
            assert root.ViewerPreferences.DisplayDocTitle, pdf
            assert root.Lang == "en", pdf
            assert root.MarkInfo.Marked, pdf


def test_screen_readers_can_read_each(pdfs: list[Path]) -> None:
    failures = {
        f"{pdf.name}: {failure.rule_id} {failure.message}"
        for pdf in pdfs
        for failure in page_validation.validate_pdf(str(pdf)).failures
    }
    assert failures == set()


def test_a_second_checker_agrees(pdfs: list[Path], runs: Callable[[int, int], int]) -> None:
    step = max(1, len(pdfs) // runs(16, len(pdfs)))
    command = [str(Path(sys.executable).parent / "outloud"), "--quiet", *map(str, pdfs[::step])]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_the_checkers_find_what_is_wrong(one: Pdf, tmp_path: Path) -> None:
    """The control: without its title a document is refused by both."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(one.content)
    with pikepdf.open(broken, allow_overwriting_input=True) as document:
        del document.Root.MarkInfo, document.Root.Lang
        document.save(broken)
    assert page_validation.validate_pdf(str(broken)).failures
    command = [str(Path(sys.executable).parent / "outloud"), "--quiet", str(broken)]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_it_is_read_in_the_order_in_which_it_is_painted(pdfs: list[Path]) -> None:
    for pdf in pdfs:
        with pikepdf.open(pdf) as document:
            for number, (painted, read) in enumerate(orders(document)):
                assert painted == read, f"{pdf.name}, page {number + 1}"


def orders(document: pikepdf.Pdf) -> Iterator[tuple[list[int], list[int]]]:
    """Yield each page's marked contents as they are painted, and as they are read."""
    pages = {page.objgen: number for number, page in enumerate(document.pages)}
    read: dict[int, list[int]] = {}

    def walk(element: Any, page: Any) -> None:
        if isinstance(element, int):
            read.setdefault(pages[page.objgen], []).append(element)
        elif isinstance(element, pikepdf.Dictionary) and element.get("/Type") != "/OBJR":
            kids = element.get("/K")
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(int(kid) if isinstance(kid, int) else kid, element.get("/Pg", page))

    walk(document.Root.StructTreeRoot, None)
    for number, page in enumerate(document.pages):
        stream = page.Contents.read_bytes()
        yield [int(id) for id in re.findall(rb"/MCID (\d+)", stream)], read.get(number, [])


def test_no_last_page_is_blank_and_no_heading_stands_alone(pdfs: list[Path]) -> None:
    lonely = []
    for pdf in pdfs:
        with pages(pdf) as sheets:
            for number, sheet in enumerate(sheets, 1):
                last = last_letter(sheet)
                assert last, f"{pdf.name}: page {number} is empty"
                lonely += [f"{pdf.name}, page {number}"] if "Serif" in last.font else []
    covers = ["workbook-a4.pdf, page 1", "workbook-letter.pdf, page 1"]
    assert [page for page in lonely if page not in covers] == []


def test_every_prompt_is_on_its_sheet(workbook: Workbook, site: Path) -> None:
    for chapter in workbook.reading_order():
        for worksheet in workbook.worksheets_of(chapter):
            with pages(site / chapter.id / f"{worksheet.id}-a4.pdf") as sheets:
                text = "".join(map(text_of, sheets))
            for field in worksheet.fields():
                assert compact(plain(field.prompt)) in text, f"{worksheet.id}: {field.prompt}"


def test_the_code_on_a_sheet_leads_to_its_page(workbook: Workbook, site: Path) -> None:
    for chapter in workbook.reading_order():
        for worksheet in workbook.worksheets_of(chapter):
            with pages(site / chapter.id / f"{worksheet.id}-a4.pdf") as sheets:
                codes = zxingcpp.read_barcodes(sheets[-1].render(scale=150 / 72).to_pil())
            address = f"{SITE_URL}{chapter.id}/{worksheet.id}/#type-up"
            assert [code.text for code in codes] == [address]


def test_a_link_tells_the_pages_and_the_size(site: Path) -> None:
    html = (site / "talk-to-people" / "the-talk" / "index.html").read_text("utf-8")
    links = re.findall(r'href="\.\./([^"]+\.pdf)">(\w+) PDF, (\d+) pages?, (\d+) kB<', html)
    assert [name for name, *_ in links] == [
        f"the-talk{fillable}-{size}.pdf"
        for fillable in ("", "-fillable")
        for size in ("a4", "letter")
    ]
    for name, _, count, size in links:
        pdf = site / "talk-to-people" / name
        assert int(count) == len(PdfReader(pdf).pages)
        assert int(size) == round(pdf.stat().st_size / 1000)


def test_a_form_can_be_filled_in_by_keyboard_and_heard(pdfs: list[Path]) -> None:
    forms = [pdf for pdf in pdfs if kind(pdf) == "fillable"]
    for pdf in forms:
        with pikepdf.open(pdf) as document:
            fields = list(document.Root.AcroForm.Fields)
            names = [str(field.T) for field in fields]
            assert len(names) == len(set(names)) > 0, pdf
            assert all(str(field.TU).strip() for field in fields), pdf
            assert all(page.get("/Tabs") == "/S" for page in document.pages), pdf


def test_a_form_holds_what_is_typed(site: Path, tmp_path: Path) -> None:
    words = "Zoë in Łódź: “for €5”"
    with pikepdf.open(site / "start" / "tweak-first-fillable-a4.pdf") as document:
        texts = [field for field in document.Root.AcroForm.Fields if field.FT == "/Tx"]
        for field in texts:
            field.V = pikepdf.String(words)
        document.save(tmp_path / "filled.pdf")
    values = PdfReader(tmp_path / "filled.pdf").get_form_text_fields()
    assert set(values.values()) == {words}
    assert len(values) == len(texts) > 3


def test_the_workbook_can_be_found_through(workbook: Workbook, site: Path) -> None:
    reader = PdfReader(site / "workbook-a4.pdf")
    outline = [entry for entry in reader.outline if not isinstance(entry, list)]
    titles = [str(entry.title) for entry in outline]
    assert [chapter.title for chapter in workbook.reading_order()] == titles[-8:]
    contents = compact(reader.pages[2].extract_text())
    for chapter in workbook.reading_order():
        entry = outline[titles.index(chapter.title)]
        number = (reader.get_destination_page_number(entry) or 0) + 1
        assert re.search(rf"{re.escape(compact(chapter.title))}[.]*{number}(?!\d)", contents)


def test_the_same_sheet_is_the_same_bytes_and_made_once(tmp_path: Path) -> None:
    sheets = [Sheet(name, PAGE.replace("One", name), CSS, "a4") for name in ("a", "b", "c")]
    first, again, elsewhere = (PdfRenderer(tmp_path / name) for name in ("one", "one", "two"))
    made = first.render(sheets)
    assert again.render(sheets) == made
    assert elsewhere.render(sheets[::-1]) == made
    assert (first.made, again.made, elsewhere.made) == (3, 0, 3)
    changed = PdfRenderer(tmp_path / "one")
    changed.render([*sheets[:2], Sheet("c", PAGE, CSS, "letter")])
    assert changed.made == 1


def test_a_cache_that_cannot_be_written_costs_no_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert PdfRenderer(tmp_path / "file" / "cache").render([Sheet("one", PAGE, CSS, "a4")])
    assert "cannot be kept in" in capsys.readouterr().err


def test_a_full_disk_leaves_nothing_half_written(
    one: Pdf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file may grow beyond a thousand bytes here, as on a disk with no more room."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        PdfRenderer(tmp_path)._cache({"k": one})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "The next build makes them anew" in capsys.readouterr().err
    assert list(tmp_path.glob("*.pdf")) + list(tmp_path.glob("*.part")) == []


def test_letters_that_the_fonts_lack_are_named(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="The fonts of the PDFs have no: 漢"):
        PdfRenderer(tmp_path).render([Sheet("one", PAGE.replace("One", "漢"), CSS, "a4")])
    assert fonts.missing(["Zoë, Łódź, Αθήνα, Київ: “€5”"]) == set()


BROKEN_MACHINES = {
    "Pango": ("LD_LIBRARY_PATH", "libpango-1.0.so.0", "apt-get install libpango-1.0-0"),
    "a font": ("PYTHONPATH", "font_source_sans_pro/__init__.py", "The font SourceSansPro"),
}


@pytest.mark.parametrize(
    ("variable", "file", "message"), BROKEN_MACHINES.values(), ids=BROKEN_MACHINES
)
def test_without_it_a_build_says_so_and_can_go_on_without_pdfs(
    project: Path, variable: str, file: str, message: str
) -> None:
    broken = project / "broken" / file
    broken.parent.mkdir(parents=True)
    broken.touch()
    environment = {variable: str(project / "broken")}
    result = run("mkdocs", "build", "--quiet", cwd=project, PDFS="build", **environment)
    assert result.returncode == 1
    assert message in result.stderr
    assert "make site PDFS=never" in result.stderr
    assert "Traceback" not in result.stderr
    result = run("mkdocs", "build", "--quiet", cwd=project, PDFS="never", **environment)
    assert result.returncode == 0
    assert not list((project / "site").rglob("*.pdf"))
