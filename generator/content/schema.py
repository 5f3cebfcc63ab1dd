"""The JSON Schema of a worksheet file, so that an editor can complete keys and explain them."""

from __future__ import annotations

from typing import Any

from generator.content.worksheet import Worksheet


def worksheet_schema() -> dict[str, Any]:
    """Return the schema; its descriptions are the sentences under the model's attributes."""
    schema = Worksheet.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
