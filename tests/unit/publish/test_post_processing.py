"""The finished site as it is published, and small folders that are meant to be awkward."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import socket
import struct
import subprocess
import sys
import time
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen

import pytest

from generator.cli import main
from generator.errors import WorkbookError
from generator.publish import post_processing
from generator.site.bundle import ASSETS, make_bundle
from tests.conftest import ROOT, TEST_MODULES, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.content.model import Workbook
    from tests.conftest import Draft

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>A page</title></head><body>{}'


class Reading(HTMLParser):
    """What a browser would find on a page, read by a parser and not by the generator's patterns."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        data = (attributes.get("type") or "").endswith("json")
        self.inside = tag == "script" and "src" not in attributes and not data
        if self.inside:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def policies(self) -> list[str]:
        metas = [attributes for tag, attributes in self.tags if tag == "meta"]
        name = "Content-Security-Policy"
        return [str(meta["content"]) for meta in metas if meta.get("http-equiv") == name]

    def refers_to(self) -> Iterator[str]:
        for tag, attributes in self.tags:
            if link := attributes.get("href" if tag in {"a", "link"} else "src"):
                yield link


def sha(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def worker_of(site: Path) -> dict[str, Any]:
    """Return the list that was written into the worker."""
    text = (site / "service-worker.js").read_text("utf-8")
    found = re.search(r"^const EDITION = (\{.*?\n\});$", text, re.DOTALL | re.MULTILINE)
    assert found
    filled: dict[str, Any] = json.loads(found[1])
    return filled


def everything(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Reading]:
    return {
        file.relative_to(site).as_posix(): Reading(file.read_text("utf-8"))
        for file in site.rglob("*.html")
    }


@pytest.fixture
def folder(tmp_path: Path, workbook: Workbook) -> Path:
    """A site as small as can be."""
    site = tmp_path / "site"
    assets = site / "assets" / "workbook"
    assets.mkdir(parents=True)
    for name, content in make_bundle(workbook.messages, ROOT / "templates").files.items():
        (assets / name).write_bytes(content)
    (site / "index.html").write_text(PAGE.format("<h1>Home</h1>"), "utf-8")
    return site


def post_processed(site: Path, body: str) -> Reading:
    (site / "index.html").write_text(PAGE.format(body), "utf-8")
    post_processing.post_process(site, "tiny", "Tiny")
    return Reading((site / "index.html").read_text("utf-8"))


def test_the_policy_stands_right_behind_the_charset_of_every_page(site: Path) -> None:
    files = list(site.rglob("*.html"))
    assert len(files) > 100
    for file in files:
        _, behind = file.read_text("utf-8").split('<meta charset="utf-8">')
        assert behind.startswith('\n<meta http-equiv="Content-Security-Policy"'), file


def test_the_whole_site_has_one_policy_and_it_is_strict(pages: dict[str, Reading]) -> None:
    policies = {tuple(page.policies()) for page in pages.values()}
    assert len(policies) == 1
    (policy,) = policies.pop()
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    scripts = rules.pop("script-src").split()
    assert scripts[0] == "'self'"
    assert scripts[1:] == sorted(scripts[1:])
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", hash) for hash in scripts[1:])
    own = ("style-src", "font-src", "connect-src", "worker-src", "manifest-src")
    none = ("default-src", "form-action", "base-uri", "frame-src", "object-src")
    assert rules == {
        "img-src": "'self' data: blob:",
        **dict.fromkeys(own, "'self'"),
        **dict.fromkeys(none, "'none'"),
    }


def test_the_hashes_are_those_of_the_inline_scripts_and_no_others(
    pages: dict[str, Reading],
) -> None:
    scripts = {script for page in pages.values() for script in page.scripts}
    (policy,) = pages["index.html"].policies()
    assert set(re.findall(r"'sha256-(.+?)'", policy)) == {sha(text.encode()) for text in scripts}


def test_no_page_holds_what_the_policy_refuses(pages: dict[str, Reading]) -> None:
    for name, page in pages.items():
        for tag, attributes in page.tags:
            assert tag not in {"style", "base", "iframe", "object", "embed"}, name
            assert not [key for key in attributes if key == "style" or key.startswith("on")], name


def test_every_page_says_nothing_of_itself_to_others(pages: dict[str, Reading]) -> None:
    for name, page in pages.items():
        said = [meta for tag, meta in page.tags if tag == "meta" and meta.get("name") == "referrer"]
        assert [meta["content"] for meta in said] == ["no-referrer"], name


def test_every_page_but_the_lost_one_leads_to_the_manifest(
    site: Path, pages: dict[str, Reading]
) -> None:
    for name, page in pages.items():
        links = {str(a.get("rel")): str(a.get("href")) for tag, a in page.tags if tag == "link"}
        if name == "404.html":
            assert "manifest" not in links
            continue
        manifest = site / name / ".." / links["manifest"]
        assert manifest.resolve() == site / "manifest.webmanifest", name
        assert (site / name / ".." / links["apple-touch-icon"]).resolve().is_file(), name


def test_the_manifest_names_the_workbook_and_icons_of_the_right_size(
    site: Path, workbook: Workbook
) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    icons = manifest.pop("icons")
    assert manifest == {
        "name": workbook.settings.title,
        "short_name": "Workbook",
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "background_color": "#fbf8f2",
        "theme_color": "#fbf8f2",
    }
    purposes = [(icon["sizes"], icon.get("purpose", "any")) for icon in icons]
    assert purposes == [
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for icon in icons[1:]:
        assert size_of(site / icon["src"]) == icon["sizes"]
    assert size_of(site / "assets/workbook/icon-180.png") == "180x180"
    assert "<svg" in (site / icons[0]["src"]).read_text("utf-8")


def size_of(png: Path) -> str:
    head = png.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    return "{}x{}".format(*struct.unpack(">II", head[16:]))


def test_the_worker_lists_what_pages_need_with_the_right_digests(site: Path) -> None:
    files = everything(site)
    worker = worker_of(site)
    assert worker["files"] == {name: sha(files[unquote(name)]) for name in worker["files"]}
    left_out = {name for name in files if name not in worker["files"]}
    known = re.compile(
        r"service-worker\.js|assets/workbook/service-worker(-off)?\.js|sitemap\.xml(\.gz)?"
        r"|assets/javascripts/lunr/.*\.js|.*\.map|.*\.pdf|.*\.LEGAL\.txt"
        r"|assets/workbook/(bundle\.json|test-modules\.js)"
    )
    assert {name for name in left_out if not known.fullmatch(name)} == set()
    assert {"search/search_index.json", "404.html", "manifest.webmanifest"} <= set(worker["files"])
    assert max(len(files[unquote(name)]) for name in worker["files"]) <= 1_000_000


def test_the_worker_lists_everything_that_a_page_refers_to(
    site: Path, pages: dict[str, Reading]
) -> None:
    """PDFs are left out: they are large, and without a network the page itself can be printed."""
    files = set(worker_of(site)["files"])
    for name, page in pages.items():
        for link in page.refers_to() if name != "404.html" else []:
            url = urlsplit(urljoin(f"http://site/{name}", link))
            if url.netloc == "site" and not url.path.endswith(".pdf"):
                target = url.path.lstrip("/")
                target += "index.html" if not target or target.endswith("/") else ""
                assert target in files, f"{name} refers to {link}"


def test_post_processing_twice_changes_nothing(
    site: Path, workbook: Workbook, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    shutil.copytree(site, again, ignore=shutil.ignore_patterns(TEST_MODULES))
    post_processing.post_process(again, workbook.settings.slug, workbook.settings.title)
    expected = everything(site)
    del expected[f"{ASSETS}/{TEST_MODULES}"]
    assert everything(again) == expected


def test_two_builds_give_the_same_worker(site: Path, tmp_path: Path) -> None:
    arguments = ("build", "--quiet", "--site-dir", str(tmp_path))
    assert run("mkdocs", *arguments, PDFS="build").returncode == 0
    ours, theirs = (folder / "service-worker.js" for folder in (site, tmp_path))
    assert theirs.read_text("utf-8") == ours.read_text("utf-8")


def test_another_word_is_another_version(folder: Path) -> None:
    post_processed(folder, "one")
    one = worker_of(folder)["version"]
    post_processed(folder, "two")
    assert worker_of(folder)["version"] != one
    assert re.fullmatch("[0-9a-f]{16}", one)


def test_another_worker_is_another_version(folder: Path) -> None:
    post_processed(folder, "one")
    one = worker_of(folder)["version"]
    source = folder / "assets" / "workbook" / "service-worker.js"
    source.write_text(source.read_text("utf-8") + "// changed\n", "utf-8")
    post_processed(folder, "one")
    assert worker_of(folder)["version"] != one


def test_only_scripts_that_run_are_in_the_policy(folder: Path) -> None:
    page = post_processed(
        folder,
        "<script>one()</script><script type=module>two()</script>"
        '<script type="application/json">{"three": 3}</script><script src="four.js"></script>'
        "<!-- <script>five()</script> --><p>&lt;script>six()&lt;/script></p>",
    )
    (policy,) = page.policies()
    assert set(re.findall(r"'sha256-(.+?)'", policy)) == {sha(b"one()"), sha(b"two()")}


@pytest.mark.parametrize(
    ("before", "after"),
    {
        '<td style="text-align: right;">1</td>': '<td align="right">1</td>',
        '<th class="a" style="text-align:center" id="b">': '<th class="a" align="center" id="b">',
        '<p style="color: red" id="x">a</p>': '<p id="x">a</p>',
        "<p style='color: red'>a</p>": "<p>a</p>",
        '<p title="no style= here">a</p>': '<p title="no style= here">a</p>',
        '<pre>&lt;p style="color: red"&gt;</pre>': '<pre>&lt;p style="color: red"&gt;</pre>',
        "<script>a = '<b style=\"x\">'</script>": "<script>a = '<b style=\"x\">'</script>",
    }.items(),
)
def test_inline_styles_become_attributes_or_go(folder: Path, before: str, after: str) -> None:
    post_processed(folder, before)
    assert (folder / "index.html").read_text("utf-8").endswith(f"<body>{after}")


def test_a_page_on_one_line_is_processed_twice_without_a_loss(folder: Path) -> None:
    post_processed(folder, "<p>all of it</p>")
    once = everything(folder)
    post_processing.post_process(folder, "tiny", "Tiny")
    assert everything(folder) == once
    assert once["index.html"].decode().count("Content-Security-Policy") == 1


def test_what_a_host_may_not_serve_and_what_is_too_heavy_is_not_waited_for(folder: Path) -> None:
    for name in ("CNAME", ".nojekyll", "sheet.pdf", "theme.css.map", "sitemap.xml"):
        (folder / name).write_text("x", "utf-8")
    (folder / "huge.js").write_text("x" * 1_000_001, "utf-8")
    (folder / "a name & ü.css").write_text("x", "utf-8")
    post_processed(folder, "one")
    listed = ["a%20name%20&%20%C3%BC.css", "index.html", "manifest.webmanifest"]
    files = [name for name in worker_of(folder)["files"] if not name.startswith(ASSETS)]
    assert files == listed


@pytest.mark.parametrize(("languages", "listed"), [('["en"]', False), ('["de"]', True)])
def test_word_stems_are_kept_for_other_languages(
    folder: Path, languages: str, listed: bool
) -> None:
    stems = folder / "assets" / "javascripts" / "lunr" / "min" / "lunr.de.min.js"
    index = folder / "search" / "search_index.json"
    for file in (stems, index):
        file.parent.mkdir(parents=True)
        file.write_text(f'{{"config":{{"lang":{languages}}}}}', "utf-8")
    post_processed(folder, "one")
    assert ("assets/javascripts/lunr/min/lunr.de.min.js" in worker_of(folder)["files"]) is listed


def test_a_page_that_cannot_be_processed_is_named(folder: Path) -> None:
    (folder / "bare.html").write_text("<p>no head</p>", "utf-8")
    before = everything(folder)
    with pytest.raises(WorkbookError, match=r"bare\.html:1:1: no <meta charset"):
        post_processing.post_process(folder, "tiny", "Tiny")
    assert everything(folder) == before


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="not a built site"):
        post_processing.post_process(tmp_path, "tiny", "Tiny")
    with pytest.raises(WorkbookError, match="not a built site"):
        post_processing.kill_worker(tmp_path, "tiny")
    assert everything(tmp_path) == {}


def test_the_kill_switch_takes_the_workers_place(folder: Path) -> None:
    post_processed(folder, "one")
    before = everything(folder)
    post_processing.kill_worker(folder, "tiny")
    killed = everything(folder)
    assert {name for name in before if killed[name] != before[name]} == {"service-worker.js"}
    assert worker_of(folder) == {"slug": "tiny"}
    assert b"unregister()" in killed["service-worker.js"]
    post_processing.post_process(folder, "tiny", "Tiny")
    assert everything(folder) == before


def test_the_commands_finish_a_site_and_put_in_the_switch(
    draft: Draft, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(draft.folder.parent)
    slug = draft.load().settings.slug
    assert main(["post-process", str(folder)]) == 0
    assert worker_of(folder)["slug"] == slug
    assert "index.html" in worker_of(folder)["files"]
    assert main(["kill-worker", str(folder)]) == 0
    assert worker_of(folder) == {"slug": slug}
    assert "is ready to be published" in capsys.readouterr().out
    assert main(["post-process", str(folder / "nowhere")]) == 1
    assert "not a built site" in capsys.readouterr().err


def test_a_preview_is_left_as_it_is_without_an_old_worker() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*free.getsockname())
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    preview = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        page = fetch(f"http://{address}/")
        assert "livereload" in page
        assert "Content-Security-Policy" not in page
        assert "manifest" not in page
        assert "unregister()" in fetch(f"http://{address}/service-worker.js")
    finally:
        preview.terminate()
        preview.wait(30)


def fetch(url: str) -> str:
    """Read an address as soon as somebody answers there."""
    for _ in range(600):
        try:
            with urlopen(url) as answer:
                text: str = answer.read().decode()
                return text
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(url)
