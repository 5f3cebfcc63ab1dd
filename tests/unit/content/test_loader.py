"""Which files belong to the workbook, and that all their mistakes are listed in one go."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.errors import WorkbookError
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.conftest import Draft

WHOLE = ["collections.yaml", "help.yaml", "messages.yaml", "sources.yaml", "workbook.yaml"]


def add_chapter(draft: Draft, worksheet: str) -> None:
    """Add a second chapter, whose one worksheet is a copy of the first."""
    first = draft.folder / "one"
    chapter = (first / "chapter.yaml").read_text("utf-8")
    draft.write("two/chapter.yaml", chapter.replace("[first, second]", f"[{worksheet}]"))
    draft.write(f"two/{worksheet}.yaml", (first / "first.yaml").read_bytes())
    draft.edit("workbook.yaml", "chapters: [one]", "chapters: [one, two]")


def test_ids_and_paths_come_from_the_files(draft: Draft) -> None:
    add_chapter(draft, "third")
    workbook = draft.load()
    assert [chapter.id for chapter in workbook.reading_order()] == ["one", "two"]
    assert {id: worksheet.path for id, worksheet in workbook.worksheets.items()} == {
        "first": "worksheets/one/first.yaml",
        "second": "worksheets/one/second.yaml",
        "third": "worksheets/two/third.yaml",
    }
    assert workbook.files == {"one": {"first", "second"}, "two": {"third"}}
    assert [worksheet.id for worksheet in workbook.worksheets.values()] == [
        "first",
        "second",
        "third",
    ]


@pytest.mark.parametrize("name", [*WHOLE, "one/chapter.yaml"])
def test_a_missing_file(draft: Draft, name: str) -> None:
    (draft.folder / name).unlink()
    assert draft.problems() == [f"worksheets/{name}:1:1: this file is missing. Add it."]


def test_no_folder_at_all(draft: Draft) -> None:
    shutil.rmtree(draft.folder)
    assert draft.problems() == [
        f"worksheets/{name}:1:1: this file is missing. Add it." for name in WHOLE
    ]


def test_a_missing_worksheet(draft: Draft) -> None:
    (draft.folder / "one/second.yaml").unlink()
    assert draft.problems() == [
        'worksheets/one/chapter.yaml:13:21: there is no worksheet "second" in worksheets/one/. '
        "Known here: first."
    ]


def test_a_listed_chapter_without_a_folder(draft: Draft) -> None:
    draft.edit("workbook.yaml", "chapters: [one]", "chapters: [one, two]")
    assert draft.problems() == ["worksheets/two/chapter.yaml:1:1: this file is missing. Add it."]


def test_a_folder_that_is_not_listed(draft: Draft) -> None:
    add_chapter(draft, "third")
    draft.edit("workbook.yaml", "chapters: [one, two]", "chapters: [one]")
    assert draft.problems() == [
        'worksheets/workbook.yaml:7:11: the folder "two" is not in this list. '
        "Add it, or remove the folder."
    ]


def test_an_id_that_two_chapters_use(draft: Draft) -> None:
    add_chapter(draft, "first")
    assert draft.problems() == [
        'worksheets/two/first.yaml:1:1: the id "first" is taken by worksheets/one/first.yaml. '
        "Rename this file."
    ]


def test_a_file_name_that_is_no_id(draft: Draft) -> None:
    (draft.folder / "one/first.yaml").rename(draft.folder / "one/First_Sheet.yaml")
    draft.edit("one/chapter.yaml", "[first, second]", "[second]")
    assert draft.problems() == [
        'worksheets/one/First_Sheet.yaml:1:1: the file name gives "First_Sheet", '
        "which is not a valid id. Use lower-case letters and digits, joined by single hyphens, "
        'as in "the-talk.yaml".'
    ]


UNREADABLE = {
    "a worksheet": {"one/first.yaml": "minutes: five\n"},
    "every worksheet": {"one/first.yaml": "", "one/second.yaml": ""},
    "a chapter": {"one/chapter.yaml": ""},
    "a chapter and a worksheet of it": {"one/chapter.yaml": "", "one/second.yaml": ""},
    "a worksheet, and a source": {"one/first.yaml": "", "sources.yaml": ""},
}


@pytest.mark.parametrize("files", UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_file_brings_messages_for_itself_alone(
    draft: Draft, files: dict[str, str]
) -> None:
    for name, content in files.items():
        draft.write(name, content)
    named = {problem.split(":")[0] for problem in draft.problems()}
    assert named == {f"worksheets/{name}" for name in files}


def test_an_unreadable_worksheet_with_the_id_of_another_brings_two_messages(draft: Draft) -> None:
    add_chapter(draft, "second")
    draft.write("one/second.yaml", "")
    assert draft.problems() == [
        "worksheets/one/second.yaml:1:1: the file is empty. Write its keys, or delete it.",
        'worksheets/two/second.yaml:1:1: the id "second" is taken by worksheets/one/second.yaml. '
        "Rename this file.",
    ]


def test_an_unreadable_worksheet_that_is_not_listed_brings_both_messages(draft: Draft) -> None:
    draft.write("one/third.yaml", "")
    assert draft.problems() == [
        'worksheets/one/chapter.yaml:13:13: the worksheet "third" is not in this list. '
        "Add it, or remove its file.",
        "worksheets/one/third.yaml:1:1: the file is empty. Write its keys, or delete it.",
    ]


def test_all_broken_files_are_reported_at_once_and_counted(draft: Draft) -> None:
    draft.edit("one/first.yaml", "minutes: 5", "minutes: 0")
    draft.edit("one/second.yaml", "  - title", "\t- title")
    draft.edit("one/chapter.yaml", "[smith-2020]", "[smyth-2020]")
    with pytest.raises(WorkbookError) as caught:
        draft.load()
    assert str(caught.value).splitlines() == [
        'worksheets/one/chapter.yaml:11:15: sources.yaml has no source "smyth-2020". '
        'Did you mean "smith-2020"?',
        "worksheets/one/first.yaml:3:10: minutes is too small (minimum 1). Write a larger number.",
        "worksheets/one/second.yaml:5:1: a tab stands where YAML wants spaces. Indent with spaces.",
        "3 problems. Nothing was built.",
    ]


def test_the_examples_in_the_guide_for_authors_are_right(draft: Draft) -> None:
    guide = (ROOT / "docs" / "authoring" / "index.md").read_text("utf-8")
    chapter, worksheet, source, *_ = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    draft.write("one-change/chapter.yaml", chapter)
    draft.write("one-change/one-change.yaml", worksheet)
    draft.write("sources.yaml", (draft.folder / "sources.yaml").read_text("utf-8") + source)
    draft.edit("workbook.yaml", "chapters: [one]", "chapters: [one, one-change]")
    assert draft.problems() == []
    assert draft.load().worksheets["one-change"].title == "One change"


def test_one_problem_is_counted_in_the_singular(draft: Draft) -> None:
    draft.write("help.yaml", "")
    with pytest.raises(WorkbookError, match=r"\n1 problem\. Nothing was built\.$"):
        draft.load()
