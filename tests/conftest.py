"""The shipped workbook, the built site and a tiny workbook to break, for all tests."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.content import checks
from generator.content.loader import load
from generator.errors import WorkbookError
from generator.site.bundle import ASSETS, make_bundle
from tests.support.chromium import find_chromium
from tests.support.long_run import LongRun, browser_version

if TYPE_CHECKING:
    from generator.content.model import Workbook

pytest_plugins = ["tests.support.browser"]

ROOT = Path(__file__).parent.parent
TEST_MODULES = "test-modules.js"
LONG_RUN = pytest.StashKey[LongRun]()
SITE_URL = "https://example.org/some-repo/"
"""Where the tests pretend that the site is published: under a project path."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="run the long suite: every case, not a sample of each"
    )
    parser.addoption(
        "--save-release", action="store_true", help="write what readers hold with this release"
    )
    parser.addoption(
        "--update-golden", action="store_true", help="write the goldens anew; then read the diff"
    )


@pytest.fixture
def runs(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """Choose between the size of a sample and that of the long suite."""
    long: bool = request.config.getoption("--long")

    def choose(sample: int, full: int) -> int:
        request.config.stash[LONG_RUN].count(request.function.__name__, full)
        return full if long else sample

    return choose


@pytest.fixture
def cases(request: pytest.FixtureRequest) -> Callable[[int], None]:
    """Tell the page about the long run how many cases a test has, where `runs` does not."""
    return lambda number: request.config.stash[LONG_RUN].count(request.function.__name__, number)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LONG_RUN] = LongRun()
    config.addinivalue_line("markers", "save_release: writes a file; only with --save-release")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what writes a file, unless that was asked for."""
    if not config.getoption("--save-release"):
        items[:] = [item for item in items if not item.get_closest_marker("save_release")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.passed:
        item.config.stash[LONG_RUN].passes(item.originalname)
    return report


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """After a long run in which all went well, write what it showed."""
    options = session.config.option
    whole = options.long and not options.keyword and not options.collectonly
    if whole and exitstatus == 0 and session.config.args == ["tests"]:
        session.config.stash[LONG_RUN].write(browser_version(str(find_chromium())))


@pytest.fixture(scope="session")
def workbook() -> Workbook:
    return load(ROOT / "worksheets", checks.validate)


@dataclass(frozen=True)
class Draft:
    """A copy of the tiny workbook, for an author to change and to break."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> None:
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = (self.folder / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def load(self) -> Workbook:
        return load(self.folder, checks.validate)

    def problems(self) -> list[str]:
        """Return the messages that an author gets."""
        try:
            self.load()
        except WorkbookError as error:
            return [str(problem) for problem in error.problems]
        return []


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    folder = tmp_path / "worksheets"
    shutil.copytree(ROOT / "tests" / "fixtures" / "tiny", folder)
    shutil.copy(ROOT / "worksheets" / "messages.yaml", folder)
    return Draft(folder)


TINY_SITE = """
site_name: Tiny
repo_url: https://example.org/tiny
edit_uri: edit/main/docs/
plugins: [{workbook: {pdfs: !ENV [PDFS, build]}}]
markdown_extensions: [attr_list]
"""


@pytest.fixture
def project(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tiny workbook and a MkDocs site made of it; PDFs are made on request."""
    monkeypatch.setenv("PDFS", "never")
    folder = draft.folder.parent
    (folder / "docs").mkdir()
    (folder / "templates").symlink_to(ROOT / "templates")
    (folder / "mkdocs.yml").write_text(TINY_SITE, "utf-8")
    return folder


def run(
    module: str, *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a module as a user does; a build makes no PDFs unless `PDFS` says so."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, "PDFS": "never"}
    env |= environment
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder in one of the processes that share the tests; the others wait for it."""
    top = tmp_path_factory.getbasetemp()
    shared = top.parent if "PYTEST_XDIST_WORKER" in os.environ else top

    def make(name: str, write: Callable[[Path], None]) -> Path:
        done = shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                write(shared / name)
                done.touch()
        return shared / name

    return make


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The shipped site, to be read and copied."""
    return once("site", build_site)


def build_site(folder: Path) -> None:
    arguments = ("build", "--strict", "--quiet", "--site-dir", str(folder))
    result = run("mkdocs", *arguments, PDFS="build")
    assert result.returncode == 0, result.stderr
    # Behind the worker's back: everything that tests reach into, as one module.
    messages = load(ROOT / "worksheets", checks.validate).messages
    modules = make_bundle(messages, ROOT / "templates", "tests")
    (folder / ASSETS / TEST_MODULES).write_bytes(modules.files[TEST_MODULES])


@pytest.fixture(scope="session")
def exported(once: Once, site: Path) -> Path:
    """The folder that `python -m generator export` writes, with the PDFs made for the site."""
    assert site.is_dir()
    return once("export", export)


def export(folder: Path) -> None:
    result = run("generator", "export", str(folder), "--site-url", SITE_URL)
    assert result.returncode == 0, result.stderr
