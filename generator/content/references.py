"""What letters and sum-ups name: it must be asked somewhere, and be something that can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.content import letters
from generator.content.fields import Checklist, Entries, InputField, Letter, SumUp
from generator.errors import Finding, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.content.model import Workbook
    from generator.content.worksheet import Worksheet
    from generator.errors import Loc


def validate(workbook: Workbook) -> Iterator[Finding]:
    """Yield every mistake of an author in what letters and sum-ups name."""
    asked = dict(_asked(workbook))
    for worksheet in workbook.worksheets.values():
        for loc, item in worksheet.located_items():
            if isinstance(item, Letter | SumUp):
                yield from _ComputedItem(worksheet, loc, item, workbook, asked).validate()


def _asked(workbook: Workbook) -> Iterator[tuple[str, InputField]]:
    """Yield every address without its row, and what is asked there."""
    for worksheet in workbook.worksheets.values():
        for field in worksheet.fields():
            yield f"{worksheet.id}/{field.field}", field
            for column in getattr(field, "columns", ()):
                yield f"{worksheet.id}/{field.field}/{column.field}", column
    for name, collection in workbook.collections.items():
        for column in collection.columns:
            yield f"{name}/{column.field}", column


class _ComputedItem:
    """One letter or sum-up, and what it names."""

    def __init__(
        self,
        worksheet: Worksheet,
        loc: Loc,
        item: Letter | SumUp,
        workbook: Workbook,
        asked: dict[str, InputField],
    ) -> None:
        self.path, self.loc, self.item = worksheet.path, loc, item
        self.workbook, self.asked = workbook, asked

    def validate(self) -> Iterator[Finding]:
        if isinstance(self.item, Letter):
            yield from self.gaps(self.item)
            yield from self.one_of(self.item)
        else:
            for number, address in enumerate(self.item.answers):
                yield from self.problem(("answers", number), address, "answer")
        yield from self.kind()

    def finding(self, loc: Loc, message: str) -> Finding:
        return Finding(self.path, (*self.loc, *loc), message)

    def gaps(self, letter: Letter) -> Iterator[Finding]:
        for address in dict.fromkeys(letters.gaps(letter.text)):
            yield from self.problem(("text",), address, "gap")
        for line in letter.lines():
            named = dict.fromkeys(letters.address(part.gap) for part in line if part.gap)
            lists = {self.repeats(address) for address in named} - {"", letter.one_of}
            if len(lists) > 1:
                several = " and ".join(sorted(f'"{name}"' for name in lists))
                message = f"one line cannot repeat for {several}. Give each a line of its own."
                yield self.finding(("text",), message)

    def repeats(self, address: str) -> str:
        """Return the list or the choice whose every row or option repeats a line, or nothing."""
        if address.count("/") == 2 or address.split("/")[0] in self.workbook.collections:
            return address.rpartition("/")[0]
        many = getattr(self.asked.get(address), "type", "") in ("multiple_choice", "checklist")
        return address if many else ""

    def problem(self, loc: Loc, address: str, what: str) -> Iterator[Finding]:
        field = self.asked.get(address)
        if field is None:
            near = did_you_mean(address, self.near(address))
            yield self.finding(loc, f'nothing asks for the {what} "{address}".{near}')
        elif isinstance(field, Entries):
            columns = ", ".join(f"{address}/{column.field}" for column in field.columns)
            message = f'the {what} "{address}" has rows. Name one of its columns: {columns}.'
            yield self.finding(loc, message)
        elif isinstance(field, Checklist) and not field.options:
            message = f'the {what} "{address}" is only a tick, which has no words. Leave it out.'
            yield self.finding(loc, message)
        elif field.save:
            message = f'the {what} "{address}" is not saved, so it cannot be shown. Leave it out.'
            yield self.finding(loc, message)

    def near(self, address: str) -> list[str]:
        """Return what may have been meant: something of the same parent, or else anything."""
        parent = address.split("/")[0] + "/"
        return [one for one in self.asked if one.startswith(parent)] or list(self.asked)

    def one_of(self, letter: Letter) -> Iterator[Finding]:
        name = letter.one_of
        if name is None:
            return
        if name not in self.workbook.collections:
            near = did_you_mean(name, self.workbook.collections)
            yield self.finding(("one_of",), f'collections.yaml has no collection "{name}".{near}')
        elif not any(gap.startswith(f"{name}/") for gap in letters.gaps(letter.text)):
            message = f'no gap is of "{name}". Use one, such as {{{name}/…}}, or remove "one_of".'
            yield self.finding(("one_of",), message)

    def kind(self) -> Iterator[Finding]:
        kind = self.item.kind
        if kind is None:
            return
        if isinstance(self.item, Letter):
            names = {self.item.one_of}
        else:
            names = {address.split("/")[0] for address in self.item.answers}
        lists = [self.workbook.collections[n] for n in names if n in self.workbook.collections]
        kinds = {id for one in lists for id in one.kinds or {}}
        if kind not in kinds:
            message = f'there is no kind "{kind}" here.{did_you_mean(kind, kinds)}'
            yield self.finding(("kind",), message)
