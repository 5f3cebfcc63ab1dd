"""What the browser's migration must do, said a second time and more slowly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Value = str | list[str]


@dataclass
class MigrationOracle:
    """The answers that one browser holds, and its earlier words."""

    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    history: list[tuple[str, Value]] = field(default_factory=list)

    def write(self, address: str, value: Value, at: int) -> None:
        rev = self.answers.get(address, {"rev": 0})["rev"] + 1
        self.answers[address] = {"value": value, "rev": rev, "savedAt": at, "tab": "t"}

    def take(self, moves: dict[str, Any]) -> list[dict[str, Any]]:
        """Open the workbook in an edition with these moves; return what was done."""
        steps = plan(self.answers, moves)
        for step in steps:
            for address in step["from"]:
                value = self.answers[address]["value"]
                if address in step["displaced"]:
                    self.history.append((step["to"], value))
                self.write(address, type(value)(), 0)
            self.write(step["to"], step["value"], step["savedAt"])
        return steps

    def said(self, address: str) -> list[Value]:
        """Return what stands under an address now, or stood there."""
        now = [self.answers[address]["value"]] if address in self.answers else []
        return now + [value for at, value in self.history if at == address]


def plan(answers: dict[str, dict[str, Any]], moves: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the steps, by target."""
    if not moves:
        return []
    arriving: dict[str, list[dict[str, Any]]] = {}
    for address, answer in answers.items():
        value = answer["value"]
        if not (value.strip() if isinstance(value, str) else value):
            continue
        to, rank = follow(address, moves)
        arriving.setdefault(to, []).append(
            {"address": address, "value": value, "savedAt": answer["savedAt"], "rank": rank}
        )
    steps = [settle(to, all, to_id(to) in moves["joined"]) for to, all in arriving.items()]
    return [step for step in steps if step["from"]]


def to_id(address: str) -> str:
    return "/".join(question(address)[0])


def question(address: str) -> tuple[list[str], str | None]:
    """Take the row out of an address."""
    parts = address.split("/")
    if len(parts) < 3:
        return parts, None
    return [*parts[:-2], parts[-1]], parts[-2]


def follow(address: str, moves: dict[str, Any]) -> tuple[str, int]:
    """Rewrite the longest front that has moved, until none has."""
    parts, row = question(address)
    places, first = moves["places"], None
    while fronts := [n for n in range(len(parts), 0, -1) if "/".join(parts[:n]) in places]:
        front = "/".join(parts[: fronts[0]])
        first = first or front
        parts = places[front].split("/") + parts[fronts[0] :]
    rank = list(places).index(first) if first else 0
    if row is None:
        return "/".join(parts), rank
    *above, column = parts
    stamp, mark, worksheet = row.partition("-")
    if len(above) == 1 and worksheet in places:
        row = stamp + mark + places[worksheet]
    return "/".join([*above, row, column]), rank


def settle(to: str, all: list[dict[str, Any]], joined: bool) -> dict[str, Any]:
    here = [one for one in all if one["address"] == to]
    others = sorted((o for o in all if o not in here), key=lambda o: (o["rank"], o["address"]))
    value = (
        here[0]["value"] if here else merged([(o["value"], o["savedAt"]) for o in others], joined)
    )
    whole = joined and not here
    return {
        "to": to,
        "value": value,
        "savedAt": here[0]["savedAt"] if here else max(o["savedAt"] for o in others),
        "from": [o["address"] for o in others],
        "displaced": [o["address"] for o in others if not holds(value, o["value"], whole)],
    }


def merged(all: list[tuple[Value, int]], joined: bool) -> Value:
    if all and all[0][0].__class__ is list:
        return list(dict.fromkeys(one for value, _ in all for one in value))
    if joined:
        return "\n\n".join(dict.fromkeys(str(value) for value, _ in all))
    newest = max(at for _, at in all)
    return next(value for value, at in all if at == newest)


def holds(value: Value, one: Value, whole: bool) -> bool:
    if isinstance(value, list):
        return set(one) <= set(value)
    return one == value or (whole and str(one) in value)
