"""The fonts of the browser in tests: from packages, as in the PDFs, so that all machines agree.

What fits on a printed page would else depend on the fonts that a machine happens to have.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from generator.pdf import fonts

SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  {folders}
  <cachedir>{cache}</cachedir>
  {families}
</fontconfig>
"""
FAMILIES = {
    "Source Serif Pro": ("serif",),
    "Source Sans Pro": ("sans-serif", "system-ui", "monospace"),
}


@cache
def environment() -> dict[str, str]:
    """Return the variables that a browser needs to see these fonts and no others."""
    folder = Path(mkdtemp(prefix="workbook-fonts-"))
    folders = {font.parent for font in fonts.files()}
    settings = SETTINGS.format(
        folders="".join(f"<dir>{one}</dir>" for one in sorted(folders)),
        cache=folder,
        families="".join(
            f'<match target="pattern"><test name="family"><string>{generic}</string></test>'
            f'<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>'
            "</match>"
            for family, generics in FAMILIES.items()
            for generic in generics
        ),
    )
    (folder / "fonts.conf").write_text(settings, "utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
