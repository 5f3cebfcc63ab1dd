"""`python -m generator check | schema | publish-ids | export DIR | post-process SITE …`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

from generator.content import checks, published_ids, schema
from generator.content.loader import load
from generator.errors import ToolError, WorkbookError
from generator.pdf.renderer import CACHE, PdfRenderer
from generator.publish import post_processing
from generator.site import site_files
from generator.site.bundle import ASSETS, make_bundle


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 when the workbook has problems."""
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="list every mistake in worksheets/")
    commands.add_parser("schema", help="print the JSON Schema of a worksheet, for editors")
    commands.add_parser("publish-ids", help="add what is new to the register of ids")
    commands.add_parser("bundle", help="bundle scripts and styles, for linters and type checks")
    export = commands.add_parser("export", help="write docs/ and all generated pages to a folder")
    export.add_argument("folder", type=Path, metavar="DIR")
    export.add_argument("--site-url", default="", help="where the site will be published")
    export.add_argument("--no-pdfs", action="store_true", help="leave the PDFs out")
    for name, does in SITE_COMMANDS.items():
        commands.add_parser(name, help=does).add_argument("site", type=Path, metavar="SITE")
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
    except (WorkbookError, ToolError) as error:
        print(error, file=sys.stderr)
        return 1


def _check(_: argparse.Namespace) -> int:
    workbook = load(Path("worksheets"), checks.validate)
    print(
        f"{len(workbook.worksheets)} worksheets in {len(workbook.chapters)} chapters: no problem."
    )
    return 0


def _publish_ids(_: argparse.Namespace) -> int:
    workbook = load(Path("worksheets"), checks.validate)
    lines = published_ids.with_new_ids(workbook.published, workbook)
    added = len(lines) - len(workbook.published or published_ids.TITLE)
    file = Path("worksheets", published_ids.NAME)
    if added:
        file.write_bytes("".join(f"{line}\n" for line in lines).encode())
    print(f"{added} new ids in {file}.")
    return 0


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(schema.worksheet_schema(), indent=2))
    return 0


def _export(options: argparse.Namespace) -> int:
    made_here = (options.folder / ASSETS / "catalogue.json").exists()
    if options.folder.exists() and not (made_here or _is_empty(options.folder)):
        print(f"{options.folder} holds other files. Name a new folder.", file=sys.stderr)
        return 1
    workbook = load(Path("worksheets"), checks.validate)
    pdf_renderer = None if options.no_pdfs else PdfRenderer(CACHE)
    templates = Path("templates")
    bundle = make_bundle(workbook.messages, templates)
    files = site_files.build(workbook, templates, bundle, pdf_renderer, options.site_url)
    shutil.rmtree(options.folder, ignore_errors=True)
    shutil.copytree("docs", options.folder)
    for file in files:
        target = options.folder / file.src_uri
        target.parent.mkdir(parents=True, exist_ok=True)
        content = file.content
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    _write_theme_settings(options.folder, site_files.theme_settings(workbook, bundle))
    print(f"{len(files)} generated files, with docs/, are in {options.folder}.")
    return 0


def _write_theme_settings(folder: Path, settings: dict[str, str]) -> None:
    """Write what the theme says and loads, as a configuration that an engine can inherit from."""
    base = os.path.relpath("mkdocs.yml", folder)
    config = {"INHERIT": base, "extra": {"workbook": settings}}
    (folder / THEME_SETTINGS).write_text(json.dumps(config, indent=1), "utf-8")


def _bundle(_: argparse.Namespace) -> int:
    workbook = load(Path("worksheets"), checks.validate)
    bundle = make_bundle(workbook.messages, Path("templates"))
    print(f"{len(bundle.files)} files are bundled.")
    return 0


def _post_process(options: argparse.Namespace) -> int:
    settings = load(Path("worksheets"), checks.validate).settings
    post_processing.post_process(options.site, settings.slug, settings.title)
    print(f"{options.site} is ready to be published.")
    return 0


def _kill_worker(options: argparse.Namespace) -> int:
    post_processing.kill_worker(
        options.site, load(Path("worksheets"), checks.validate).settings.slug
    )
    print(f"{options.site} has the kill switch. Publish it; to go back, build the site anew.")
    return 0


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


THEME_SETTINGS = ".mkdocs.yml"
"""Beside the exported pages; engines do not copy what begins with a dot."""
SITE_COMMANDS = {
    "post-process": "put policy, manifest and worker into a site that another engine built",
    "kill-worker": "make a built site take its service worker away from readers' browsers",
}
COMMANDS = {
    "check": _check,
    "schema": _schema,
    "publish-ids": _publish_ids,
    "bundle": _bundle,
    "export": _export,
    "post-process": _post_process,
    "kill-worker": _kill_worker,
}
