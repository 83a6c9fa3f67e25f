"""The votes beside a charter, each counted under the law of its day: seats, tests, and what was announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from politeia.amendment.opening import opened
from politeia.diagnostics.model import failure
from politeia.elections.collection import CollectedVote, votes_beside
from politeia.elections.files import Count, count_file
from politeia.elections.model import ElectionCount, ListResult, Step, Test, UnitVotes
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.hemicycle import COLOURS
from politeia.web.hemicycle import draw as draw_hemicycle
from politeia.web.model import Address, Page
from politeia.web.region_bars import draw as draw_regions
from politeia.web.region_bars import percent

SIGNS = {True: "✓", False: "✗", None: "?"}


@dataclass(frozen=True, slots=True)
class VoteShown:
    """A vote as counted, with its picture; `law` is "" where the site does not show the law itself."""

    subject: str
    anchor: str
    day: date
    law: str
    citation: str
    file: str
    outcome: str
    drawing: Markup | None
    lists: tuple[tuple[ListResult, int], ...]
    house: int
    tests: tuple[tuple[str, Test], ...]
    regions: tuple[tuple[str, str, str, str], ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    differences: tuple[str, ...]
    compared: bool


def numbers_page(shelf: Bookshelf, name: str, language: str) -> Page:
    """Every vote that lies beside a charter; raises an error of exit status 2 where none does."""
    charter = shelf.charter(name)
    votes = votes_beside(name)
    if not votes:
        raise failure("X404", f"no votes lie beside “{name}”", None)
    words = dict(texts(language))
    content = {
        "charter": charter,
        "latest": shelf.latest(name),
        "votes": [_shown(vote, shelf, words) for vote in votes],
    }
    return Page(Address(name, "", "numbers"), words["numbers"], "numbers.html.j2", content)


def _shown(vote: CollectedVote, shelf: Bookshelf, words: dict[str, str]) -> VoteShown:
    shown = vote.under in shelf.names
    law = shelf.edition(vote.under, vote.day) if shown else opened(f"{vote.under}@{vote.day}")
    count = count_file(vote.file, law.institutions, vote.day, vote.request)
    units = () if isinstance(count, ElectionCount) else count.units
    election = count if isinstance(count, ElectionCount) else None
    seated = [item for item in election.lists if item.seats] if election else []
    colour = {item.name: number % COLOURS + 1 for number, item in enumerate(seated)}
    return VoteShown(
        f"{words['election'] if election else words['referendum']}: {count.norm}",
        f"vote-{vote.day}",
        vote.day,
        vote.under if shown else "",
        count.citation,
        vote.file.name,
        "" if isinstance(count, ElectionCount) else count.outcome,
        _drawing(count, seated, units, words),
        tuple((item, colour.get(item.name, 0)) for item in election.lists) if election else (),
        election.house if election else 0,
        () if isinstance(count, ElectionCount) else tuple((SIGNS[test.met], test) for test in count.tests),
        tuple(_region(unit, words) for unit in units),
        count.steps,
        (*((vote.note,) if vote.note else ()), *count.notes),
        count.differences,
        count.decided and (election is None or election.compared > 0),
    )


def _drawing(
    count: Count, seated: Sequence[ListResult], units: tuple[UnitVotes, ...], words: dict[str, str]
) -> Markup | None:
    """A hemicycle for a chamber, bars for regions; nothing for one office or for a country without regions."""
    if isinstance(count, ElectionCount) and count.house > 1:
        said = ", ".join(f"{item.name} {item.seats}" for item in seated)
        return draw_hemicycle([(item.name, item.seats) for item in seated], f"{count.norm}: {said}")
    return draw_regions(units, words) if units else None


def _region(unit: UnitVotes, words: dict[str, str]) -> tuple[str, str, str, str]:
    announced = {True: words["yes"], False: words["no"], None: "–"}[unit.announced]
    return unit.name, percent(unit.share_taking_part), percent(unit.share_of_yes), announced
