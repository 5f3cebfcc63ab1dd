"""Finish a built site: a strict policy in every page, a manifest, and a service worker.

It sees a folder of files, and knows neither the workbook nor the engine that built it. Doing
it twice gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.errors import Problem, WorkbookError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ASSETS = "assets/workbook"
"""Where the site keeps the browser runtime: the icons and the two workers lie there."""
BUNDLE_LIST = "bundle.json"
WIDGET = re.compile(r'data-widget="([^"]+)"')
WORKER = "service-worker.js"
WORKER_OFF = "service-worker-off.js"
MANIFEST = "manifest.webmanifest"
SHORT_NAME = "Workbook"
"""Under the icon on a home screen, where others may look: it says nothing about the reader."""

LIGHT, DARK = "#fbf8f2", "#14201f"
ICONS = [
    {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"},
    {"src": "icon-192.png", "sizes": "192x192", "type": "image/png"},
    {"src": "icon-512.png", "sizes": "512x512", "type": "image/png"},
    {
        "src": "icon-maskable-512.png",
        "sizes": "512x512",
        "type": "image/png",
        "purpose": "maskable",
    },
]

POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'"
)
CHARSET = re.compile(r"(<meta\s+charset=[\"']?utf-8[\"']?\s*/?>)", re.IGNORECASE)
POST_PROCESSED = re.compile(
    r'\n<meta http-equiv="Content-Security-Policy"[^\n]*?<!--post-processed-->'
)
"""What an earlier run put in."""
SCRIPT = re.compile(r"<!--.*?-->|<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
RUNS = {"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"}
"""Types of inline script that the browser runs, and so asks the policy about."""
STYLE = re.compile(
    r"(?P<other><!--.*?-->|<script\b.*?</script>)"
    r"|(?P<tag><[a-z][^<>]*?)\sstyle=(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')",
    re.DOTALL | re.IGNORECASE,
)
ALIGN = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")

KEPT = {".html", ".css", ".js", ".json", ".webmanifest", ".svg", ".png", ".jpg", ".webp", ".woff2"}
"""What pages are made of. The rest is not kept offline: source maps and sitemaps, which no page
asks for; PDFs, since every sheet is there as HTML too; and files such as CNAME, which a host may
not serve, so that the worker would never be complete."""
SAFE = "/!$&'()*+,;=:@~"
"""What a browser leaves as it is in the path of an address."""
LARGEST = 1_000_000
"""A larger file is fetched when it is asked for: one of them outweighs all pages together."""


def post_process(site: Path, slug: str, title: str) -> None:
    """Write the policy into every page, then the manifest and the service worker."""
    pages = {path: _plain(path) for path in sorted(site.rglob("*.html"))}
    _check(site, pages)
    preloads = Preloads(site)
    policy = POLICY.format(hashes="".join(f" '{hash}'" for hash in _hashes(pages.values())))
    for path, html in pages.items():
        before, charset, after = CHARSET.split(html, maxsplit=1)
        root = _root(path.relative_to(site).as_posix())
        head = _head(policy, root, preloads.of(html))
        _write(path, before + charset + head + after)
    _write(site / MANIFEST, json.dumps(_manifest(title), ensure_ascii=False, indent=2) + "\n")
    source = _source(site, WORKER)
    files = _files(site)
    version = hashlib.sha256((source + json.dumps(files)).encode()).hexdigest()[:16]
    _write(site / WORKER, _filled(source, {"slug": slug, "version": version, "files": files}))


class Preloads:
    """Which scripts a page will load, so that the browser asks for all of them at once."""

    def __init__(self, site: Path) -> None:
        """Read the bundler's list."""
        files: dict[str, dict[str, Any]] = json.loads((site / ASSETS / BUNDLE_LIST).read_text())
        self._imports = {name: file["imports"] for name, file in files.items()}
        self._by_entry = {file["entry"]: name for name, file in files.items() if "entry" in file}
        self._by_widget = {
            entry.rsplit("/", 1)[1].removesuffix(".ts"): name
            for entry, name in self._by_entry.items()
            if entry.startswith("runtime/features/")
        }

    def of(self, html: str) -> list[str]:
        """Return the files, each once; none for a page without our scripts."""
        main = self._by_entry["runtime/main.ts"]
        if f"{ASSETS}/{main}" not in html:
            return []
        names = [name.replace("_", "-") for name in WIDGET.findall(html)]
        widgets = [name for name in names if name in self._by_widget]
        wanted = [main, *(self._by_widget[name] for name in widgets)]
        imported = [name for file in wanted for name in self._imports[file]]
        return list(dict.fromkeys([*imported, *wanted[1:]]))


def kill_worker(site: Path, slug: str) -> None:
    """Put the worker's kill switch in its place: it clears our caches and unregisters itself."""
    _check(site, {})
    _write(site / WORKER, _filled(_source(site, WORKER_OFF), {"slug": slug}))


def _plain(path: Path) -> str:
    """Return a page as it was built, without the inline styles the policy refuses."""
    html = POST_PROCESSED.sub("", path.read_text("utf-8"))
    return STYLE.sub(_without_style, html) if " style=" in html else html


def _without_style(match: re.Match[str]) -> str:
    # Markdown aligns the cells of a table by style. The old attribute says the same, no policy
    # minds it, and Material's own rules step back for it.
    if match["other"]:
        return match["other"]
    align = ALIGN.fullmatch(match["double"] or match["single"] or "")
    return f'{match["tag"]} align="{align[1]}"' if align else match["tag"]


def _check(site: Path, pages: dict[Path, str]) -> None:
    """Find what cannot be processed before anything is written."""
    problems = [
        Problem(str(path), 1, 1, "", 'no <meta charset="utf-8">: the policy stands right behind it')
        for path, html in pages.items()
        if not CHARSET.search(html)
    ]
    for needed in ("index.html", f"{ASSETS}/{WORKER}", f"{ASSETS}/{BUNDLE_LIST}"):
        if not (site / needed).exists():
            text = "is missing: this is not a built site of the workbook"
            problems.append(Problem(str(site / needed), 1, 1, "", text))
    if problems:
        raise WorkbookError(problems)


def _hashes(pages: Iterable[str]) -> list[str]:
    """Return the hash of every inline script that a page runs: one list for the whole site.

    A script differs with the depth of its page. With a list for each page, a theme that swaps pages
    without a load would keep the first one's.
    """
    scripts = {
        match[2]
        for html in pages
        for match in SCRIPT.finditer(html)
        if match[1] is not None and _runs(match[1])
    }
    return sorted(f"sha256-{_digest(script.encode())}" for script in scripts)


def _runs(attributes: str) -> bool:
    if re.search(r"\bsrc\s*=", attributes, re.IGNORECASE):
        return False
    kind = TYPE.search(attributes)
    return (kind[1].lower() if kind else "") in RUNS


def _digest(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def _head(policy: str, root: str | None, preloads: list[str]) -> str:
    """Return what goes behind the charset, on one line: a policy binds only what comes after it."""
    tags = [
        f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="theme-color" media="(prefers-color-scheme: light)" content="{LIGHT}">',
        f'<meta name="theme-color" media="(prefers-color-scheme: dark)" content="{DARK}">',
    ]
    if root is not None:
        tags.append(f'<link rel="manifest" href="{root}{MANIFEST}">')
        tags.append(f'<link rel="apple-touch-icon" href="{root}{ASSETS}/icon-180.png">')
        tags += [f'<link rel="modulepreload" href="{root}{ASSETS}/{name}">' for name in preloads]
    return "".join([*tags, "<!--post-processed-->"])


def _root(page: str) -> str | None:
    """Return the way up to the site's top; the page for a wrong address stands anywhere: none."""
    return None if page == "404.html" else "../" * page.count("/")


def _manifest(title: str) -> dict[str, Any]:
    return {
        "name": title,
        "short_name": SHORT_NAME,
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "background_color": LIGHT,
        "theme_color": LIGHT,
        "icons": [icon | {"src": f"{ASSETS}/{icon['src']}"} for icon in ICONS],
    }


def _files(site: Path) -> dict[str, str]:
    """Return the address and the digest of every file that a reader may need without a network."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    unused = _unused(site)
    return {
        quote(name, safe=SAFE): _digest(path.read_bytes())
        for name, path in sorted(paths.items())
        if path.suffix in KEPT and path.stat().st_size <= LARGEST and not unused.search(name)
    }


def _unused(site: Path) -> re.Pattern[str]:
    """Return what no page asks for: the workers themselves, and word stems for other languages."""
    workers = rf"(^|/)({re.escape(WORKER)}|{re.escape(WORKER_OFF)}|{re.escape(BUNDLE_LIST)})$"
    index = site / "search" / "search_index.json"
    english = index.exists() and '"lang":["en"]' in index.read_text("utf-8")[:200]
    return re.compile(workers + (r"|^assets/javascripts/lunr/" if english else ""))


def _source(site: Path, name: str) -> str:
    return (site / ASSETS / name).read_text("utf-8")


def _filled(source: str, edition: dict[str, Any]) -> str:
    values = json.dumps(edition, indent=1, separators=(",", ":"))
    return f"const EDITION = {values};\n{source}"


def _write(path: Path, text: str) -> None:
    """Write the same bytes on every system."""
    path.write_bytes(text.encode())
