"""What YAML may say: anything else is refused at its line and column, and text stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.content.yaml_reader import Document, read_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Read = Callable[[str | bytes], Document]

NOT_YAML = "this is not YAML: {}. Check indentation, colons and quotes near here."
NOT_UTF_8 = "this is not UTF-8 text. Save the file as UTF-8."
TAB = "a tab stands where YAML wants spaces. Indent with spaces."
UNPRINTABLE = "there is a character that text cannot have, such as NUL. Remove it."
EMPTY = "the file is empty. Write its keys, or delete it."


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a file of this content."""

    def read(content: str | bytes) -> Document:
        file = tmp_path / "a.yaml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_document(file, "a.yaml")

    return read


REFUSED = {
    "a tab before a key": ("a: 1\n\tb: 2\n", f"2:1: {TAB}"),
    "a tab before a list": ("a:\n\t- b\n", f"2:1: {TAB}"),
    "an anchor": ("a: &x 1\n", '1:4: the anchor "&x" is not allowed. Remove it.'),
    "an anchor on a mapping": (
        "a: &x\n  b: 1\n",
        '1:4: the anchor "&x" is not allowed. Remove it.',
    ),
    "an alias": ("a: *x\n", '1:4: the alias "*x" is not allowed. Write the text out.'),
    "a merge": (
        "a: 1\n<<: {b: 2}\n",
        '2:1: the merge "<<" is not allowed. Write the keys out.',
    ),
    "a tag": ("a: !!int 3\n", '1:4: the tag "!!int" is not allowed. Remove it.'),
    "a tag of one's own": ("a: !mine 3\n", '1:4: the tag "!mine" is not allowed. Remove it.'),
    "a tag that would run a program": (
        "a: !!python/object/apply:os.system [ls]\n",
        '1:4: the tag "!!python/object/apply:os.system" is not allowed. Remove it.',
    ),
    "a key twice": (
        "a: 1\nb: 2\na: 3\n",
        '3:1: the key "a" is here twice, first on line 1. Keep one.',
    ),
    "a key twice, deep inside": (
        "a:\n  - {b: 1, c: 2, b: 3}\n",
        '2:18: the key "b" is here twice, first on line 2. Keep one.',
    ),
    "a list as a key": (
        "? [a]\n: b\n",
        "1:3: a key must be a word; this is a list or a mapping. Put it in quotes.",
    ),
    "a second document": (
        "a: 1\n---\nb: 2\n",
        '3:1: a second document begins after "---". Keep one in a file.',
    ),
    "an empty file": ("", f"1:1: {EMPTY}"),
    "nothing but a comment": ("# later\n", f"1:1: {EMPTY}"),
    "UTF-16 with a mark": ("a: b\n".encode("utf-16"), f"1:1: {NOT_UTF_8}"),
    "UTF-16 without a mark": ("a: b\n".encode("utf-16-le"), f"1:2: {UNPRINTABLE}"),
    "Latin-1": ("a: é\nb: café\n".encode("latin-1"), f"1:4: {NOT_UTF_8}"),
    "Latin-1 after UTF-8": ("a: é\n".encode() + b"b: caf\xe9\n", f"2:7: {NOT_UTF_8}"),
    "a NUL": ("a: b\nc: é\0\n", f"2:5: {UNPRINTABLE}"),
    "a bell": ("a: \a\n", f"1:4: {UNPRINTABLE}"),
    "a colon inside a text": (
        "title: The talk: questions\n",
        '1:16: a colon inside this text looks like a key. Put the text in quotes ("…").',
    ),
    "a quote that is left open": (
        'a: "b\n',
        "2:1: " + NOT_YAML.format("found unexpected end of stream"),
    ),
    "a bracket that is left open": (
        "a: [b\nc: d\n",
        "2:2: " + NOT_YAML.format("did not find expected ',' or ']'"),
    ),
    "too deep a nesting": ("[" * 30 + "]" * 30, "1:22: " + NOT_YAML.format("too deep a nesting")),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_is_refused_where_it_stands(read: Read, content: str | bytes, message: str) -> None:
    assert list(map(str, read(content).problems)) == [f"a.yaml:{message}"]


MEANINGS = {
    "no": "no",
    "yes": "yes",
    "True": "True",
    "null": "null",
    "~": "~",
    "012": "012",
    "0x1F": "0x1F",
    "1_000": "1_000",
    "1:30": "1:30",
    "2.5": "2.5",
    "1e3": "1e3",
    "2026-01-02": "2026-01-02",
    "9999999999999999": "9999999999999999",
    '"10"': "10",
    "'true'": "true",
    "|\n  12": "12",
    "true": True,
    "false": False,
    "10": 10,
    "0": 0,
    "-3": -3,
    "": None,
}


@pytest.mark.parametrize(("written", "meaning"), MEANINGS.items(), ids=MEANINGS)
def test_only_true_false_and_whole_numbers_are_more_than_text(
    read: Read, written: str, meaning: object
) -> None:
    document = read(f"a: {written}")
    assert document.problems == []
    assert (document.value["a"], type(document.value["a"])) == (meaning, type(meaning))


@pytest.mark.parametrize("content", ["\ufeffa: b\n", "a: b\r\n", "---\na: b\n...\n"])
def test_byte_order_mark_line_ends_and_document_marks_change_nothing(
    read: Read, content: str
) -> None:
    document = read(content)
    assert (document.value, document.problems) == ({"a": "b"}, [])


def test_all_mistakes_of_a_file_are_listed(read: Read) -> None:
    document = read("a: &x 1\nb: *x\nb: !!str 2\n")
    assert [(p.line, p.column) for p in document.problems] == [(1, 4), (2, 4), (3, 1), (3, 4)]


def test_a_place_is_named_by_the_parts_it_lies_in(read: Read) -> None:
    document = read("sections:\n  - title: One\n    items:\n      - {field: plan, hint: x}\n")
    loc: tuple[Any, ...] = ("sections", 0, "items", 0, "hint")
    document.report(loc, "wrong.")
    document.report(loc, "wrong key.", at_key=True)
    document.report((*loc[:-1], "prompt"), "not there.")
    assert list(map(str, document.problems)) == [
        'a.yaml:4:29: section "One", field "plan": wrong.',
        'a.yaml:4:23: section "One", field "plan": wrong key.',
        'a.yaml:4:9: section "One", field "plan": not there.',
    ]
