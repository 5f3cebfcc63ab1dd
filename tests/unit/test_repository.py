"""What a fork relies on: pinned actions, locked packages, and a README that says how to begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.conftest import ROOT
from tests.support.long_run import ROWS, LongRun

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")
PACKAGE = re.compile(r"^[A-Za-z0-9]", re.MULTILINE)
LOCKED = re.compile(
    r"^[A-Za-z0-9][\w.-]*==\S+( ; [^\\\n]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+",
    re.MULTILINE,
)


def test_every_action_is_pinned_to_a_commit_and_nothing_is_permitted_by_default() -> None:
    uses = []
    for workflow in WORKFLOWS:
        text = workflow.read_text("utf-8")
        uses += re.findall(r"\buses:\s*(.+)", text)
        assert yaml.safe_load(text)["permissions"] == {}, workflow.name
    assert uses, "no workflow uses an action"
    assert [use for use in uses if not PIN.fullmatch(use.strip())] == []


def test_only_the_deployment_may_publish() -> None:
    writers = {
        (workflow.name, name): job["permissions"]
        for workflow in WORKFLOWS
        for name, job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert list(writers.values()) == [{"pages": "write", "id-token": "write"}]


def test_there_is_a_lock_for_the_site_and_one_for_the_tests() -> None:
    assert [lock.name for lock in LOCKS] == ["site.txt", "test.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_of_a_lock_has_its_hashes_and_no_index_is_named(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    packages = len(PACKAGE.findall(text))
    assert packages > 10
    assert sum(1 for _ in LOCKED.finditer(text)) == packages
    assert not re.search(r"https?://|index-url|find-links|trusted-host", text)


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make serve" in readme
    assert "make test" in readme


def test_the_page_about_the_long_run_says_what_ran_and_nothing_else(tmp_path: Path) -> None:
    run = LongRun()
    run.count("test_a_browser_that_the_system_ends_loses_nothing", 20)
    run.passes("test_a_browser_that_the_system_ends_loses_nothing")
    run.passes("test_a_power_cut_loses_no_character_older_than_a_quarter_second")
    run.write("Chromium 156", tmp_path / "page.md")
    page = (tmp_path / "page.md").read_text("utf-8")
    assert "Tried: 20 times. Nothing was lost." in page
    assert "The power fails" not in page
    assert "{ #how-we-test }" in page
    assert "in Chromium 156," in page


def test_the_page_about_the_long_run_counts_tests_that_exist() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for row in ROWS:
        assert [test for test in row.tests if f"def {test}(" not in source] == []
