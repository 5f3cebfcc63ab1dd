"""What one file says of another must be there, and an id is used for one thing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Draft

FIRST, CHAPTER, COLLECTIONS = "one/first.yaml", "one/chapter.yaml", "collections.yaml"
IN_NOTICE = 'section "Choose", notice "now"'

FOUND = {
    "a worksheet that is not there": (
        CHAPTER,
        "[first, second]",
        "[first, secnd, second]",
        '13:21: there is no worksheet "secnd" in worksheets/one/. Did you mean "second"?',
    ),
    "a worksheet listed twice": (
        CHAPTER,
        "[first, second]",
        "[first, second, first]",
        '13:29: the worksheet "first" is listed twice. Keep one.',
    ),
    "a worksheet that is not listed": (
        CHAPTER,
        "[first, second]",
        "[first]",
        '13:13: the worksheet "second" is not in this list. Add it, or remove its file.',
    ),
    "a source that is not there": (
        FIRST,
        "[smith-2020]",
        "[smith-2021]",
        '5:11: sources.yaml has no source "smith-2021". Did you mean "smith-2020"?',
    ),
    "a claim's source that is not there": (
        CHAPTER,
        "[smith-2020]",
        "[smith-2020, who]",
        '11:27: sources.yaml has no source "who". Known here: smith-2020.',
    ),
    "a notice that is not there": (
        FIRST,
        "notice: now",
        "notice: nwo",
        '10:17: section "Choose", notice "nwo": help.yaml has no notice "nwo". Did you mean "now"?',
    ),
    "a collection that is not there": (
        FIRST,
        "collection: people",
        "collection: peple",
        '33:21: section "Choose", collection "peple": collections.yaml has no collection '
        '"peple". Did you mean "people"?',
    ),
    "a column that is not there": (
        FIRST,
        "[name, ask_by]",
        "[name, ask-by]",
        '36:25: section "Choose", collection "people": "people" has no column "ask-by". '
        'Did you mean "ask_by"?',
    ),
    "a kind that is not there": (
        FIRST,
        "kind: mentor",
        "kind: coach",
        '34:15: section "Choose", collection "people": "people" has no kind "coach". '
        "Known here: mentor.",
    ),
    "a condition on a field that is not there": (
        FIRST,
        "{field: mood, below: 3}",
        "{field: mod, below: 3}",
        f'11:23: {IN_NOTICE}, field "mod": this worksheet has no field "mod". Did you mean "mood"?',
    ),
    "a condition on an option that is not there": (
        FIRST,
        "{field: mood, below: 3}",
        "{field: drains, has: [people, peple]}",
        f'11:45: {IN_NOTICE}, field "drains": "drains" has no option "peple". '
        'Did you mean "people"?',
    ),
    "a condition that names neither options nor a number": (
        FIRST,
        "{field: mood, below: 3}",
        "{field: mood}",
        f'11:15: {IN_NOTICE}, field "mood": "when" needs "has:" with options, '
        'or "below:" for a scale. Add one.',
    ),
    "a number as a condition on a text": (
        FIRST,
        "{field: mood, below: 3}",
        "{field: plan, below: 3}",
        f'11:15: {IN_NOTICE}, field "plan": "when" needs "has:" with options, '
        'or "below:" for a scale. Add one.',
    ),
    "a field id twice": (
        FIRST,
        "field: days",
        "field: plan",
        '27:9: section "Choose", field "plan": the id "plan" is used twice on this worksheet. '
        "Give this one another.",
    ),
    "a field with the id of a collection on the same page": (
        FIRST,
        "field: plan",
        "field: people",
        '33:9: section "Choose", collection "people": the id "people" is used twice on this '
        "worksheet. Give this one another.",
    ),
    "a field with the id of the next step": (
        FIRST,
        "field: plan",
        "field: next-step",
        '16:9: section "Choose", field "next-step": the id "next-step" is used twice on this '
        "worksheet. Give this one another.",
    ),
    "a field id with an underscore": (
        FIRST,
        "field: plan",
        "field: my_plan",
        '16:16: section "Choose", field "my_plan": the id "my_plan" has a "_", '
        'which only columns may have. Use "-".',
    ),
    "a column twice in a table": (
        FIRST,
        "field: how,",
        "field: day,",
        '32:13: section "Choose", field "days", field "day": the column "day" is here twice. '
        "Give this one another id.",
    ),
    "a step made of a column that is not there": (
        FIRST,
        "        columns:\n          - {field: day,",
        "        next_step: {what: hwo, day: day}\n        columns:\n          - {field: day,",
        '30:27: section "Choose", field "days": no column "hwo" of the type short_text or '
        'long_text. Did you mean "how"?',
    ),
    "a step with a day that is not a date": (
        FIRST,
        "        columns:\n          - {field: day,",
        "        next_step: {what: how, day: how}\n        columns:\n          - {field: day,",
        '30:37: section "Choose", field "days": no column "how" of the type date. Known here: day.',
    ),
    "a column with an example": (
        COLLECTIONS,
        "prompt: Ask by}",
        "prompt: Ask by, example: Friday}",
        '8:60: field "ask_by": a column shows no example. '
        "Give it to the whole list, and say it in words.",
    ),
    "a column that is not saved": (
        COLLECTIONS,
        "prompt: Ask by}",
        "prompt: Ask by, save: never}",
        '8:57: field "ask_by": a column is always saved. '
        'Remove "save", or ask this in a field of its own.',
    ),
    "rows that are not saved": (
        FIRST,
        "prompt: My days\n",
        "prompt: My days\n        save: never\n",
        '30:15: section "Choose", field "days": rows are always saved. '
        'Remove "save", or ask in a field of another type.',
    ),
    "a column twice in a collection": (
        COLLECTIONS,
        "prompt: Ask by}\n",
        "prompt: Ask by}\n    - {field: name, type: date, prompt: Day}\n",
        '9:7: field "name": the column "name" is here twice. Give this one another id.',
    ),
    "steps without a column that every worksheet needs": (
        COLLECTIONS,
        "    - {field: time, type: short_text, prompt: At what time}\n",
        "",
        '13:5: the collection "steps" needs the column "time". Add it.',
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), FOUND.values(), ids=FOUND)
def test_is_found(draft: Draft, file: str, old: str, new: str, message: str) -> None:
    draft.edit(file, old, new)
    assert draft.problems() == [f"worksheets/{file}:{message}"]


def test_a_worksheet_with_the_id_of_a_collection(draft: Draft) -> None:
    (draft.folder / "one/second.yaml").rename(draft.folder / "one/steps.yaml")
    draft.edit(CHAPTER, "[first, second]", "[first, steps]")
    assert draft.problems() == [
        'worksheets/collections.yaml:10:3: a worksheet has the id "steps" too. '
        "Rename one before readers use it."
    ]


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2024-02-29", '"Find A Helpline" was last checked '),
        ("2026-02-30", '"2026-02-30" is not a date of the calendar.'),
    ],
)
def test_a_helpline_that_was_not_tried_for_a_year_stops_the_build(
    draft: Draft, day: str, says: str
) -> None:
    draft.edit("help.yaml", "2099-01-01", day)
    (problem,) = draft.problems()
    assert problem.startswith("worksheets/help.yaml:10:")
    assert says in problem


def test_a_helpline_may_be_a_year_old(draft: Draft) -> None:
    draft.edit("help.yaml", "2099-01-01", (date.today() - timedelta(days=365)).isoformat())
    assert draft.problems() == []
