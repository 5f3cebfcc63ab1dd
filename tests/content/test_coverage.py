"""Whatever the article that inspired the workbook asks can be answered in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.content.model import Workbook


def read_points() -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = yaml.safe_load(
        (ROOT / "tests/content/coverage.yaml").read_text("utf-8")
    )
    return points


def places(workbook: Workbook) -> set[str]:
    """Return every place where a point of the article may be answered."""
    found = {f"{chapter.id}/evidence" for chapter in workbook.chapters.values() if chapter.evidence}
    for worksheet in workbook.worksheets.values():
        asked = [field.field for field in worksheet.fields()]
        shown = [item.collection for item in worksheet.collections()]
        found |= {f"{worksheet.id}/{name}" for name in (*asked, *shown, "next-step")}
    return found


def test_every_point_of_the_article_is_answered_somewhere(workbook: Workbook) -> None:
    points = read_points()
    there = places(workbook)
    missing = {
        point["point"]: target
        for point in points
        for target in point["answered"]
        if target not in there
    }
    assert missing == {}
    assert len(points) == 41
    assert len({point["point"] for point in points}) == len(points)
