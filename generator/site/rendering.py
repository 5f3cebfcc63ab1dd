"""Render worksheets, chapters and other pages with Jinja: Markdown pages and printable HTML.

It knows the model and the templates, and neither YAML nor a site engine.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import jinja2
import segno
from markupsafe import Markup

from generator.content import addresses
from generator.content.fields import Entries, InputField, MultipleChoice, PromptedItem
from generator.content.worksheet import (
    NEXT_STEP,
    ROW_COLUMNS,
    STEP_COLUMNS,
    CollectionItem,
    NoticeItem,
    ProseItem,
    WidgetItem,
)
from generator.site import markup

if TYPE_CHECKING:
    from pathlib import Path

    from generator.content.messages import Messages
    from generator.content.model import Chapter, Workbook
    from generator.content.worksheet import Worksheet

Medium = Literal["screen", "paper"]


@dataclass(frozen=True)
class FieldId:
    """The id of a field's element, and where its answer is kept."""

    worksheet: str
    name: str
    collection: str = ""
    kind: str = ""
    own_rows: bool = False
    code: int = 0
    """Its number on the sheet, by which what was written on paper is found on the screen."""
    fillable: bool = False
    """Whether the paper is a form to type into."""

    def __str__(self) -> str:
        return f"{self.worksheet}--{self.name}"


def environment(templates: Path, messages: Messages) -> jinja2.Environment:
    """Return the Jinja environment of a templates folder: escaping, and strict about names."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals["messages"] = messages
    env.filters.update(
        inline=markup.inline, block=markup.block, source=markup.source, plain=markup.plain
    )
    env.filters["one_line"] = markup.one_line
    env.tests["field"] = lambda item: isinstance(item, InputField)
    env.tests["prose"] = lambda item: isinstance(item, ProseItem)
    env.tests["notice"] = lambda item: isinstance(item, NoticeItem)
    env.tests["widget"] = lambda item: isinstance(item, WidgetItem)
    env.tests["collection"] = lambda item: isinstance(item, CollectionItem)
    return env


class Renderer:
    """Renders the parts of one workbook with one set of templates."""

    def __init__(
        self,
        workbook: Workbook,
        templates: Path,
        site_url: str = "",
        paper_style: str = "assets/workbook/paper.css",
    ) -> None:
        """Take the workbook and its templates.

        Args:
            workbook: The content.
            templates: The folder of templates.
            site_url: Where the site will be published; paper says so, if it is known.
            paper_style: Where printable HTML finds its style, from the top of the site.
        """
        self.workbook = workbook
        self.site_url = site_url
        self._sheets: dict[tuple[str, bool], Markup] = {}
        self.env = environment(templates, workbook.messages)
        self.env.globals.update(
            book=workbook,
            pdfs={},
            paper_style=paper_style,
            moves=addresses.moves(workbook).get("digest", ""),
            screen=self.screen,
            paper=self.paper,
            next_step=self.next_step,
            row_template=self.row_template,
            step_columns=lambda: self._row("steps").columns,
            sheet=self.sheet,
            qr=qr,
        )

    def page(self, template: str, **context: Any) -> str:
        """Return a Markdown page, or a printable HTML document."""
        return self.env.get_template(template).render(**context)

    def sheets(self, title: str, kind: str, root: str | None = None, **context: Any) -> str:
        """Return a printable HTML document.

        Args:
            title: The title of the document.
            kind: worksheet, fillable, sheets (several), chapter, or workbook.
            root: The way up to the top of the site; None for a document that stands alone.
            context: `worksheets` or `chapters`, in order.
        """
        return self.page("paper/sheets.html.j2", title=title, kind=kind, root=root, **context)

    def sheet(self, worksheet: Worksheet, fillable: bool = False) -> Markup:
        """Return one worksheet as it is printed, to stand in one document or in several."""
        key = worksheet.id, fillable
        if key not in self._sheets:
            context = {"worksheet": worksheet, "address": self.address(worksheet)}
            html = self.page("paper/sheet.html.j2", fillable=fillable, **context)
            self._sheets[key] = Markup(html)
        return self._sheets[key]

    def address(self, worksheet: Worksheet) -> str:
        """Return where the worksheet's page will be published, or nothing when that is unknown."""
        path = worksheet.path.removeprefix(f"{self.workbook.folder}/").removesuffix(".yaml")
        return f"{self.site_url.rstrip('/')}/{path}/" if self.site_url else ""

    def screen(self, item: PromptedItem | CollectionItem, worksheet: Worksheet) -> Markup:
        """Return a field or shared list as one top-level HTML block of a page."""
        return self._item(item, worksheet, "screen")

    def paper(
        self, item: PromptedItem | CollectionItem, worksheet: Worksheet, fillable: bool = False
    ) -> Markup:
        """Return a field or shared list for a sheet to write on, or for a form to fill in."""
        return self._item(item, worksheet, "paper", fillable)

    def next_step(self, worksheet: Worksheet, medium: Medium, fillable: bool = False) -> Markup:
        """Return the block that turns the worksheet's suggestion into a row of `steps`."""
        columns = list(STEP_COLUMNS)
        item = CollectionItem(
            collection="steps",
            prompt=self.workbook.messages.page["my_next_step"],
            columns=columns,
            rows=1,
        )
        entries = self.workbook.collections["steps"].as_entries(item)
        # On paper the number stands in the heading of the section.
        code = len(worksheet.asked()) + 1 if medium == "screen" else 0
        id = FieldId(worksheet.id, NEXT_STEP, "steps", "", True, code, fillable)
        return render_field(self.env, entries, id, medium)

    def row_template(self, collection: str) -> Markup:
        """Return one row of a shared list, of which the page of that list makes its forms."""
        id = FieldId(collection, collection, collection)
        html = render_field(self.env, self._row(collection), id, "screen")
        return Markup('<template data-row="{}">\n{}</template>').format(collection, html)

    def _row(self, collection: str) -> Entries:
        """Return the list with the columns that its own page asks for, as far as it has them."""
        shared = self.workbook.collections[collection]
        columns: dict[str, InputField] = {column.field: column for column in shared.columns}
        if shared.kinds:
            prompt = self.workbook.messages.writing["kinds"]
            columns["kinds"] = MultipleChoice(
                field="kinds", type="multiple_choice", prompt=prompt, options=shared.kinds
            )
        item = CollectionItem(
            collection=collection, prompt=shared.title, columns=[shared.columns[0].field], rows=1
        )
        wanted = [columns[name] for name in ROW_COLUMNS[collection] if name in columns]
        return shared.as_entries(item).model_copy(update={"columns": wanted})

    def _item(
        self,
        item: PromptedItem | CollectionItem,
        worksheet: Worksheet,
        medium: Medium,
        fillable: bool = False,
    ) -> Markup:
        # What is made of answers asks nothing, and so has no number: it gets 0.
        code = next((n for n, asked in enumerate(worksheet.asked(), 1) if asked is item), 0)
        if isinstance(item, CollectionItem):
            entries = self.workbook.collections[item.collection].as_entries(item)
            name, kind = item.collection, item.kind or ""
            id = FieldId(worksheet.id, name, name, kind, code=code, fillable=fillable)
            return render_field(self.env, entries, id, medium)
        id = FieldId(worksheet.id, item.field, code=code, fillable=fillable)
        return render_field(self.env, item, id, medium)

    def chapter_minutes(self, chapter: Chapter) -> int:
        """Return the minutes of a chapter's guide and worksheets together."""
        worksheets = self.workbook.worksheets_of(chapter)
        return chapter.minutes + sum(worksheet.minutes for worksheet in worksheets)


def qr(address: str, name: str) -> Markup:
    """Return a QR code as SVG, with a name for those who do not see it."""
    file = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        file,
        kind="svg",
        xmldecl=False,
        nl=False,
        border=4,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title=name,
    )
    return Markup(file.getvalue().decode())


def render_field(
    env: jinja2.Environment, field: PromptedItem, id: FieldId, medium: Medium
) -> Markup:
    """Return the HTML of a field, by the macro of its type for screen or paper.

    A blank line would end the block for engines that follow CommonMark, so there is none.
    """
    template = env.get_template(f"fields/{field.type}.html.j2")  # type: ignore[attr-defined]
    html = str(getattr(template.module, medium)(field, id))
    return Markup("".join(f"{line}\n" for line in html.splitlines() if line.strip()))
