"""What a draft is: an amending act in the making, laid on one edition of a charter, in numbered versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a draft; `day` is that of the edition on which it is laid."""

    identifier: str
    charter: str
    day: date
    version: int
    source: str
    saved: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A version that is kept: its number, and when it was saved."""

    number: int
    saved: datetime


class Outdated(Exception):
    """Somebody else, or another window, has saved a version meanwhile: `latest` is the one that now stands."""

    def __init__(self, latest: Draft) -> None:
        self.latest = latest
        super().__init__(f"version {latest.version} has been saved meanwhile")
