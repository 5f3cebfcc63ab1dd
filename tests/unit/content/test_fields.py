"""Every field type is complete, looks as its golden says, and survives any Markdown engine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import jinja2.nodes
import markdown
import pydantic
import pytest
from mkdocs.config import load_config

from generator.content import checks
from generator.content.fields import FIELD_TYPES, Field, InputField, PromptedItem
from generator.content.loader import load
from generator.content.yaml_reader import read_document
from generator.site.rendering import FieldId, environment, render_field
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from generator.site.rendering import Medium

TEMPLATES = ROOT / "templates"
GOLDENS = sorted((ROOT / "tests" / "fixtures" / "fields").glob("*.yaml"))
GUIDE = (ROOT / "docs" / "authoring" / "field-types.md").read_text("utf-8")
MEDIA: tuple[Medium, ...] = ("screen", "paper")

MESSAGES = load(ROOT / "worksheets", checks.validate).messages
all_goldens = pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.stem)
all_types = pytest.mark.parametrize("name", FIELD_TYPES)


def field_of(definition: Any) -> PromptedItem:
    field: PromptedItem = pydantic.TypeAdapter(Field).validate_python(definition)
    return field


def rendered(golden: Path) -> dict[str, str]:
    """Return the HTML of a golden's field for both media."""
    document = read_document(golden, golden.name)
    assert document.problems == []
    field = field_of(document.value["definition"])
    env = environment(TEMPLATES, MESSAGES)
    return {
        m: str(render_field(env, field, FieldId("sheet", field.field, code=4), m)) for m in MEDIA
    }


def write(golden: Path) -> None:
    """Write the HTML of today behind a golden's definition."""
    definition = re.split(r"^screen:", golden.read_text("utf-8"), flags=re.MULTILINE)[0]
    blocks = (
        f"{medium}: |\n{''.join(f'  {line}' for line in html.splitlines(keepends=True))}"
        for medium, html in rendered(golden).items()
    )
    golden.write_text(definition + "".join(blocks), "utf-8")


@all_goldens
def test_renders_as_its_golden_says(golden: Path, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update-golden"):
        write(golden)
    value = read_document(golden, golden.name).value
    assert rendered(golden) == {medium: value[medium] for medium in MEDIA}


@all_goldens
def test_is_one_block_that_no_engine_takes_apart(golden: Path) -> None:
    screen = rendered(golden)["screen"]
    tag = re.match(r'<(div|fieldset) class="wb-(?:field|computed)', screen)
    assert tag, "it starts in the first column"
    assert screen.endswith(f"</{tag[1]}>\n")
    assert "\n\n" not in screen, "a blank line would end it in CommonMark"
    assert 'data-worksheet="sheet" data-field="' in screen.split("\n")[0]
    assert 'class="wb-field' in screen or golden.stem in ("letter", "sum_up")


@pytest.fixture(scope="module")
def converter() -> markdown.Markdown:
    """Markdown as `mkdocs.yml` sets it up."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


@all_goldens
def test_survives_markdown_byte_for_byte(golden: Path, converter: markdown.Markdown) -> None:
    screen = rendered(golden)["screen"]
    page = f"## Before {{ #s1 }}\n\nWords.\n\n{screen}\n## After {{ #s2 }}\n"
    assert converter.reset().convert(page) == (
        f'<h2 id="s1">Before</h2>\n<p>Words.</p>\n{screen}\n<h2 id="s2">After</h2>'
    )


@all_types
def test_has_words_for_developers_and_authors(name: str) -> None:
    field_type = FIELD_TYPES[name]
    assert field_type.__doc__
    assert all(info.description for info in own_keys(field_type).values())


def own_keys(field_type: type[PromptedItem]) -> dict[str, pydantic.fields.FieldInfo]:
    shared = {*InputField.model_fields, "type"}
    return {key: i for key, i in field_type.model_fields.items() if key not in shared}


@all_types
def test_has_a_template_for_screen_and_paper(name: str) -> None:
    source = (TEMPLATES / "fields" / f"{name}.html.j2").read_text("utf-8")
    macros = environment(TEMPLATES, MESSAGES).parse(source).find_all(jinja2.nodes.Macro)
    assert {"screen", "paper"} <= {macro.name for macro in macros}


def test_there_is_no_template_without_a_type() -> None:
    templates = {file.name.split(".")[0] for file in (TEMPLATES / "fields").iterdir()}
    assert templates - {"_parts"} == set(FIELD_TYPES)


@all_types
def test_has_a_golden(name: str) -> None:
    golden = ROOT / "tests" / "fixtures" / "fields" / f"{name}.yaml"
    assert read_document(golden, golden.name).value["definition"]["type"] == name


def guide_section(name: str) -> str:
    """Return what the guide for authors says of a type."""
    return re.split(rf"^## {name}$", GUIDE, flags=re.MULTILINE)[1].split("\n## ")[0]


def test_the_guide_lists_the_types_in_their_order() -> None:
    assert re.findall(r"^## (.+)$", GUIDE, flags=re.MULTILINE) == list(FIELD_TYPES)


@all_types
def test_the_guide_says_what_the_code_says(name: str) -> None:
    section = guide_section(name)
    field_type = FIELD_TYPES[name]
    assert section.strip().startswith(str(field_type.__doc__))
    for key, info in own_keys(field_type).items():
        assert f"\n- `{key}`: {info.description}" in section


def test_the_guide_explains_the_keys_that_all_types_share() -> None:
    introduction = GUIDE.split("\n## ")[0]
    for key, info in InputField.model_fields.items():
        assert f"\n- `{key}`: {info.description}" in introduction


@all_types
def test_the_example_in_the_guide_is_right(name: str, tmp_path: Path) -> None:
    file = tmp_path / "example.yaml"
    file.write_text(guide_section(name).split("```yaml\n")[1].split("```")[0], "utf-8")
    document = read_document(file, "example.yaml")
    assert document.problems == []
    assert type(field_of(document.value)) is FIELD_TYPES[name]
