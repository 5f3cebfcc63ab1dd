"""The guides: what they name is there, and their tables of imports say what the code says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.unit.test_architecture import MAY_IMPORT, MODULES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

AT_THE_TOP = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
GUIDES = [*AT_THE_TOP, *sorted((ROOT / "docs").glob("*/*.md"))]
BASES = [ROOT, *(ROOT / name for name in ("generator", "templates", "templates/runtime", "tests"))]
"""A guide about one of these folders leaves its name out."""
FOLDERS = ("generator", "templates", "tests", "worksheets")
NAMES = {file.name for folder in FOLDERS for file in (ROOT / folder).rglob("*")}
"""A file whose folder is clear goes by its name alone."""
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:[\w.-]+/)+|(?:[\w.-]+/)*[\w.-]+\.(?:css|j2|md|py|svg|toml|ts|txt|yaml|yml)")
NOT_HERE = re.compile(r"(?:^|/)(?:\.cache|build|one-change|site)(?:/|\.)")
"""What a build makes, and the example of the guide for authors."""
COMMAND = re.compile(r"(?:`|^ {4})make ([a-z-]+)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
ARCHITECTURE = (ROOT / "docs" / "contributing" / "architecture.md").read_text("utf-8")
LINT_RULES = (ROOT / "templates" / "runtime" / "lint.ts").read_text("utf-8")

Imports = dict[str, tuple[set[str], set[str]]]
"""By package: what it may import of ours, and of others."""


def missing_paths(text: str) -> set[str]:
    """Return the paths in `code` that lead nowhere."""
    words = {word for code in CODE.findall(text) for word in code.split()}
    paths = {word for word in words if PATH.fullmatch(word) and not NOT_HERE.search(word)}
    return {path for path in paths - NAMES if not any((base / path).exists() for base in BASES)}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_path_and_command_of_a_guide_is_there(guide: Path) -> None:
    text = guide.read_text("utf-8")
    assert missing_paths(text) == set()
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(COMMAND.findall(text)) - set(targets) == set()


def test_a_path_that_is_gone_would_be_found() -> None:
    text = "See `content/fields.py`, `content/gone.py` and `.venv/bin/pytest tests/nowhere/`."
    assert missing_paths(text) == {"content/gone.py", "tests/nowhere/"}


@pytest.mark.parametrize("guide", AT_THE_TOP, ids=lambda guide: guide.stem)
def test_the_links_at_the_top_lead_somewhere(guide: Path) -> None:
    links = LINK.findall(guide.read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def table(title: str) -> Imports:
    """Return a table of imports as the guide has it; a row that imports nothing is left out."""
    rows = ARCHITECTURE.split(f"| {title} |")[1].split("\n\n")[0].splitlines()[2:]
    cells = ([cell.replace("`", "").strip() for cell in row.split("|")[1:4]] for row in rows)
    return said({name: (ours.split(), theirs.split(", ")) for name, ours, theirs in cells})


def said(imports: dict[str, tuple[Iterable[str], Iterable[str]]]) -> Imports:
    found = {name: (set(ours), set(theirs) - {""}) for name, (ours, theirs) in imports.items()}
    return {name: both for name, both in found.items() if any(both)}


def test_the_guide_has_the_imports_of_python() -> None:
    own = {module.split(".")[0] for module in MODULES}
    found: dict[str, tuple[set[str], set[str]]] = {}
    for module, allowed in MAY_IMPORT.items():
        package = module.split(".")[0]
        names = {name.removeprefix("types:").split(".")[0] for name in allowed.split()}
        ours, theirs = found.setdefault(package, (set(), set()))
        ours |= (names & own) - {package}
        theirs |= names - own
    found.pop("__main__")
    assert table("Python package") == said({**found})


def rules(name: str) -> dict[str, list[str]]:
    """Return a table of the lint rules."""
    body = LINT_RULES.split(f"const {name}")[1].split("= {")[1].split("\n};")[0]
    entries = re.findall(r'"?([\w.#-]+)"?: \[(.*?)\]', body, re.DOTALL)
    return {key: re.findall(r'"([^"]+)"', values) for key, values in entries}


def test_the_guide_has_the_imports_of_typescript() -> None:
    packages = rules("PACKAGES")
    allowed = rules("MAY_IMPORT")
    assert len(allowed) > 8
    found = {
        folder: (ours, [package for package, users in packages.items() if folder in users])
        for folder, ours in allowed.items()
    }
    assert table("TypeScript folder") == said({**found})
