"""Read the folder `worksheets/` into a `Workbook`, or list everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pydantic

from generator.content import error_messages
from generator.content.fields import ColumnId, Id
from generator.content.messages import Messages
from generator.content.model import Chapter, Collection, Help, Source, Workbook, WorkbookSettings
from generator.content.worksheet import Worksheet
from generator.content.yaml_reader import Document, Mark, read_document
from generator.errors import Finding, Loc, Problem, WorkbookError

if TYPE_CHECKING:
    from pathlib import Path

Check = Callable[[Workbook], Iterable[Finding]]
PUBLISHED = "published-ids.txt"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load(folder: Path, check: Check) -> Workbook:
    """Return the workbook in a folder.

    Args:
        folder: The folder `worksheets/`.
        check: Finds mistakes across files, among the files that can be read by themselves.

    Raises:
        WorkbookError: With every problem in every file.
    """
    loader = _ContentLoader(folder)
    workbook = loader.workbook()
    if workbook is not None:
        for finding in check(workbook):
            loader.document_at(finding.path).report(finding.loc, finding.message)
    if workbook is None or loader.problems():
        raise WorkbookError(loader.problems())
    return workbook


class _ContentLoader:
    """The files of one folder, each read once, with their problems."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: dict[str, Document] = {}
        self.files: dict[str, set[str]] = {}

    def problems(self) -> list[Problem]:
        return [problem for document in self.documents.values() for problem in document.problems]

    def path(self, name: str) -> str:
        return f"{self.folder.name}/{name}"

    def document(self, name: str) -> Document:
        path = self.path(name)
        if path not in self.documents:
            file = self.folder / name
            exists = file.is_file()
            self.documents[path] = read_document(file, path) if exists else Document(path)
            if not exists:
                self.documents[path].report_at((1, 1), "this file is missing. Add it.")
        return self.documents[path]

    def lines(self, name: str) -> list[str]:
        """Return the lines of a text file, each with its place for messages."""
        file, path = self.folder / name, self.path(name)
        lines = file.read_text("utf-8-sig").splitlines() if file.is_file() else []
        marks: dict[Loc, Mark] = {(number,): (number + 1, 1) for number in range(len(lines))}
        self.documents[path] = Document(path, lines, marks)
        return lines

    def document_at(self, path: str) -> Document:
        return self.document(path.removeprefix(f"{self.folder.name}/"))

    def validate(self, name: str, model: Any, id: str = "") -> Any:
        """Return a file's value as a model, or None when it is not valid."""
        document = self.document(name)
        if document.problems:
            return None
        context = {"id": id, "path": document.path}
        try:
            return pydantic.TypeAdapter(model).validate_python(document.value, context=context)
        except pydantic.ValidationError as error:
            error_messages.report(document, error)
            return None

    def workbook(self) -> Workbook | None:
        """Return what could be read of it, or None when a file for the whole could not."""
        whole = {
            "settings": self.validate("workbook.yaml", WorkbookSettings),
            "collections": self.validate("collections.yaml", dict[ColumnId, Collection]),
            "sources": self.validate("sources.yaml", dict[Id, Source]),
            "help": self.validate("help.yaml", Help),
            "messages": self.validate("messages.yaml", Messages),
        }
        chapters = self.chapters(whole["settings"])
        worksheets = self.worksheets()
        if None in whole.values():
            return None
        return Workbook.model_construct(
            folder=self.folder.name,
            files=self.files,
            chapters=chapters,
            worksheets=worksheets,
            published=self.lines(PUBLISHED),
            **whole,
        )

    def chapters(self, settings: WorkbookSettings | None) -> dict[str, Chapter]:
        folders = {child.name for child in self.folder.glob("*/")}
        listed = settings.chapters if settings else sorted(folders)
        for name in sorted(folders.difference(listed)):
            message = f'the folder "{name}" is not in this list. Add it, or remove the folder.'
            self.document("workbook.yaml").report(("chapters",), message)
        models = {id: self.validate(f"{id}/chapter.yaml", Chapter, id) for id in listed}
        return {id: chapter for id, chapter in models.items() if chapter}

    def worksheets(self) -> dict[str, Worksheet]:
        models = {id: self.validate(name, Worksheet, id) for id, name in self.worksheet_files()}
        return {id: worksheet for id, worksheet in models.items() if worksheet}

    def worksheet_files(self) -> Iterator[tuple[str, str]]:
        """Yield the id and name of each worksheet's file; bad and repeated ids are reported."""
        seen: dict[str, str] = {}
        for file in sorted(self.folder.glob("*/*.yaml")):
            id, name = file.stem, f"{file.parent.name}/{file.name}"
            if id == "chapter":
                continue
            if not ID.fullmatch(id):
                message = (
                    f'the file name gives "{id}", which is not a valid id. Use lower-case '
                    'letters and digits, joined by single hyphens, as in "the-talk.yaml".'
                )
                self.document(name).report_at((1, 1), message)
                continue
            self.files.setdefault(file.parent.name, set()).add(id)
            if id in seen:
                message = f'the id "{id}" is taken by {self.path(seen[id])}. Rename this file.'
                self.document(name).report_at((1, 1), message)
            else:
                seen[id] = name
                yield id, name
