"""The MkDocs adapter: hands MkDocs the generated files, and authors their mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from generator import checks, site_files
from generator.errors import WorkbookError
from generator.loader import load

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class WorkbookConfig(base.Config):
    """The plugin's options, as paths beside `mkdocs.yml`."""

    worksheets_dir = config_options.Dir(exists=True, default="worksheets")
    """The content."""
    templates_dir = config_options.Dir(exists=True, default="templates")
    """The Jinja templates."""


class WorkbookPlugin(BasePlugin[WorkbookConfig]):
    """Adds the workbook's pages to a MkDocs site."""

    files: list[site_files.SiteFile]

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the workbook before MkDocs empties the old site, and watch its folders."""
        folders = (self.config.worksheets_dir, self.config.templates_dir)
        config.watch.extend(folder for folder in folders if folder not in config.watch)
        try:
            workbook = load(Path(self.config.worksheets_dir), checks.find)
        except WorkbookError as error:
            raise PluginError(f"the workbook has mistakes.\n{error}") from None
        self.files = site_files.build(workbook, Path(self.config.templates_dir))

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the generated files, each with an edit link to its YAML."""
        for generated in self.files:
            file = File.generated(config, generated.src_uri, content=generated.content)
            file.edit_uri = f"../{generated.source}"
            files.append(file)
