"""What an author reads when a file's content is refused: where, what is wrong, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Draft

TYPES = (
    "short_text, long_text, number, date, scale, single_choice, multiple_choice, checklist, entries"
    ", letter, sum_up"
)
NO_ID = (
    "is not a valid id. Use lower-case letters and digits, joined by single hyphens, "
    'as in "the-talk".'
)
NO_TEXT = 'expected text, found {}. Put it in quotes ("…").'
NO_NUMBER = "expected a whole number, found the text {}. Write it without quotes, as in 10."
NO_LINK = (
    "is neither https nor a page of this site. "
    "Start it with https://, or give the path of the page."
)
HEADING = 'a line is a heading: it starts with "#" or is underlined. Give it as a title instead.'
NO_MAPPING = 'expected keys with values, found {}. Write lines like "key: value".'

IN_A_WORKSHEET = {
    "a wrong key of a worksheet": (
        "why: A plan",
        "wy: A plan",
        ['4:1: unknown key "wy". Did you mean "why"?'],
    ),
    "a wrong key of a field": (
        "        hint: One line.",
        "        hints: One line.",
        ['19:9: section "Choose", field "plan": unknown key "hints". Did you mean "hint"?'],
    ),
    "a key like no other": (
        "hint: One line.",
        "xyz: One line.",
        [
            '19:9: section "Choose", field "plan": unknown key "xyz". '
            "Known here: example, field, formerly, hint, prompt, save, share, type, workspace."
        ],
    ),
    "a needed key misspelled": (
        "prompt: My plan",
        "promt: My plan",
        [
            '16:9: section "Choose", field "plan": the key "prompt" is missing. Add it.',
            '18:9: section "Choose", field "plan": unknown key "promt". Did you mean "prompt"?',
        ],
    ),
    "a missing key": (
        "summary: You will have a plan.\n",
        "",
        ['1:1: the key "summary" is missing. Add it.'],
    ),
    "a key without a value": (
        "summary: You will have a plan.",
        "summary:",
        ["2:9: summary: expected text, found nothing. Write it."],
    ),
    "a text of blanks": (
        "prompt: My plan",
        'prompt: " "',
        [
            '18:17: section "Choose", field "plan": prompt is empty. '
            "Write something, or remove the key."
        ],
    ),
    "a comma in a text between braces": (
        "prompt: Day}",
        "prompt: Day, or night}",
        [
            '31:51: section "Choose", field "days", field "day": unknown key "or night". '
            "If it is part of a text with a comma, put that in quotes."
        ],
    ),
    "a type with a hyphen": (
        "type: short_text",
        "type: short-text",
        [
            '17:15: section "Choose", field "plan": unknown type "short-text". '
            'Did you mean "short_text"?'
        ],
    ),
    "an unknown type": (
        "type: short_text",
        "type: [essay]",
        [
            '17:15: section "Choose", field "plan": unknown type "[\'essay\']". '
            f"Choose: the types here are {TYPES}."
        ],
    ),
    "no type": (
        "        type: short_text\n",
        "",
        [
            '16:9: section "Choose", field "plan": the key "type" is missing. '
            f"Add it; the types here are {TYPES}."
        ],
    ),
    "a type that cannot be a column": (
        "type: long_text, prompt: How",
        "type: multiple_choice, prompt: How",
        [
            '32:32: section "Choose", field "days", field "how": a column cannot have the type '
            '"multiple_choice". Choose: the types here are short_text, long_text, number, date, '
            "scale, single_choice, checklist."
        ],
    ),
    "an unknown kind of item": (
        "field: plan",
        "feild: plan",
        [
            '16:9: section "Choose": unknown kind of item. '
            'Begin it with "prose:", "field:", "collection:" or "notice:".'
        ],
    ),
    "a field id with capitals": (
        "field: plan",
        "field: My Plan",
        [f'16:16: section "Choose", field "My Plan": "My Plan" {NO_ID}'],
    ),
    "an option id with capitals": (
        "people: People",
        "People: People",
        [f'25:11: section "Choose", field "drains": "People" {NO_ID}'],
    ),
    "an id that is too long": (
        "field: plan",
        f"field: {'plan' * 16}",
        [
            f'16:16: section "Choose", field "{"plan" * 16}": '
            "field is too long (maximum 60 characters). Shorten it."
        ],
    ),
    "a number as a text": (
        "prompt: My plan",
        "prompt: 2026",
        [f'18:17: section "Choose", field "plan": prompt: {NO_TEXT.format("the number 2026")}'],
    ),
    "a truth as a text": (
        "prompt: My plan",
        "prompt: true",
        [f'18:17: section "Choose", field "plan": prompt: {NO_TEXT.format("true")}'],
    ),
    "a list as a text": (
        "prompt: My plan",
        "prompt: [My, plan]",
        [f'18:17: section "Choose", field "plan": prompt: {NO_TEXT.format("a list")}'],
    ),
    "a number as an option": (
        "people: People",
        "people: 3",
        [f'25:19: section "Choose", field "drains": people: {NO_TEXT.format("the number 3")}'],
    ),
    "a number in a list of texts": (
        "end_labels: [bad, good]",
        "end_labels: [bad, 10]",
        [f'15:27: section "Choose", field "mood": end_labels: {NO_TEXT.format("the number 10")}'],
    ),
    "a number in quotes": (
        "minutes: 5",
        'minutes: "5"',
        [f"3:10: minutes: {NO_NUMBER.format(chr(34) + '5' + chr(34))}"],
    ),
    "half a number": (
        "minutes: 5",
        "minutes: 2.5",
        [f"3:10: minutes: {NO_NUMBER.format(chr(34) + '2.5' + chr(34))}"],
    ),
    "a number that is too small": (
        "minutes: 5",
        "minutes: 0",
        ["3:10: minutes is too small (minimum 1). Write a larger number."],
    ),
    "a number that is too large": (
        "minutes: 5",
        "minutes: 500",
        ["3:10: minutes is too large (maximum 120). Write a smaller number."],
    ),
    "a value that is not one of those possible": (
        "hint: One line.",
        "save: always",
        [
            '19:15: section "Choose", field "plan": save: "always" is not possible. '
            "Choose 'never'."
        ],
    ),
    "a text as a list": (
        "sources: [smith-2020]",
        "sources: smith-2020",
        [
            '5:10: sources: expected a list, found the text "smith-2020". '
            'Begin each line of it with "- ".'
        ],
    ),
    "a list as options": (
        "{field: day, type: date, prompt: Day}",
        "{field: day, type: single_choice, prompt: Day, options: [good, bad]}",
        [
            '31:69: section "Choose", field "days", field "day": options: '
            f"{NO_MAPPING.format('a list')}"
        ],
    ),
    "an empty list": (
        "columns: [name, ask_by]",
        "columns: []",
        [
            '36:18: section "Choose", collection "people": columns has too few entries '
            "(minimum 1). Add some."
        ],
    ),
    "too long a list": (
        "end_labels: [bad, good]",
        "end_labels: [bad, so-so, good]",
        [
            '15:21: section "Choose", field "mood": end_labels has too many entries '
            "(maximum 2). Remove some."
        ],
    ),
    "none that is no option": (
        "none: nothing",
        "none: nobody",
        [
            '20:9: section "Choose", field "drains": none: there is no option "nobody". '
            "Name one of the options."
        ],
    ),
    "a link that would run a program": (
        "prose: Think of last week.",
        'prose: "[x](javascript:alert)"',
        [f'9:16: section "Choose": the link "javascript:alert" {NO_LINK}'],
    ),
    "a link that would run a program, in a hint": (
        "hint: One line.",
        'hint: "[x]( <JavaScript:alert>)"',
        [f'19:15: section "Choose", field "plan": the link "JavaScript:alert" {NO_LINK}'],
    ),
    "a link that would run a program, given below": (
        "prose: Think of last week.",
        'prose: "[x][y]\\n\\n[y]: javascript:alert"',
        [f'9:16: section "Choose": the link "javascript:alert" {NO_LINK}'],
    ),
    "a link in angle brackets that would run a program": (
        "hint: One line.",
        'hint: "<vbscript:alert>"',
        [f'19:15: section "Choose", field "plan": the link "vbscript:alert" {NO_LINK}'],
    ),
    "a link without encryption": (
        "next_step: Tell one person.",
        'next_step: "[x](http://example.org)"',
        [f'37:12: the link "http://example.org" {NO_LINK}'],
    ),
    "a link without a scheme": (
        "next_step: Tell one person.",
        'next_step: "[x](//example.org)"',
        [f'37:12: the link "//example.org" {NO_LINK}'],
    ),
    "a picture from elsewhere": (
        "prose: Think of last week.",
        'prose: "![x](https://example.org/x.png)"',
        ['9:16: section "Choose": a picture begins at "![". Describe it in words, or give a link.'],
    ),
    "a heading in prose": (
        "prose: Think of last week.",
        'prose: "## Last week"',
        [f'9:16: section "Choose": {HEADING}'],
    ),
    "a heading without a blank in prose": (
        "prose: Think of last week.",
        'prose: "Words.\\n\\n#1 is this"',
        [f'9:16: section "Choose": {HEADING}'],
    ),
    "an underlined heading in prose": (
        "prose: Think of last week.",
        'prose: "Last week\\n---------\\nWords."',
        [f'9:16: section "Choose": {HEADING}'],
    ),
}


@pytest.mark.parametrize(("old", "new", "messages"), IN_A_WORKSHEET.values(), ids=IN_A_WORKSHEET)
def test_in_a_worksheet(draft: Draft, old: str, new: str, messages: list[str]) -> None:
    draft.edit("one/first.yaml", old, new)
    assert draft.problems() == [f"worksheets/one/first.yaml:{message}" for message in messages]


ELSEWHERE = {
    "a slug with capitals": (
        "workbook.yaml",
        "slug: tiny",
        "slug: Tiny One",
        f'2:7: "Tiny One" {NO_ID}',
    ),
    "a workbook without chapters": (
        "workbook.yaml",
        "[one]",
        "[]",
        "7:11: chapters has too few entries (minimum 1). Add some.",
    ),
    "a collection with a blank in its id": (
        "collections.yaml",
        "people:",
        "our people:",
        f'1:1: "our people" {NO_ID}',
    ),
    "a kind with capitals": (
        "collections.yaml",
        "    mentor:",
        "    Mentor:",
        f'5:5: "Mentor" {NO_ID}',
    ),
    "a year that is none": (
        "sources.yaml",
        "year: 2020",
        "year: 20",
        "3:9: year is too small (minimum 1900). Write a larger number.",
    ),
    "a strength that is none": (
        "one/chapter.yaml",
        "strength: some",
        "strength: weak",
        "10:15: strength: \"weak\" is not possible. Choose 'strong', 'some', 'thin' or 'none'.",
    ),
    "a day that is none": (
        "help.yaml",
        "checked: 2099-01-01",
        "checked: 22 November",
        '10:105: place "Worldwide": "22 November" is not a date. '
        "Write year-month-day, as in 2026-11-22.",
    ),
    "a service with an unsafe link": (
        "help.yaml",
        "https://findahelpline.com",
        "http://findahelpline.com",
        '10:67: place "Worldwide": "http://findahelpline.com" is not an allowed link. '
        "Start it with https://.",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_elsewhere(draft: Draft, file: str, old: str, new: str, message: str) -> None:
    draft.edit(file, old, new)
    assert draft.problems() == [f"worksheets/{file}:{message}"]


@pytest.mark.parametrize(("content", "found"), [("- a\n", "a list"), ("a\n", 'the text "a"')])
def test_a_file_without_keys(draft: Draft, content: str, found: str) -> None:
    draft.write("one/first.yaml", content)
    assert draft.problems() == [
        f"worksheets/one/first.yaml:1:1: the file: {NO_MAPPING.format(found)}"
    ]


HARMLESS = [
    "[x](https://example.org)",
    "[x](mailto:a@example.org)",
    "[x](tel:+4412345)",
    "[x](../help.md#now)",
    "[x](second.md)",
    "a - b - c",
    "Item #1",
    "1 < 2 & 3 > 2",
    "{curly} [square] *star*",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_words_and_links_are_taken(draft: Draft, text: str) -> None:
    draft.edit("one/first.yaml", "prose: Think of last week.", f'prose: "{text}"')
    draft.edit("one/first.yaml", "hint: One line.", f'hint: "{text}"')
    assert draft.problems() == []


def test_a_text_of_several_lines_becomes_one_and_prose_keeps_its_lines(draft: Draft) -> None:
    draft.edit("one/first.yaml", "title: First", "title: |\n  First\n  sheet")
    draft.edit("one/first.yaml", "prose: Think of last week.", 'prose: "- a\\n- b\\n"')
    worksheet = draft.load().worksheets["first"]
    assert (worksheet.title, worksheet.items()[0].prose) == ("First sheet", "- a\n- b")
