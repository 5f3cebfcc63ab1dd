"""`python -m generator check | export DIR | schema`. It calls the modules that do the work."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

from generator import checks, schema, site_files
from generator.errors import WorkbookError
from generator.loader import load


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 when the workbook has problems."""
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="list every mistake in worksheets/")
    commands.add_parser("schema", help="print the JSON Schema of a worksheet, for editors")
    export = commands.add_parser("export", help="write docs/ and all generated pages to a folder")
    export.add_argument("folder", type=Path, metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        return {"check": _check, "schema": _schema, "export": _export}[options.command](options)
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return 1


def _check(_: argparse.Namespace) -> int:
    workbook = load(Path("worksheets"), checks.find)
    print(
        f"{len(workbook.worksheets)} worksheets in {len(workbook.chapters)} chapters: no problem."
    )
    return 0


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(schema.worksheet_schema(), indent=2))
    return 0


def _export(options: argparse.Namespace) -> int:
    files = site_files.build(load(Path("worksheets"), checks.find), Path("templates"))
    made_here = (options.folder / site_files.ASSETS / "catalogue.json").exists()
    if options.folder.exists() and not (made_here or _is_empty(options.folder)):
        print(f"{options.folder} holds other files. Name a new folder.", file=sys.stderr)
        return 1
    shutil.rmtree(options.folder, ignore_errors=True)
    shutil.copytree("docs", options.folder)
    for file in files:
        target = options.folder / file.src_uri
        target.parent.mkdir(parents=True, exist_ok=True)
        content = file.content
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    print(f"{len(files)} generated files, with docs/, are in {options.folder}.")
    return 0


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
