"""The MkDocs adapter: hands MkDocs the generated files, and authors their mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from generator.content import checks
from generator.content.loader import load
from generator.errors import ToolError, WorkbookError
from generator.pdf.renderer import CACHE, PdfRenderer
from generator.publish import post_processing
from generator.site import site_files
from generator.site.bundle import make_bundle

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.content.model import Workbook


class WorkbookConfig(base.Config):
    """The plugin's options, as paths beside `mkdocs.yml`."""

    worksheets_dir = config_options.Dir(exists=True, default="worksheets")
    """The content."""
    templates_dir = config_options.Dir(exists=True, default="templates")
    """The Jinja templates."""
    pdfs = config_options.Choice(("build", "always", "never"), default="build")
    """When PDFs are made: in a build, in a preview too, or never."""


class WorkbookPlugin(BasePlugin[WorkbookConfig]):
    """Adds the workbook's pages to a MkDocs site."""

    workbook: Workbook
    files: list[site_files.SiteFile]

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the workbook before MkDocs empties the old site, and watch its folders."""
        folders = (self.config.worksheets_dir, self.config.templates_dir)
        config.watch.extend(folder for folder in folders if folder not in config.watch)
        try:
            self.workbook = load(Path(self.config.worksheets_dir), checks.validate)
        except WorkbookError as error:
            raise PluginError(f"the workbook has mistakes.\n{error}") from None
        templates = Path(self.config.templates_dir)
        url = config.site_url or ""
        try:
            bundle = make_bundle(self.workbook.messages, templates)
            pdf_renderer = self._pdf_renderer(config)
            self.files = site_files.build(self.workbook, templates, bundle, pdf_renderer, url)
        except ToolError as error:
            raise PluginError(str(error)) from None
        config.extra["workbook"] = site_files.theme_settings(self.workbook, bundle)

    def _pdf_renderer(self, config: MkDocsConfig) -> PdfRenderer | None:
        """Return what makes the PDFs; a preview has none unless they are asked for."""
        wanted = self.config.pdfs == "always" or (
            self.config.pdfs == "build" and not _is_preview(config)
        )
        return PdfRenderer(Path(config.config_file_path).parent / CACHE) if wanted else None

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the generated files, each with an edit link to its YAML."""
        for generated in self.files:
            file = File.generated(config, generated.src_uri, content=generated.content)
            file.edit_uri = f"../{generated.source}"
            files.append(file)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the site. A preview stays as it is: the policy would refuse its reload script."""
        site, settings = Path(config.site_dir), self.workbook.settings
        try:
            if _is_preview(config):
                # A site that was once looked at on this port may have left its worker there.
                post_processing.kill_worker(site, settings.slug)
            else:
                post_processing.post_process(site, settings.slug, settings.title)
        except WorkbookError as error:
            raise PluginError(f"the site cannot be published.\n{error}") from None


def _is_preview(config: MkDocsConfig) -> bool:
    """Whether this is `mkdocs serve`, which puts its own address in the place of `site_url`.

    `on_startup` names the command, but would be a fourth event to carry over to another engine.
    """
    return (config.site_url or "").startswith(f"http://{config.dev_addr}/")
