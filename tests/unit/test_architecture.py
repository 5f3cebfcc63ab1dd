"""Architecture rules, read from the source: allowed imports and banned patterns."""

from __future__ import annotations

import ast
import re
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GENERATOR = ROOT / "generator"
MODULES = {
    ".".join(file.relative_to(GENERATOR).with_suffix("").parts): file
    for file in sorted(GENERATOR.rglob("*.py"))
}
PACKAGES = {file.parent.name for file in GENERATOR.glob("*/__init__.py")}
MAY_IMPORT = {
    "content.letters": "",
    "content.fields": "content.letters pydantic pydantic_core",
    "content.worksheet": "content.fields pydantic",
    "content.messages": "content.fields errors",
    "content.model": "content.fields content.messages content.worksheet pydantic",
    "content.yaml_reader": "errors yaml",
    "content.error_messages": "content.fields content.yaml_reader errors types:pydantic",
    "content.loader": (
        "content.error_messages content.fields content.messages content.model "
        "content.worksheet content.yaml_reader errors pydantic"
    ),
    "content.addresses": "content.fields content.model errors",
    "content.published_ids": "content.addresses content.model errors",
    "content.references": "content.fields content.letters content.model content.worksheet errors",
    "content.checks": (
        "content.fields content.messages content.model content.published_ids "
        "content.references content.worksheet errors"
    ),
    "content.schema": "content.worksheet",
    "content.__init__": "",
    "site.markup": "markdown markupsafe",
    "site.rendering": (
        "content.addresses content.fields content.messages content.model content.worksheet "
        "jinja2 markupsafe segno site.markup"
    ),
    "site.bundle": "content.messages deno errors",
    "site.site_files": (
        "content.addresses content.fields content.model content.worksheet pdf.documents "
        "pdf.renderer site.bundle site.markup site.rendering"
    ),
    "site.__init__": "",
    "pdf.fonts": "errors fontTools",
    "pdf.accessibility": "pydyf",
    "pdf.renderer": "click errors pdf.accessibility pdf.fonts pypdfium2 weasyprint",
    "pdf.documents": "pdf.renderer site.rendering",
    "pdf.__init__": "",
    "publish.post_processing": "errors",
    "publish.__init__": "",
    "__init__": "",
    "__main__": "cli",
    "errors": "",
    "mkdocs_plugin": (
        "content.checks content.loader content.model errors mkdocs pdf.renderer "
        "publish.post_processing site.bundle site.site_files"
    ),
    "cli": (
        "content.checks content.loader content.published_ids content.schema errors "
        "pdf.renderer publish.post_processing site.bundle site.site_files"
    ),
}
"""Besides the standard library; `types:` for what only type checkers may see."""

SCRIPTS = sorted(
    file
    for file in (ROOT / "templates" / "runtime").rglob("*.ts")
    if "_test" not in file.stem and file.parent.name != "testing"
)
TEMPLATES = sorted(
    file for suffix in ("j2", "html") for file in (ROOT / "templates").rglob(f"*.{suffix}")
)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
UNSAFE = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    r"""|setAttribute\(["'`]on|https?://(?!www\.w3\.org/2000/svg")"""
)
"""The name of SVG looks like an address, and nobody asks for what is there."""


def imports(file: Path) -> Iterator[str]:
    """Yield what a module imports: the generator's own modules by their path in it."""
    tree = ast.parse(file.read_text("utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        mark = "types:" if id(node) in for_types else ""
        if isinstance(node, ast.Import):
            yield from (mark + own_or_top(alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "relative import"
            if node.module == "generator":
                yield from (mark + alias.name for alias in node.names)
            elif str(node.module).removeprefix("generator.") in PACKAGES:
                package = str(node.module).removeprefix("generator.")
                yield from (f"{mark}{package}.{alias.name}" for alias in node.names)
            else:
                yield mark + own_or_top(str(node.module))


def own_or_top(name: str) -> str:
    parts = name.split(".")
    return ".".join(parts[1:]) if parts[0] == "generator" and len(parts) > 1 else parts[0]


def stray_imports(module: str) -> set[str]:
    allowed = set(MAY_IMPORT[module].split())
    return {
        name
        for name in imports(MODULES[module])
        if name.removeprefix("types:") not in sys.stdlib_module_names
        and not {name, name.removeprefix("types:")} & allowed
    }


def test_every_module_is_in_the_table() -> None:
    assert set(MODULES) == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MAY_IMPORT)
def test_a_module_imports_only_what_the_table_allows(module: str) -> None:
    assert stray_imports(module) == set()


@pytest.mark.parametrize(
    ("source", "found"),
    {
        "import yaml": {"yaml"},
        "import generator.cli": {"cli"},
        "from generator import errors": {"errors"},
        "from generator.content import loader": {"content.loader"},
        "def f():\n    from generator.content.loader import load": {"content.loader"},
        "if TYPE_CHECKING:\n    import jinja2.nodes": {"types:jinja2"},
    }.items(),
)
def test_a_stray_import_is_seen_wherever_it_stands(
    tmp_path: Path, source: str, found: set[str]
) -> None:
    file = tmp_path / "module.py"
    file.write_text(source, "utf-8")
    assert set(imports(file)) == found


def test_the_adapter_stays_thin() -> None:
    assert len(MODULES["mkdocs_plugin"].read_text("utf-8").splitlines()) < 100


def test_functions_are_short() -> None:
    lengths = {
        f"{module}.{node.name}": 1 + (node.end_lineno or 0) - node.lineno
        for module, file in MODULES.items()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert len(lengths) > 50
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_only_one_module_names_the_database() -> None:
    code = {file.name: COMMENT.sub("", file.read_text("utf-8")) for file in SCRIPTS}
    named = [name for name, text in code.items() if re.search(r"\bindexedDB\b", text)]
    assert named == ["database.ts"]


def test_scripts_write_no_html_run_no_text_and_know_no_address() -> None:
    found = {file.name: UNSAFE.findall(file.read_text("utf-8")) for file in SCRIPTS}
    assert found
    assert {name: words for name, words in found.items() if words} == {}


def test_no_template_lets_html_through() -> None:
    found = {file.name: re.findall(r"\|\s*safe\b", file.read_text("utf-8")) for file in TEMPLATES}
    assert found
    assert {name: words for name, words in found.items() if words} == {}
