"""MkDocs with the plugin: pages in, mistakes to the author; and the same pages without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from generator.site import site_files
from generator.site.bundle import make_bundle
from tests.conftest import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from generator.content.model import Workbook
    from tests.conftest import Draft


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_pages_sheets_and_data_are_built(project: Path) -> None:
    result = run("mkdocs", "build", "--strict", "--quiet", cwd=project)
    assert result.returncode == 0, result.stderr
    built = snapshot(project / "site")
    assert {
        "index.html",
        "one/index.html",
        "one/first/index.html",
        "one/first-sheet.html",
        "help/index.html",
        "workbook-sheets.html",
        "assets/workbook/catalogue.json",
    } <= set(built)
    first = built["one/first/index.html"].decode()
    assert 'data-worksheet="first" data-field="plan"' in first
    assert 'href="https://example.org/tiny/edit/main/worksheets/one/first.yaml"' in first


def test_mistakes_stop_the_build_and_leave_the_old_site(draft: Draft, project: Path) -> None:
    assert run("mkdocs", "build", "--quiet", cwd=project).returncode == 0
    before = snapshot(project / "site")
    draft.edit("one/first.yaml", "minutes: 5", "minutes: five")
    draft.edit("one/second.yaml", "type: long_text", "type: longtext")
    result = run("mkdocs", "build", cwd=project)
    assert result.returncode == 1
    assert "worksheets/one/first.yaml:3:10: minutes: expected a whole number" in result.stderr
    assert 'worksheets/one/second.yaml:8:15: section "Look back", field "learned"' in result.stderr
    assert "2 problems. Nothing was built." in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert snapshot(project / "site") == before


@pytest.fixture
def loaded(project: Path) -> MkDocsConfig:
    """The configuration after the plugin has seen it, as in a build."""
    config = load_config(str(project / "mkdocs.yml"))
    return config.plugins.on_config(config)


def test_serve_watches_the_content_and_the_templates_once(
    project: Path, loaded: MkDocsConfig
) -> None:
    watched = loaded.plugins.on_config(loaded).watch
    assert watched == [str(project / "worksheets"), str(project / "templates")]


def test_every_generated_file_has_an_edit_link_to_its_yaml(
    project: Path, loaded: MkDocsConfig
) -> None:
    files = loaded.plugins.on_files(get_files(loaded), config=loaded)
    links = {file.src_uri: file.edit_uri for file in files}
    assert links["one/first.md"] == "../worksheets/one/first.yaml"
    assert links["one/index.md"] == "../worksheets/one/chapter.yaml"
    assert links["help.md"] == "../worksheets/help.yaml"
    assert all(link and (project / "docs" / link).is_file() for link in links.values())


@pytest.mark.parametrize(
    ("pdfs", "site_url", "made"),
    [
        ("build", "http://127.0.0.1:8000/", False),
        ("always", "http://127.0.0.1:8000/", True),
        ("never", "https://example.org/", False),
    ],
)
def test_a_preview_makes_no_pdfs_unless_asked(
    project: Path, monkeypatch: pytest.MonkeyPatch, pdfs: str, site_url: str, made: bool
) -> None:
    monkeypatch.setenv("PDFS", pdfs)
    config = load_config(str(project / "mkdocs.yml"), site_url=site_url)
    config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    assert any(file.src_uri.endswith(".pdf") for file in files) == made


def test_the_exported_pages_are_the_same_without_the_plugin(
    workbook: Workbook, site: Path, exported: Path, tmp_path: Path
) -> None:
    config = {
        "INHERIT": str(exported / ".mkdocs.yml"),
        "docs_dir": str(exported),
        "plugins": ["search"],
        "theme": {"custom_dir": str(ROOT / "templates" / "theme")},
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    result = run("mkdocs", "build", "--strict", "--quiet", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    for page in generated_pages(workbook):
        ours, theirs = (folder / page for folder in (site, tmp_path / "site"))
        assert article(ours) == article(theirs), page
        assert scripts(ours) == scripts(theirs) != [], page


def generated_pages(workbook: Workbook) -> list[str]:
    """Return where MkDocs puts the pages that the plugin adds."""
    templates = ROOT / "templates"
    files = site_files.build(workbook, templates, make_bundle(workbook.messages, templates))
    stems = [file.src_uri.removesuffix(".md") for file in files if file.src_uri.endswith(".md")]
    return [re.sub(r"(?<!index)$", "/index", stem) + ".html" for stem in stems]


def scripts(page: Path) -> list[str]:
    """Return what a page loads, without what the publishing step asks for in advance."""
    html = re.sub(r'<link rel="modulepreload"[^>]+>', "", page.read_text("utf-8"))
    return re.findall(r'(?:src|href)="([^"]*assets/workbook/[^"]+\.(?:js|css))"', html)


def article(page: Path) -> str:
    found = re.search(r"<article.*?</article>", page.read_text("utf-8"), re.DOTALL)
    assert found, page
    return found[0]
