"""Random edits of a workbook, by the rules or not, with a record of what went where."""

from __future__ import annotations

import copy
import random
from typing import TYPE_CHECKING, Any

import yaml

from generator.content import addresses, published_ids
from generator.content.yaml_reader import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.content.model import Workbook
    from tests.conftest import Draft
    from tests.support.migration_oracle import MigrationOracle

THIRD = """
title: Third
summary: You will have chosen.
minutes: 3
sections:
  - title: Choose
    items:
      - field: door
        type: single_choice
        prompt: Which door
        options: {left: Left, right: Right, up: Up}
      - {field: bag, type: checklist, prompt: My bag, options: {pen: Pen, map: Map, tea: Tea}}
      - {field: hours, type: number, prompt: Hours}
      - {field: story, type: long_text, prompt: My story}
      - field: week
        type: entries
        prompt: My week
        fixed_rows: {mon: Monday, tue: Tuesday}
        columns:
          - {field: did, type: short_text, prompt: What I did}
          - {field: well, type: single_choice, prompt: How it went, options: {y: Well, n: Badly}}
next_step: Open it.
"""
SHAPES = {t: shape for shape, types in published_ids.SHAPES.items() for t in types}


def dump(value: Any) -> str:
    """Write YAML as an author does."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True)
    return text


class ContentFuzzer:
    """Edits a draft. `where` says, for each id ever published, which id has its answers now."""

    def __init__(self, draft: Draft, seed: int) -> None:
        self.draft, self.random = draft, random.Random(seed)
        draft.write("two/chapter.yaml", (draft.folder / "one/chapter.yaml").read_bytes())
        draft.edit("two/chapter.yaml", "[first, second]", "[third]")
        draft.write("two/third.yaml", THIRD.encode())
        draft.edit("workbook.yaml", "[one]", "[one, two]")
        draft.edit(
            "one/first.yaml", "      - notice: now\n        when: {field: mood, below: 3}\n", ""
        )
        draft.edit("one/first.yaml", "        none: nothing\n", "")
        self.names = 0
        self.where: dict[str, str | None] = {}
        self.files = {
            str(file.relative_to(draft.folder)): read_document(file, "").value
            for file in draft.folder.rglob("*.yaml")
        }
        self.saved: dict[str, Any] = {}
        self.lines: list[str] = []
        self.publish()

    # The draft on disk, and the register.

    def save(self) -> None:
        """Write what has changed since the last time."""
        for name in self.saved.keys() - self.files.keys():
            (self.draft.folder / name).unlink()
            del self.saved[name]
        for name, value in self.files.items():
            if self.saved.get(name) != value:
                self.saved[name] = copy.deepcopy(value)
                self.draft.write(name, dump(self.saved[name]))
        self.draft.write(published_ids.NAME, "\n".join(self.lines))

    def publish(self) -> Workbook:
        self.save()
        workbook = self.draft.load()
        self.lines = published_ids.with_new_ids(self.lines, workbook)
        self.save()
        for place in addresses.places(workbook):
            self.where.setdefault(place.id, place.id)
        return self.draft.load()

    def state(self) -> Any:
        return copy.deepcopy((self.files, self.lines, self.where))

    def undo(self, state: Any) -> None:
        self.files, self.lines, self.where = state

    # What there is.

    def worksheets(self) -> dict[str, str]:
        """Return the file of each worksheet by id."""
        return {
            name.split("/")[1].removesuffix(".yaml"): name
            for name in self.files
            if "/" in name and not name.endswith("chapter.yaml")
        }

    def fields(self) -> Iterator[tuple[str, list[Any], dict[str, Any]]]:
        """Yield the id of each field, the list it is in, and itself."""
        for id, name in self.worksheets().items():
            for section in self.files[name]["sections"]:
                for item in section["items"]:
                    if "field" in item:
                        yield f"{id}/{item['field']}", section["items"], item

    def columns(self) -> Iterator[tuple[str, list[Any], dict[str, Any]]]:
        for id, _, field in self.fields():
            for column in field.get("columns", []):
                yield f"{id}/{column['field']}", field["columns"], column
        for name, collection in self.files["collections.yaml"].items():
            if name != "steps":
                for column in collection["columns"]:
                    yield f"{name}/{column['field']}", collection["columns"], column

    def named(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Yield each part with options, fixed rows or kinds: its id, the key, and itself."""
        for id, _, part in [*self.fields(), *self.columns()]:
            for key in ("options", "fixed_rows"):
                if key in part:
                    yield id, key, part
        for name, collection in self.files["collections.yaml"].items():
            if "kinds" in collection:
                yield name, "kinds", collection

    def new(self) -> str:
        self.names += 1
        return f"n{self.names}"

    def shown(self) -> Iterator[dict[str, Any]]:
        for name in self.worksheets().values():
            for section in self.files[name]["sections"]:
                yield from (item for item in section["items"] if "collection" in item)

    # What an edit does to the ids.

    def move(self, old: str, new: str) -> None:
        """Note that an id and all within it is called otherwise now."""
        for id, now in self.where.items():
            if now and (now == old or now.startswith((f"{old}/", f"{old}="))):
                self.where[id] = new + now[len(old) :]

    def gone(self, old: str, right: bool) -> None:
        """Note that an id and all within it is gone; by the rules, the register says so."""
        lost = {
            id
            for id, now in self.where.items()
            if now and (now == old or now.startswith((f"{old}/", f"{old}=")))
        }
        self.where |= dict.fromkeys(lost)
        if right:
            self.lines = [
                f"{line} retired"
                if line.split()[0] in lost and not line.endswith(" retired")
                else line
                for line in self.lines
            ]

    def formerly(self, part: dict[str, Any], old: str, right: bool) -> None:
        if right:
            part["formerly"] = [*part.get("formerly", []), old]


def rename_field(author: ContentFuzzer, right: bool) -> None:
    id, _, field = author.random.choice(list(author.fields()))
    field["field"] = author.new()
    author.formerly(field, id, right)
    author.move(id, f"{id.split('/')[0]}/{field['field']}")


def rename_column(author: ContentFuzzer, right: bool) -> None:
    id, _, column = author.random.choice(list(author.columns()))
    above, _, old = id.rpartition("/")
    column["field"] = author.new()
    for item in author.shown() if "/" not in above else ():
        if item["collection"] == above:
            item["columns"] = [column["field"] if c == old else c for c in item["columns"]]
    author.formerly(column, id, right)
    author.move(id, f"{above}/{column['field']}")


def rename_option(author: ContentFuzzer, right: bool) -> bool:
    """Give an option, a kind or a fixed row another id, which no rule allows."""
    if right:
        return False
    id, key, part = author.random.choice(list(author.named()))
    old, new = author.random.choice(list(part[key])), author.new()
    part[key] = {new if name == old else name: text for name, text in part[key].items()}
    for item in author.shown() if key == "kinds" else ():
        if item["collection"] == id and item.get("kind") == old:
            item["kind"] = new
    return True


def rename_worksheet(author: ContentFuzzer, right: bool) -> None:
    old, name = author.random.choice(list(author.worksheets().items()))
    new, chapter = author.new(), name.split("/")[0]
    author.files[f"{chapter}/{new}.yaml"] = author.files.pop(name)
    list_ = author.files[f"{chapter}/chapter.yaml"]["worksheets"]
    list_[list_.index(old)] = new
    author.formerly(author.files[f"{chapter}/{new}.yaml"], old, right)
    author.move(old, new)


def move_worksheet(author: ContentFuzzer, right: bool) -> bool:
    """Move it to the other chapter: ids do not contain it, so there is no rule to break."""
    old, name = author.random.choice(list(author.worksheets().items()))
    chapter = name.split("/")[0]
    other = {"one": "two", "two": "one"}[chapter]
    if len(author.files[f"{chapter}/chapter.yaml"]["worksheets"]) == 1:
        return False
    author.files[f"{other}/{old}.yaml"] = author.files.pop(name)
    author.files[f"{chapter}/chapter.yaml"]["worksheets"].remove(old)
    author.files[f"{other}/chapter.yaml"]["worksheets"].append(old)
    return True


def rename_collection(author: ContentFuzzer, right: bool) -> None:
    lists = author.files["collections.yaml"]
    old = next(name for name in lists if name != "steps")
    new = author.new()
    author.files["collections.yaml"] = {new if n == old else n: c for n, c in lists.items()}
    for item in author.shown():
        item["collection"] = new if item["collection"] == old else item["collection"]
    author.formerly(author.files["collections.yaml"][new], old, right)
    author.move(old, new)


def move_field(author: ContentFuzzer, right: bool) -> bool:
    id, items, field = author.random.choice(list(author.fields()))
    other = author.random.choice([w for w in author.worksheets() if w != id.split("/")[0]])
    if len(items) == 1:
        return False
    items.remove(field)
    field["field"] = author.new()
    author.files[author.worksheets()[other]]["sections"][0]["items"].append(field)
    author.formerly(field, id, right)
    author.move(id, f"{other}/{field['field']}")
    return True


def change_type(author: ContentFuzzer, right: bool) -> bool:
    """By the rules, a text stays a text; against them, it becomes ticks, or ticks a text."""
    id, _, field = author.random.choice(list(author.fields()))
    shape = SHAPES[field["type"]]
    if shape == "rows" or (right and shape != "text"):
        return False
    if options := field.pop("options", {}):
        for name in options:
            author.gone(f"{id}={name}", True)
    field.pop("end_labels", None)
    field["type"] = "long_text" if right or shape == "list" else "checklist"
    return True


def delete_field(author: ContentFuzzer, right: bool) -> bool:
    id, items, field = author.random.choice([*author.fields(), *author.columns()])
    above, _, name = id.rpartition("/")
    shown = [item for item in author.shown() if item["collection"] == above]
    if len(items) == 1 or any(item["columns"] == [name] for item in shown):
        return False
    items.remove(field)
    for item in shown:
        item["columns"] = [column for column in item["columns"] if column != name]
    author.gone(id, right)
    return True


def delete_option(author: ContentFuzzer, right: bool) -> bool:
    id, key, part = author.random.choice(list(author.named()))
    if len(part[key]) == 1 or key == "kinds":
        return False
    old = author.random.choice(list(part[key]))
    del part[key][old]
    author.gone(f"{id}={old}", right)
    return True


def merge_fields(author: ContentFuzzer, right: bool) -> bool:
    """Two questions for words become one; against the rules, two name the same former one."""
    words = [field for field in author.fields() if field[2]["type"] in addresses.TEXT_TYPES]
    if len(words) < 2 or any(len(items) < 3 for _, items, _ in words):
        return False
    (a, items, one), (b, others, other) = author.random.sample(words, 2)
    items.remove(one)
    others.remove(other)
    former = [*one.get("formerly", []), a, *other.get("formerly", []), b]
    new = {"field": author.new(), "type": "long_text", "prompt": "Both", "formerly": former}
    items.append(new)
    if not right:
        items.append(copy.deepcopy(new) | {"field": author.new()})
    author.move(a, f"{a.split('/')[0]}/{new['field']}")
    author.move(b, f"{a.split('/')[0]}/{new['field']}")
    return True


def reuse(author: ContentFuzzer, right: bool) -> bool:
    """Give a new field an id that once was another's; by the rules, an id of its own."""
    used = {id for id, _, _ in author.fields()}
    sheets = author.worksheets()
    old = [
        id
        for id, now in author.where.items()
        if now != id and id.count("/") == 1 and "=" not in id and id.split("/")[0] in sheets
    ]
    once = [id for id in old if id not in used]
    if not (once or right):
        return False
    id = f"{author.random.choice(list(sheets))}/{author.new()}" if right else once[0]
    worksheet, name = id.split("/")
    field = {"field": name, "type": "short_text", "prompt": "Something new"}
    author.files[sheets[worksheet]]["sections"][0]["items"].append(field)
    return True


EDITS: list[Callable[[ContentFuzzer, bool], bool | None]] = [
    rename_field,
    rename_column,
    rename_option,
    rename_worksheet,
    move_worksheet,
    rename_collection,
    move_field,
    change_type,
    delete_field,
    delete_option,
    merge_fields,
    reuse,
]


def answer_everything(
    author: ContentFuzzer, reader: MigrationOracle
) -> dict[str, tuple[str, str | None, Any]]:
    """Write into every question; return, by address: its id, its row, and what was written."""
    written: dict[str, tuple[str, str | None, Any]] = {}
    lists = {name: ["a1", "b2-first", "c3-third"] for name in author.files["collections.yaml"]}
    rows = {
        id: list(f.get("fixed_rows", ["a1", "b2"]))
        for id, _, f in author.fields()
        if "columns" in f
    }
    steps = author.files["collections.yaml"]["steps"]["columns"]
    everything = [*author.fields(), *author.columns()]
    everything += [(f"steps/{column['field']}", [], column) for column in steps]
    for id, _, field in everything:
        if "columns" in field:
            continue
        above = id.rpartition("/")[0]
        for row in (rows | lists).get(above, [None]):
            address = f"{above}/{row}/{field['field']}" if row else id
            written[address] = (id, row, said(address, field, author.random))
    (people,) = set(lists) - {"steps"}
    for row in lists[people]:
        kinds = list(author.files["collections.yaml"][people]["kinds"])
        written[f"{people}/{row}/kinds"] = (f"{people}/kinds", row, kinds)
    for number, (address, (_, _, value)) in enumerate(written.items()):
        reader.write(address, value, 1000 + number)
    return written


def said(address: str, field: dict[str, Any], random: random.Random) -> str | list[str]:
    if SHAPES[field["type"]] == "list":
        options = list(field.get("options", ["yes"]))
        return sorted(random.sample(options, min(2, len(options))))
    return random.choice(list(field["options"])) if "options" in field else f"words of {address}"


def find_again(
    author: ContentFuzzer, written: dict[str, tuple[str, str | None, Any]], reader: MigrationOracle
) -> None:
    """Fail for the first answer that is not where its question is now."""
    everywhere = [a["value"] for a in reader.answers.values()] + [v for _, v in reader.history]
    for address, (id, row, value) in written.items():
        kinds = id == "people/kinds"
        target = f"{author.where['people']}/kinds" if kinds else author.where[id]
        expected = listed(value)
        if target is None or author.where.get(f"{id.rpartition('/')[0]}={row}", "") is None:
            whole = [there for there in everywhere if all(one in there for one in expected)]
            assert whole, f"{address} is nowhere"
            continue
        above, _, column = target.rpartition("/")
        if row:
            column = f"{now_called(author, row)}/{column}"
        found = reader.said(f"{above}/{column}")
        assert any(all(one in there for one in expected) for there in found), (
            f"{address}: {expected} is not among {found} at {above}/{column}"
        )


def now_called(author: ContentFuzzer, row: str) -> str:
    stamp, mark, worksheet = row.partition("-")
    return f"{stamp}-{author.where[worksheet]}" if mark else row


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
