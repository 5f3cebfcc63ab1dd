"""The structure of the browser's scripts, read from their source: cycles, size and casts.

Who may import whom, and how long a module or a function may be, `templates/runtime/lint.ts` says.
"""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RUNTIME = ROOT / "templates" / "runtime"
SCRIPTS = [path for path in sorted(RUNTIME.rglob("*.ts")) if not path.name.endswith("_test.ts")]
IMPORT = re.compile(r'^(?:import|export)\s+(?P<names>[^"]*?)\s*from\s+"(?P<path>\.[^"]+)"', re.M)
VIEWS = {"features", "page", "ui"}
CAST = re.compile(r"[\w)\]}>] as (?!const\b)\w")
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
TEXT = re.compile(r"`[^`]*`|\"[^\"\n]*\"")


def imported(file: Path) -> set[Path]:
    """Return the modules that run before this one; a type needs nothing to run."""
    found = IMPORT.finditer(COMMENT.sub("", file.read_text("utf-8")))
    values = (match for match in found if has_values(match["names"]))
    return {(file.parent / match["path"]).resolve() for match in values}


def has_values(names: str) -> bool:
    if names.startswith("type "):
        return False
    each = [name.strip() for name in names.strip("{} \n").split(",")]
    return any(name and not name.startswith("type ") for name in each)


def order(graph: dict[Path, set[Path]]) -> list[Path]:
    return list(TopologicalSorter(graph).static_order())


def test_no_module_imports_itself_over_others() -> None:
    graph = {path: imported(path) for path in SCRIPTS}
    assert sum(len(paths) for paths in graph.values()) > 200
    assert len(order(graph)) == len(SCRIPTS)


def test_a_cycle_is_seen(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ts", tmp_path / "two.ts"
    one.write_text('import { type A, b } from "./two.ts";\n', "utf-8")
    two.write_text('export * from "./one.ts";\n', "utf-8")
    with pytest.raises(CycleError):
        order({path: imported(path) for path in (one, two)})
    two.write_text('import type { A } from "./one.ts";\n', "utf-8")
    order({path: imported(path) for path in (one, two)})


def test_views_force_no_type_upon_a_value() -> None:
    """`as` silences the type checker; only what reads untrusted records or a worker needs it."""
    views = [path for path in SCRIPTS if path.relative_to(RUNTIME).parts[0] in VIEWS]
    assert len(views) > 80
    code = {path: COMMENT.sub("", path.read_text("utf-8")) for path in views}
    found = {path.name: CAST.findall(TEXT.sub('""', text)) for path, text in code.items()}
    assert {name: casts for name, casts in found.items() if casts} == {}


def test_a_cast_is_seen() -> None:
    assert CAST.findall("const a = b as Row;")
    assert not CAST.findall('const a = ["x"] as const;')
