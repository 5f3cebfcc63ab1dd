"""Ids outlive edits: an author is told before answers are lost, and every answer is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.content import addresses, published_ids
from tests.support.content_fuzzer import (
    EDITS,
    ContentFuzzer,
    answer_everything,
    find_again,
    move_worksheet,
)
from tests.support.migration_oracle import MigrationOracle, follow

EDITIONS = 8

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Draft

FIRST = "one/first.yaml"
REGISTER = "worksheets/published-ids.txt"


@pytest.fixture
def published(draft: Draft) -> Draft:
    """The tiny workbook, with its register."""
    lines = published_ids.with_new_ids([], draft.load())
    draft.write("published-ids.txt", "".join(f"{line}\n" for line in lines))
    return draft


def register(draft: Draft) -> list[str]:
    return (draft.folder / "published-ids.txt").read_text("utf-8").splitlines()


def test_the_register_holds_every_id_with_its_type_in_order(published: Draft) -> None:
    assert [line for line in register(published) if not line.startswith("#")] == [
        "first worksheet",
        "first/days entries",
        "first/days/day date",
        "first/days/how long_text",
        "first/drains multiple_choice",
        "first/drains=nothing option",
        "first/drains=people option",
        "first/mood scale",
        "first/plan short_text",
        "people collection",
        "people/ask_by date",
        "people/name short_text",
        "people=mentor kind",
        "second worksheet",
        "second/learned long_text",
        "steps collection",
        "steps/day date",
        "steps/if_then short_text",
        "steps/sure scale",
        "steps/time short_text",
        "steps/what short_text",
        "steps/where short_text",
    ]
    assert published.problems() == []


def test_what_is_never_saved_is_registered(draft: Draft) -> None:
    draft.edit(FIRST, "prompt: My plan\n", "prompt: My plan\n        save: never\n")
    lines = published_ids.with_new_ids([], draft.load())
    assert "first/plan short_text" in lines


def test_new_ids_are_added_in_place_and_nothing_else_changes(published: Draft) -> None:
    before = register(published)
    published.edit(FIRST, "people: People", "people: People\n          noise: Noise")
    assert published.problems() == []
    after = published_ids.with_new_ids(before, published.load())
    place = after.index("first/drains=noise option")
    assert after[:place] + after[place + 1 :] == before
    assert after[place - 1] < after[place] < after[place + 1]
    assert published_ids.with_new_ids(after, published.load()) == after


def test_comments_stay_where_they_are(published: Draft) -> None:
    lines = ["# top", "first worksheet # the start", "", "# later", "second worksheet"]
    after = published_ids.with_new_ids(lines, published.load())
    assert [line for line in after if line in lines] == lines


PLAN = "field: plan\n"
GOAL = "field: goal\n        formerly: [first/plan]\n"
AS_TEXT = "short_text\n        prompt: My plan"
NEW_ID = 'Give this one a new id, and write "retired" behind the old one in the register.'
PLAN_IS_GONE = (
    f'{REGISTER}:11:1: readers may hold answers under "first/plan", and it is gone. If it was '
    'renamed or moved, give the new one "formerly: [first/plan]"; else write "retired" behind '
    "this line."
)


def in_first(mark: str, field: str, message: str) -> str:
    return f'worksheets/{FIRST}:{mark}: section "Choose", {field}: {message}'


CASES = {
    "a field is renamed": ({PLAN: "field: goal\n"}, [PLAN_IS_GONE]),
    "a field is renamed and says so": ({PLAN: GOAL}, []),
    "a type keeps its shape": ({AS_TEXT: "date\n        prompt: My plan"}, []),
    "a type changes its shape": (
        {AS_TEXT: "checklist\n        prompt: My plan"},
        [
            in_first(
                "17:15",
                'field "plan"',
                '"first/plan" was published as short_text, and checklist cannot show such answers. '
                + NEW_ID,
            )
        ],
    ),
    "a former id is still in use": (
        {PLAN: "field: plan\n        formerly: [first/mood]\n"},
        [
            in_first(
                "17:20",
                'field "plan"',
                '"first/mood" is still in use. Take it out of "formerly", or remove the other.',
            )
        ],
    ),
    "a former id was never there": (
        {PLAN: "field: plan\n        formerly: [first/plam]\n"},
        [
            in_first(
                "17:20",
                'field "plan"',
                '"first/plam" was never published. Did you mean "first/plan"?',
            )
        ],
    ),
    "two name the same": (
        {PLAN: GOAL, "prompt: My days\n": "prompt: My days\n        formerly: [first/plan]\n"},
        [
            in_first(
                "31:20",
                'field "days"',
                '"first/plan" is named by two. Its answers can go to one place only; keep one.',
            )
        ],
    ),
    "an option is renamed": (
        {"people: People": "folk: People"},
        [
            f'{REGISTER}:9:1: readers may have chosen "first/drains=people", and it is gone. Keep '
            'the id and change only the text; if it is to go, write "retired" behind this line.'
        ],
    ),
    "an option gets another text": ({"people: People": "people: Other people"}, []),
    "an option is named as if it could move": (
        {PLAN: "field: plan\n        formerly: [first/drains=people]\n"},
        [
            in_first(
                "17:20",
                'field "plan"',
                '"first/drains=people" cannot move: an option, a kind or a fixed row keeps its id. '
                "Remove it.",
            )
        ],
    ),
    "a column is renamed and says so": (
        {"field: how, ": 'field: what, formerly: ["first/days/how"], '},
        [],
    ),
    "a column becomes a field": (
        {
            "          - {field: how, type: long_text, prompt: How it went}\n": "",
            PLAN: GOAL.replace("]", ", first/days/how]"),
        },
        [
            in_first(
                "18:15",
                'field "goal"',
                '"first/goal" was published as long_text under first/days/how, and short_text '
                f"cannot show such answers. {NEW_ID}",
            )
        ],
    ),
    "a field is not saved any more": (
        {"prompt: My plan\n": "prompt: My plan\n        save: never\n"},
        [],
    ),
    "answers move to what is never saved": ({PLAN: f"{GOAL}        save: never\n"}, []),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_an_edit_of_a_worksheet(
    published: Draft, edits: dict[str, str], messages: list[str]
) -> None:
    for old, new in edits.items():
        published.edit(FIRST, old, new)
    assert published.problems() == messages


RETIRED = {
    "a retired id is gone": ("first/plan short_text", "field: plan\n", "field: goal\n", []),
    "a retired id is in use": (
        "first/plan short_text",
        "My plan",
        "My goal",
        [
            in_first(
                "16:9",
                'field "plan"',
                'the id "first/plan" is retired, and readers may hold old answers. '
                "Choose a new id.",
            )
        ],
    ),
    "a retired option is gone": (
        "first/drains=people option",
        "people: People",
        "folk: People",
        [],
    ),
    "a retired worksheet is in use": (
        "first worksheet",
        "My plan",
        "My goal",
        [
            f'worksheets/{FIRST}:1:1: the id "first" is retired, and readers may hold old answers. '
            "Choose a new id."
        ],
    ),
    "a retired question comes back under a new id": (
        "first/plan short_text",
        "field: plan\n",
        "field: goal\n        formerly: [first/plan]\n",
        [],
    ),
}


@pytest.mark.parametrize(("line", "old", "new", "messages"), RETIRED.values(), ids=RETIRED)
def test_retired(published: Draft, line: str, old: str, new: str, messages: list[str]) -> None:
    published.edit("published-ids.txt", f"{line}\n", f"{line} retired\n")
    published.edit(FIRST, old, new)
    assert published.problems() == messages


def test_a_worksheet_that_goes_is_told_once_and_can_be_retired_whole(published: Draft) -> None:
    (published.folder / "one/second.yaml").unlink()
    published.edit("one/chapter.yaml", "[first, second]", "[first]")
    (message,) = published.problems()
    assert message.startswith(f'{REGISTER}:16:1: readers may hold answers under "second"')
    published.edit("published-ids.txt", "second worksheet", "second worksheet retired")
    assert published.problems() == []


def test_a_file_that_cannot_be_read_loses_no_ids(published: Draft) -> None:
    published.edit(FIRST, "minutes: 5", "minutes: 0")
    assert len(published.problems()) == 1


def test_odd_lines_are_told_by_their_number(published: Draft) -> None:
    published.edit(
        "published-ids.txt", "people=mentor kind\n", "people=mentor kind\nwhat is this\n"
    )
    published.edit("published-ids.txt", "second worksheet\n", "second worksheet\nfirst worksheet\n")
    assert published.problems() == [
        f'{REGISTER}:16:1: invalid line in the id register. Write "id type", or "id type retired".',
        f'{REGISTER}:18:1: the id "first" is here twice. Keep one line.',
    ]


def test_formers_that_name_each_other_are_refused_and_end(published: Draft) -> None:
    published.edit(FIRST, "field: plan\n", "field: plan\n        formerly: [first/mood]\n")
    published.edit(FIRST, "field: mood\n", "field: mood\n        formerly: [first/plan]\n")
    assert len(published.problems()) == 2


def rename_second(draft: Draft) -> None:
    """Rename the worksheet, then a field of it, then the worksheet again."""
    lesson = "field: lesson\n        formerly: [middle/learned]\n"
    draft.edit("one/second.yaml", "field: learned\n", lesson)
    draft.edit("one/second.yaml", "title: Second", "formerly: [second, middle]\ntitle: Second")
    draft.edit("one/chapter.yaml", "[first, second]", "[first, last]")
    (draft.folder / "one/second.yaml").rename(draft.folder / "one/last.yaml")
    draft.edit(
        "published-ids.txt",
        "people collection\n",
        "middle worksheet\nmiddle/learned long_text\nmiddle/lesson long_text\npeople collection\n",
    )


def test_renames_of_a_field_and_its_worksheet_add_up(published: Draft) -> None:
    rename_second(published)
    assert published.problems() == []
    moves = addresses.moves(published.load())
    for name in ("second/learned", "middle/learned", "middle/lesson"):
        assert follow(name, moves)[0] == "last/lesson"


def test_a_former_id_may_not_come_back_through_a_renamed_worksheet(published: Draft) -> None:
    rename_second(published)
    new = "      - {field: learned, type: short_text, prompt: Something new}\n"
    published.edit(
        "one/last.yaml", "      - collection: steps\n", f"{new}      - collection: steps\n"
    )
    (problem,) = published.problems()
    assert problem.endswith(
        '"last/learned" is in use, and "middle/learned" was called so too. Give that one a new id.'
    )


def test_without_moves_the_pages_and_the_catalogue_say_nothing_of_them(published: Draft) -> None:
    assert addresses.moves(published.load()) == {}


def test_moves_name_places_and_what_can_be_joined(published: Draft) -> None:
    published.edit(FIRST, "field: plan\n", "field: goal\n        formerly: [first/plan]\n")
    moves = addresses.moves(published.load())
    assert len(moves.pop("digest")) == 8
    assert moves == {"places": {"first/plan": "first/goal"}, "joined": ["first/goal"]}


@pytest.mark.parametrize("seed", range(25))
def test_every_edit_is_refused_or_finds_every_answer_again(
    draft: Draft, seed: int, cases: Callable[[int], None]
) -> None:
    """Eight editions each, and two readers: one opens every edition, one only the last."""
    cases(EDITIONS)
    author = ContentFuzzer(draft, seed)
    always, late = MigrationOracle(), MigrationOracle()
    written = answer_everything(author, always)
    late.answers = dict(always.answers)
    for number in range(EDITIONS):
        right, before = author.random.random() < 0.7, author.state()
        while (edit := author.random.choice(EDITS))(author, right) is False:
            author.undo(before)
            before = author.state()
        author.save()
        problems = draft.problems()
        if not right and edit is not move_worksheet:
            assert problems, f"{edit.__name__} passed in edition {number}"
            author.undo(before)
            author.save()
            continue
        assert problems == [], f"{edit.__name__} in edition {number}"
        moves = addresses.moves(author.publish())
        always.take(moves)
        find_again(author, written, always)
        skipped = MigrationOracle(dict(late.answers))
        skipped.take(moves)
        find_again(author, written, skipped)
        assert skipped.take(moves) == [], "twice is once"
