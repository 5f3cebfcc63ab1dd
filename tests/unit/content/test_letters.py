"""Letters and sum-ups: what an author can get wrong, how they are told, and what they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.content import letters
from generator.content.addresses import places
from generator.content.fields import Letter, SumUp

if TYPE_CHECKING:
    from generator.content.model import Workbook
    from tests.conftest import Draft

LETTER = """\
      - field: note
        type: letter
        prompt: My note
        one_of: people
        kind: mentor
        text: |
          Hello[[ {people/name as name}]],
          {first/plan}.
          - {first/days/how}[[ on {first/days/day}]]
"""
SUM_UP = """\
      - field: so-far
        type: sum_up
        prompt: So far
        answers: [first/plan, people/name]
        kind: mentor
"""
AFTER = "next_step: Tell one person.\n"
PLACE = 'section "Choose", field'

MISTAKES = {
    "unknown field": ("{first/plan}", "{first/pln}", 'the gap "first/pln".', '"first/plan"?'),
    "unknown worksheet": ("{first/plan}", "{frst/plan}", 'gap "frst/plan".', '"first/plan"?'),
    "unknown column": ("{people/name as", "{people/nam as", '"people/nam".', '"people/name"?'),
    "unknown column of rows": ("days/how}", "days/hw}", '"first/days/hw".', '"first/days/how"?'),
    "rows without a column": (
        "{first/plan}",
        "{first/days}",
        'the gap "first/days" has rows.',
        "columns: first/days/day, first/days/how.",
    ),
    "a letter in a letter": ("{first/plan}", "{first/note}", 'the gap "first/note".', ""),
    "two lists on one line": (
        "{first/days/day}",
        "{first/drains}",
        'one line cannot repeat for "first/days" and "first/drains".',
        "Give each a line of its own.",
    ),
    "a brace": (
        "{first/plan}",
        "{first/plan",
        '"{" is not a valid placeholder',
        "takes a name alone.",
    ),
    "words in a gap": ("{first/plan}", "{my plan}", '"{my plan}" is not a valid placeholder', ""),
    "an open part": ("]],", ",", '"[[" is not closed in "Hello', '"]]" on the same line.'),
    "a part in a part": ("[[ {people", "[[ [[{people", '"[[" stands inside "[["', ""),
    "a part without a gap": (
        "{first/plan}.",
        "[[hello]]",
        '"]]" closes nothing with a gap in it, in "[[hello]]".',
        "",
    ),
    "unknown list": ("one_of: people", "one_of: peple", 'no collection "peple".', '"people"?'),
    "a list that no gap is of": (
        "one_of: people",
        "one_of: steps",
        'no gap is of "steps".',
        'or remove "one_of".',
    ),
    "unknown kind": ("kind: mentor", "kind: mentr", 'no kind "mentr" here.', '"mentor"?'),
    "an example": ("prompt: My note", "example: No\n        prompt: M", 'key "example".', ""),
}


@pytest.mark.parametrize(("old", "new", "start", "end"), MISTAKES.values(), ids=MISTAKES)
def test_an_author_is_told_of_a_mistake_in_a_letter(
    draft: Draft, old: str, new: str, start: str, end: str
) -> None:
    assert LETTER.count(old) == 1
    draft.edit("one/first.yaml", AFTER, LETTER.replace(old, new) + AFTER)
    message = draft.problems()[0]
    file, line, column, _ = message.split(":", 3)
    assert file == "worksheets/one/first.yaml"
    assert int(line) > 38
    assert int(column) > 1
    assert PLACE in message
    assert start in message
    assert message.endswith(end)


def test_a_letter_and_a_sum_up_without_a_mistake_are_taken(draft: Draft) -> None:
    draft.edit("one/first.yaml", AFTER, LETTER + SUM_UP + AFTER)
    assert draft.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("first/plan", "first/pan", 'the answer "first/pan". Did you mean "first/plan"?'),
        ("first/plan", "first/days", 'the answer "first/days" has rows.'),
        ("mentor", "coach", 'there is no kind "coach" here. Known here: mentor.'),
    ],
)
def test_an_author_is_told_of_a_mistake_in_a_sum_up(
    draft: Draft, old: str, new: str, message: str
) -> None:
    draft.edit("one/first.yaml", AFTER, SUM_UP.replace(old, new) + AFTER)
    (problem,) = draft.problems()
    assert message in problem


def test_what_is_not_saved_and_a_tick_alone_cannot_be_said(draft: Draft) -> None:
    draft.edit("one/first.yaml", "prompt: My plan\n", "prompt: My plan\n        save: never\n")
    tick = "      - {field: done, type: checklist, prompt: Done}\n"
    gap = "          {first/done}.\n"
    draft.edit("one/first.yaml", AFTER, tick + LETTER + gap + AFTER)
    unsaved, ticked = sorted(draft.problems(), reverse=True)
    assert '"first/plan" is not saved, so it cannot be shown.' in unsaved
    assert '"first/done" is only a tick, which has no words.' in ticked


def test_what_is_made_of_answers_is_no_question(workbook: Workbook) -> None:
    ids = {place.id for place in places(workbook)}
    made = [
        (worksheet, item)
        for worksheet in workbook.worksheets.values()
        for item in worksheet.items()
        if isinstance(item, Letter | SumUp)
    ]
    assert len(made) == 11
    for worksheet, item in made:
        assert f"{worksheet.id}/{item.field}" not in ids
        assert item.field not in {field.field for field in worksheet.fields()}


def test_a_gap_that_makes_a_sentence_gets_a_line_on_paper() -> None:
    (line,) = letters.parse("{a/b}. I am {a/c} of {a/d as name}: {a/e}")
    assert [part.alone for part in line if part.gap] == [True, False, False, True]
