"""What was written in a random run, and what has to be found in the end."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Ledger:
    written: dict[str, str] = field(default_factory=dict)
    """The address of each text."""
    owed: set[str] = field(default_factory=set)
    """Neither replaced in plain sight nor erased."""
    gone: set[str] = field(default_factory=set)
    """Erased while nothing was on its way in any window."""
    unseen: set[str] = field(default_factory=set)
    """Addresses at which a text may have given way with nobody there to be told."""

    def write(self, text: str, before: dict[str, str]) -> None:
        self.written[text] = before["address"]
        self.owed.discard(before["text"])
        self.owed.add(text)

    def come_back(self, texts: set[str]) -> None:
        """Owe texts again: the reader has brought them back."""
        self.owed |= texts & self.written.keys()
        self.gone -= texts

    def erase(self, part: str, is_quiet: bool) -> None:
        erased = {text for text, address in self.written.items() if belongs(address, part)}
        self.owed -= erased
        if is_quiet:
            self.gone |= erased


def belongs(address: str, part: str) -> bool:
    """Tell whether an address is in a part; a worksheet's next step is, too. No part is all."""
    _, *rest = address.split("/")
    is_next_step = len(rest) == 2 and rest[0].endswith(f"-{part}")
    return not part or address.startswith(f"{part}/") or is_next_step
