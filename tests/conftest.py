"""The shipped workbook, the built site and small broken workbooks, for all tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import checks
from generator.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Workbook

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the goldens anew; then read the diff"
    )


@pytest.fixture(scope="session")
def workbook() -> Workbook:
    return load(ROOT / "worksheets", checks.find)


def mkdocs(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as a user does."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built once for each worker."""
    folder = tmp_path_factory.mktemp("site")
    result = mkdocs("build", "--strict", "--quiet", "--site-dir", str(folder))
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Path]:
    """Make a copy of the shipped content with some files replaced; return its folder."""

    def make(**files: str | bytes) -> Path:
        folder = tmp_path / "worksheets"
        shutil.copytree(ROOT / "worksheets", folder)
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (folder / name).write_bytes(data)
        return folder

    return make
