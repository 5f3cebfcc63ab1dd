"""Names that were retired do not come back: in code, templates, YAML, styles, tests or guides."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

LIST = ROOT / "tests" / "vocabulary.txt"
RETIRED = [
    line
    for line in LIST.read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("# ") and line != "#"
]
FOLDERS = ("generator", "templates", "worksheets", "docs", "tests")
KINDS = {".py", ".js", ".ts", ".j2", ".html", ".css", ".yaml", ".yml", ".md", ".toml", ""}
ELSEWHERE = (
    "tests/vocabulary.txt",
    "tests/releases/",
    "tests/durability/beside.js",
    "CHANGELOG.md",
)
"""The list itself, what earlier releases left, what drives them, and what was said of them."""


def texts() -> dict[str, str]:
    files = [file for folder in FOLDERS for file in (ROOT / folder).rglob("*")]
    files += [*ROOT.glob("*.md"), *ROOT.glob("*.toml"), ROOT / "mkdocs.yml", ROOT / "Makefile"]
    paths = {file.relative_to(ROOT).as_posix(): file for file in files if file.is_file()}
    return {
        path: file.read_text("utf-8")
        for path, file in sorted(paths.items())
        if file.suffix in KINDS and not path.startswith(ELSEWHERE)
    }


def whole(name: str) -> re.Pattern[str]:
    """Match an identifier, not a part of a longer one; `_` and `-` join, as do letters."""
    start = r"(?<![\w-])" if re.match(r"\w", name) else ""
    end = r"(?![\w-])" if re.search(r"\w$", name) else ""
    return re.compile(start + re.escape(name) + end)


def found(texts: dict[str, str]) -> dict[str, list[str]]:
    """Return where each retired name stands."""
    places = {
        name: [path for path, text in texts.items() if name in text and whole(name).search(text)]
        for name in RETIRED
    }
    return {name: paths for name, paths in places.items() if paths}


def test_no_retired_name_is_in_use() -> None:
    read = texts()
    assert len(read) > 200
    assert found(read) == {}


@pytest.mark.parametrize("name", RETIRED)
def test_a_retired_name_would_be_found(name: str) -> None:
    assert name in found({"a file": f"a line with {name} in it"})
    longer = re.sub(r"\w+", lambda part: f"x{part[0]}x", name)
    assert name not in found({"a file": f"a line with {longer} in it"})
