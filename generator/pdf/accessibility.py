"""Fix WeasyPrint's accessibility tags (version 70) before a PDF is written.

What a screen reader meets is right then (PDF/UA-1): running heads are not content, empty elements
are gone, a table's head says which way it looks, and the radio buttons of one question are one
field.

It works on pydyf's objects, so that the file is not read a second time. An object is emptied, never
marked as free: pydyf 0.13 would miscount its cross-reference stream.
"""

from __future__ import annotations

from typing import Any

import pydyf

TABLE = {"/TD", "/TH", "/TR", "/THead", "/TBody", "/Table", "/Document"}
"""Elements that stay when they are empty."""
PRINTED = 4
"""The flag of an annotation that is printed as it shows (ISO 32000-1, table 165)."""


def finish(_: Any, pdf: Any) -> None:
    """Fix a document; the signature is that of WeasyPrint's `finisher`."""
    tags = _Tags(pdf)
    tags.prune()
    tags.release_running_heads()
    tags.print_annotations()
    if "AcroForm" in pdf.catalog:
        tags.join_radio_buttons()
        tags.show_what_is_off()


class _Tags:
    """The structure tree of one document."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.reached: set[int] = set()

    def at(self, reference: Any) -> Any:
        return self.pdf.objects[_number(reference)]

    def prune(self) -> None:
        for reference in self.root["K"]:
            self.keep(reference)

    def keep(self, reference: Any) -> bool:
        """Keep an element that holds content or belongs to a table, with all it holds."""
        element = self.at(reference)
        kids = [kid for kid in element["K"] if self.says_something(kid)]
        if not kids and element["S"] not in TABLE:
            return False
        element["K"] = pydyf.Array(kids)
        self.reached.add(_number(reference))
        if element["S"] == "/TH":
            part = self.at(self.at(element["P"])["P"])
            element["A"]["Scope"] = "/Column" if part["S"] == "/THead" else "/Row"
        return True

    def says_something(self, kid: Any) -> bool:
        if not isinstance(kid, bytes):
            return True
        return self.at(kid).get("S") is None or self.keep(kid)

    def release_running_heads(self) -> None:
        """Mark untagged content as artifacts: running heads and page numbers."""
        running = self.take_unreached()
        numbers = self.at(self.root["ParentTree"])["Nums"]
        for index, reference in enumerate(self.pdf.page_references):
            gone = running.get(_number(reference), set())
            stream = self.at(self.at(reference)["Contents"]).stream
            for place, operator in enumerate(stream):
                if operator == b"BDC" and stream[place - 1].get("MCID") in gone:
                    stream[place - 2] = b"/Artifact"
                    stream[place - 1] = pydyf.Dictionary({"Type": "/Pagination"})
            for content in gone:
                numbers[2 * index + 1][content] = "null"

    def take_unreached(self) -> dict[int, set[int]]:
        """Empty the elements outside the tree; return their contents by page."""
        found: dict[int, set[int]] = {}
        for item in self.pdf.objects:
            if not isinstance(item, pydyf.Dictionary) or item.get("Type") != "/StructElem":
                continue
            if item.number in self.reached:
                continue
            for kid in item["K"]:
                if isinstance(kid, int):
                    found.setdefault(_number(item["Pg"]), set()).add(kid)
            item.clear()
        return found

    def print_annotations(self) -> None:
        for reference in self.pdf.page_references:
            for annotation in self.at(reference).get("Annots", ()):
                self.at(annotation).setdefault("F", PRINTED)

    def join_radio_buttons(self) -> None:
        """The group is the field, and its name is the question's."""
        form = self.pdf.catalog["AcroForm"]
        for reference in list(form["Fields"]):
            button = self.at(reference)
            if "Parent" in button:
                form["Fields"].remove(reference)
                del button["T"]
                question = button["TU"].string.rsplit(": ", 1)[0]
                self.at(button["Parent"])["TU"] = pydyf.String(question)

    def show_what_is_off(self) -> None:
        """A box that is not ticked has a look as well: an empty one."""
        boxes = [
            item
            for item in self.pdf.objects
            if isinstance(item, pydyf.Dictionary) and item.get("FT") == "/Btn" and "AP" in item
        ]
        frame = pydyf.Array([0, 0, 10, 10])
        off = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": frame})
        self.pdf.add_object(off)
        for box in boxes:
            box["AP"]["N"]["Off"] = off.reference


def _number(reference: Any) -> int:
    return int(reference.split()[0])
