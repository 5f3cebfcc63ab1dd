"""Fill every field of a page with something of its own, and read it all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILL = """
(mark) => {
  let n = 0;
  const changed = (control) => control.dispatchEvent(new Event("input", {bubbles: true}));
  for (const holder of document.querySelectorAll(".wb-cell, .wb-field:not(.wb-entries)")) {
    n++;
    const ticks = [...holder.querySelectorAll("input[type=radio], input[type=checkbox]")];
    const control = holder.querySelector("textarea, select, input");
    if (ticks.length) {
      const pick = ticks[n % ticks.length];
      pick.checked = true;
      changed(pick);
    } else if (control.tagName === "SELECT") {
      control.selectedIndex = 1 + (n % (control.options.length - 1));
      changed(control);
    } else {
      const day = String(1 + (n % 28)).padStart(2, "0");
      control.value = control.type === "date" ? `2027-03-${day}` : `${mark} ${n}`;
      changed(control);
    }
  }
  return n;
}
"""

READ = """
() => [...document.querySelectorAll(".wb-cell, .wb-field:not(.wb-entries)")]
  .filter((holder) => holder.dataset.save !== "never")
  .map((holder) => {
    const ticks = [...holder.querySelectorAll("input[type=radio], input[type=checkbox]")];
    const value = ticks.length
      ? ticks.filter((tick) => tick.checked).map((tick) => tick.value).join()
      : holder.querySelector("textarea, select, input").value;
    return value;
  })
"""


def fill(page: Page, mark: str) -> list[str]:
    """Type into every field; return what stands in each."""
    assert page.evaluate(FILL, mark) > 0
    return read(page)


def read(page: Page) -> list[str]:
    """Return what stands in each field that is kept."""
    values: list[str] = page.evaluate(READ)
    return values
