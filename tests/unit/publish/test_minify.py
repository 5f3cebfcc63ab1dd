from __future__ import annotations

import gzip
import shutil
from typing import TYPE_CHECKING

from generator.publish.minify import minify
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ASSETS = ROOT / "docs" / "assets" / "workbook"


def weight(folder: Path) -> int:
    """Return the gzipped bytes of all scripts and styles."""
    files = [*folder.rglob("*.js"), *folder.rglob("*.css")]
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def test_what_a_phone_loads_is_a_quarter_smaller_and_shrinking_twice_changes_nothing(
    tmp_path: Path,
) -> None:
    folder = shutil.copytree(ASSETS, tmp_path / "assets")
    before = weight(folder)
    minify(folder)
    once = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert weight(folder) < 0.75 * before
    minify(folder)
    assert {file: file.read_bytes() for file in once} == once


def test_texts_in_scripts_stay_as_they_are(tmp_path: Path) -> None:
    script = tmp_path / "a.js"
    script.write_text('// gone\nexport const a = `two  spaces // and ${1 + 1}`, b = "//  kept";\n')
    minify(tmp_path)
    assert script.read_text() == 'export const a=`two  spaces // and ${1 + 1}`,b="//  kept";'


def test_a_named_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("const BUILD = {};")
    minify(tmp_path, but={"a.js"})
    assert (tmp_path / "a.js").read_text() == "const BUILD = {};"
