"""Draw the PNG icons of a home screen from `icon.svg`: `.venv/bin/python -m tests.support.icons`.

The results are committed, since a build has no browser.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.support.chromium import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

ASSETS = Path(__file__).parents[2] / "templates" / "icons"
PAPER = "#fbf8f2"
ICONS = {
    "icon-192.png": (192, 1.0, "transparent"),
    "icon-512.png": (512, 1.0, "transparent"),
    # A phone cuts its own shape out of these: full ground, and the drawing in the safe circle.
    "icon-maskable-512.png": (512, 0.66, PAPER),
    "icon-180.png": (180, 0.78, PAPER),
}
"""Each with its size, the share of it that the drawing takes, and its ground."""


def draw(page: Page, name: str) -> None:
    size, share, ground = ICONS[name]
    page.set_viewport_size({"width": size, "height": size})
    svg = (ASSETS / "icon.svg").read_text("utf-8")
    style = f"margin: 0; height: 100vh; display: grid; place-items: center; background: {ground}"
    page.set_content(f'<body style="{style}">{svg}')
    page.locator("svg").evaluate(f"svg => svg.style.width = '{size * share}px'")
    page.screenshot(path=ASSETS / name, omit_background=True)


def main() -> None:
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        for name in ICONS:
            draw(page, name)
        browser.close()


if __name__ == "__main__":
    main()
