"""`python -m generator`: its exit codes, what it says, and what it leaves alone."""

from __future__ import annotations

import ast
import itertools
import json
import re
from typing import TYPE_CHECKING

import pytest

from generator.cli import main
from tests.conftest import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Draft


@pytest.fixture
def project(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tiny workbook, in which commands are run."""
    folder = draft.folder.parent
    (folder / "templates").symlink_to(ROOT / "templates")
    (folder / "docs").mkdir()
    (folder / "docs" / "by-hand.md").write_text("# By hand\n", "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("project")
def test_check_counts_a_workbook_without_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("2 worksheets in 1 chapters: no problem.\n", "")


@pytest.mark.parametrize("command", [["check"], ["export", "out"]])
def test_a_mistake_is_told_on_stderr_and_nothing_is_written(
    draft: Draft, project: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    draft.edit("one/first.yaml", "minutes: 5", "minutes: 0")
    assert main(command) == 1
    assert capsys.readouterr() == (
        "",
        "worksheets/one/first.yaml:3:10: minutes is too small (minimum 1). "
        "Write a larger number.\n1 problem. Nothing was built.\n",
    )
    assert not (project / "out").exists()


def test_publish_ids_adds_what_is_missing_and_only_that(
    draft: Draft, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = project / "worksheets/published-ids.txt"
    assert main(["publish-ids"]) == 0
    assert capsys.readouterr().out == "22 new ids in worksheets/published-ids.txt.\n"
    before = register.read_text("utf-8")
    draft.edit("one/first.yaml", "people: People", "people: People\n          noise: Noise")
    assert main(["publish-ids"]) == 0
    assert register.read_text("utf-8").replace("first/drains=noise option\n", "") == before
    assert main(["publish-ids"]) == 0
    assert capsys.readouterr().out.endswith("0 new ids in worksheets/published-ids.txt.\n")


def test_publish_ids_writes_nothing_when_an_id_has_gone(draft: Draft, project: Path) -> None:
    assert main(["publish-ids"]) == 0
    before = (project / "worksheets/published-ids.txt").read_bytes()
    draft.edit("one/first.yaml", "field: plan", "field: goal")
    assert main(["publish-ids"]) == 1
    assert (project / "worksheets/published-ids.txt").read_bytes() == before


def test_run_as_a_module_it_ends_with_the_exit_code(tmp_path: Path) -> None:
    result = run("generator", "check", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.endswith("5 problems. Nothing was built.\n")
    assert "Traceback" not in result.stderr


def test_export_writes_docs_and_generated_files(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "out", "--no-pdfs"]) == 0
    text = capsys.readouterr().out
    assert re.fullmatch(r"\d+ generated files, with docs/, are in out\.\n", text)
    assert (project / "out/by-hand.md").read_text("utf-8") == "# By hand\n"
    assert "# First { #first }" in (project / "out/one/first.md").read_text("utf-8")


def test_export_takes_away_what_an_earlier_export_left(draft: Draft, project: Path) -> None:
    assert main(["export", "out", "--no-pdfs"]) == 0
    (draft.folder / "one/second.yaml").unlink()
    draft.edit("one/chapter.yaml", "[first, second]", "[first]")
    assert main(["export", "out", "--no-pdfs"]) == 0
    assert (project / "out/one/first.md").exists()
    assert not (project / "out/one/second.md").exists()


def test_export_into_an_empty_folder(project: Path) -> None:
    (project / "out").mkdir()
    assert main(["export", "out", "--no-pdfs"]) == 0


@pytest.mark.parametrize("target", ["docs", "worksheets", ".", "docs/by-hand.md"])
def test_export_refuses_what_holds_other_files(
    project: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    before = sorted(project.rglob("*"))
    assert main(["export", target]) == 1
    assert capsys.readouterr().err == f"{target} holds other files. Name a new folder.\n"
    assert sorted(project.rglob("*")) == before


def attribute_sentences(class_name: str) -> dict[str, str]:
    """Return the sentence under each attribute of a class of worksheets, from the source."""
    tree = ast.parse((ROOT / "generator" / "content" / "worksheet.py").read_text("utf-8"))
    body = next(
        node.body
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == class_name
    )
    sentences = {}
    for attribute, below in itertools.pairwise(body):
        if isinstance(attribute, ast.AnnAssign) and isinstance(below, ast.Expr):
            sentences[ast.unparse(attribute.target)] = ast.literal_eval(below.value)
    return sentences


def test_schema_explains_every_key_as_the_code_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for class_name, part in {
        "Worksheet": schema,
        "Section": schema["$defs"]["Section"],
        "CollectionItem": schema["$defs"]["CollectionItem"],
    }.items():
        told = {key: value.get("description") for key, value in part["properties"].items()}
        assert told == attribute_sentences(class_name)


def test_no_command_is_an_error_with_a_usage_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert "check" in capsys.readouterr().err
