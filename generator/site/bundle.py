"""The scripts, styles and workers of the site, bundled by esbuild under Deno."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.content.messages import Messages

CACHE = ".cache"
"""Beside the templates: finished bundles, the messages for them, and what Deno has downloaded."""
FOLDERS = ("runtime", "styles", "paper")
"""Folders of the templates that are bundled."""
GROUPS = ("writing", "printing", "answers", "people", "letters", "stuck", "week")
"""The groups of messages that the browser says."""
BUNDLE_LIST = "bundle.json"
"""The list of files, with what each imports; it is published beside them."""
EARLY = "early.js"
"""Stands in every page itself: it is for when a file does not come."""
ASSETS = "assets/workbook"
THEME_ENTRIES = {
    "script": "runtime/main.ts",
    "style": "styles/workbook.css",
    "paper_style": "paper/paper.css",
}
FLAGS = (
    "--quiet", "--frozen", "--deny-net", "--allow-read", "--allow-write", "--allow-env",
    "--allow-run",
)  # fmt: skip
QUIETLY = {"DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
NO_DENO = (
    "Deno, which bundles the scripts, has no package for this machine ({machine}). It has one for "
    "Linux with glibc (x64, arm64), macOS and Windows x64. Build on one of those, or with GitHub "
    "Actions as the publishing guide says."
)
NO_BUNDLE = "the scripts could not be bundled. The first time, this needs the network.\n{reason}"


@dataclass(frozen=True)
class Bundle:
    """Files by name, as they will lie in `assets/workbook`."""

    files: dict[str, bytes]
    early_script: str = ""

    def entry(self, path: str) -> str:
        """Return the name that an entry got, such as `main-2YQ3.js` for `runtime/main.ts`."""
        entries: dict[str, dict[str, str]] = json.loads(self.files[BUNDLE_LIST])
        return next(name for name, file in entries.items() if file.get("entry") == path)

    def theme(self) -> dict[str, str]:
        """Return what the theme has to load, by the name that its template uses."""
        loaded = {name: f"{ASSETS}/{self.entry(path)}" for name, path in THEME_ENTRIES.items()}
        return loaded | {"early_script": self.early_script}


def make_bundle(messages: Messages, templates: Path, entry: str = "site") -> Bundle:
    """Bundle what a page loads; nothing is done again while nothing has changed.

    Args:
        messages: What the workbook says by itself.
        templates: The folder with `runtime/` and `styles/`; `deno.json` lies beside it.
        entry: `site`, or `tests` for one module with everything that tests reach into.

    Raises:
        ToolError: When Deno is missing, or finds a mistake.
    """
    root = templates.resolve().parent
    said = root / CACHE / "runtime" / "messages"
    write_messages(messages, said)
    digest = hashlib.sha256(entry.encode())
    for path in sorted(_sources(root, said)):
        digest.update(f"{path.name}\0".encode() + path.read_bytes())
    out = root / CACHE / "runtime" / digest.hexdigest()[:16]
    if not out.exists():
        _bundle_into(out, root, {"messages": str(said), "entry": entry})
    files = {path.name: path.read_bytes() for path in sorted(out.iterdir())}
    return Bundle(files, files.pop(EARLY, b"").decode().strip())


def write_messages(messages: Messages, folder: Path) -> None:
    """Write each group for the bundler and the type checker, but only where it has changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for group in GROUPS:
        text = json.dumps(getattr(messages, group), ensure_ascii=False, indent=1)
        file = folder / f"{group}.json"
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")


def _sources(root: Path, said: Path) -> Iterator[Path]:
    for folder in (*(root / "templates" / name for name in FOLDERS), said):
        yield from (path for path in folder.rglob("*") if path.is_file())
    yield from (root / "deno.json", root / "deno.lock")


def _bundle_into(out: Path, root: Path, options: dict[str, str]) -> None:
    """Bundle into a folder that is there only when it is whole, whoever else makes the same."""
    with TemporaryDirectory(dir=out.parent) as draft:
        made = Path(draft, "made")
        _run(root, options | {"out": str(made)})
        with suppress(OSError):  # Another process was first, with the same files.
            made.rename(out)
    if not out.exists():
        raise ToolError(NO_BUNDLE.format(reason=f"{out} cannot be written."))


def _run(root: Path, options: dict[str, str]) -> None:
    command = [_find_deno(), "run", *FLAGS, "templates/runtime/build.ts", json.dumps(options)]
    env = os.environ | {"DENO_DIR": str(root / CACHE / "deno"), **QUIETLY}
    result = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    if result.returncode:
        raise ToolError(NO_BUNDLE.format(reason=result.stderr.strip()))


def _find_deno() -> str:
    try:
        from deno import find_deno_bin
    except ImportError:
        machine = f"{platform.system()} {platform.machine()}"
        raise ToolError(NO_DENO.format(machine=machine)) from None
    return str(find_deno_bin())
