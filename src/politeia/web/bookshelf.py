"""The charters of a site, opened once each and kept: their editions, their acts and the days on which they change."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import in_order
from politeia.amendment.history import editions_of, versions_of
from politeia.amendment.model import Charter, Edition, Version
from politeia.amendment.opening import Target, opened_leniently
from politeia.amendment.timeline import replaced_on, texts_of
from politeia.claims.checking import examine_claims
from politeia.claims.model import Examined
from politeia.claims.reading import read_claims
from politeia.diagnostics.model import PoliteiaError, Severity, failure
from politeia.diagnostics.nearest import nearest
from politeia.documents.library import charter_names, collected_names, collections, names_beside
from politeia.language.questions import PropertySyntax
from politeia.power.mapping import attending, power_map
from politeia.power.model import DecisionPower
from politeia.presentation.frontier import frontier
from politeia.presentation.proofs import answers_of
from politeia.verification.model import Answer
from politeia.web.model import EditionLink

TAKEN = ("assets", "drafts", "play", "systems")
"""Names below which the explorer has pages of its own."""


class Bookshelf:
    """Opens charters and editions by name and day, and keeps what it has opened."""

    def __init__(self, folders: tuple[str, ...] = (), *, today: date, only: tuple[str, ...] = ()) -> None:
        for name in folders:
            if name.split("/")[0] in TAKEN:
                raise failure(
                    "X405",
                    f"pages of the explorer stand at “{name}” already",
                    expectation="A charter's pages stand at the name by which it is asked for.",
                    remedy=f"Write the folder as ./{name}.",
                )
        self.today = today
        shipped = charter_names()
        groups = {
            "own": folders,
            "charters": shipped,
            "beside": tuple(inner for name in shipped for inner in names_beside(name)),
            **{collection: collected_names(collection) for collection in collections()},
        }
        self.groups = {
            group: tuple(name for name in names if group == "own" or not only or name in only)
            for group, names in groups.items()
        }
        """The names of each group: charters of one's own, of the library, what lies beside them, and its collections."""
        self.names = tuple(name for names in self.groups.values() for name in names)
        self._charters: dict[str, Charter] = {}
        self._targets: dict[tuple[str, date], Target] = {}
        self._timelines: dict[str, tuple[Edition, ...]] = {}
        self._claims: dict[str, tuple[Examined, ...]] = {}
        self._power: dict[tuple[str, date], tuple[DecisionPower, ...]] = {}
        self._frontiers: dict[tuple[str, date], dict[str, Answer]] = {}
        self._proofs: dict[tuple[str, date], tuple[Answer, ...]] = {}

    def charter(self, name: str) -> Charter:
        """The charter of that name; raises an error of exit status 2 when the site does not have it."""
        if name not in self.names:
            near = nearest(name, self.names)
            raise failure(
                "X404", f"there is no charter “{name}” on this site", remedy=f"Did you mean “{near}”?" if near else ""
            )
        if name not in self._charters:
            self._charters[name] = load_charter(name)
        return self._charters[name]

    def title(self, name: str) -> str:
        """The charter's title, and where another of its group is called so too, the name by which it is asked for."""
        title = self.charter(name).title
        group = next(names for names in self.groups.values() if name in names)
        others = (self._title(other) for other in group if other != name)
        return f"{title} ({name.rpartition('/')[2]})" if title in others else title

    def _title(self, name: str) -> str:
        """The title of a charter, or its name where it cannot be read."""
        try:
            return self.charter(name).title
        except PoliteiaError:
            return name

    def edition(self, name: str, day: date) -> Target:
        """The edition of a charter on a day; raises when a mistake in it would make answers wrong."""
        key = (name, day)
        if key not in self._targets:
            target = opened_leniently(self.charter(name), day)
            errors = tuple(item for item in target.diagnostics if item.severity is Severity.ERROR)
            if errors:
                raise PoliteiaError(errors)
            self._targets[key] = target
        return self._targets[key]

    def editions(self, name: str) -> tuple[EditionLink, ...]:
        """Every day on which the text changes, the first one with the first text, in order."""
        charter = self.charter(name)
        acts: dict[date, dict[str, None]] = {}
        replaced: set[date] = set()
        for text in texts_of(charter):
            start, end = text.base.front.in_force, replaced_on(charter, text)
            if start is not None:
                acts.setdefault(start, {})
                if text is not charter:
                    acts[start][text.title] = None
                    replaced.add(start)
            for item in in_order(text):
                if item.commences is not None and (end is None or item.commences < end):
                    acts.setdefault(item.commences, {})[item.act] = None
        if not acts:
            acts[self.today] = {}
        return tuple(EditionLink(day, tuple(acts[day]), day in replaced) for day in sorted(acts))

    def claims(self, name: str) -> tuple[Examined, ...]:
        """What is claimed beside a charter, with its evidence; examined when it is first asked for."""
        if name not in self._claims:
            self._claims[name] = examine_claims(name, read_claims(name))
        return self._claims[name]

    def history(self, name: str, day: date, article: str) -> tuple[Version, ...]:
        """The wordings of an article in the text of a day: not those of a text that replaced it or was replaced by it."""
        if name not in self._timelines:
            self._timelines[name] = editions_of(self.charter(name))
        if not any(edition.article(article) for edition in self._timelines[name]):
            return ()
        return _of_one_text(versions_of(self.charter(name), article, self._timelines[name]), day)

    def latest(self, name: str) -> date:
        """The day of the edition that is in force today, or of the first one when none is yet."""
        days = [link.day for link in self.editions(name)]
        return max((day for day in days if day <= self.today), default=days[0])

    def properties(self, name: str, day: date) -> tuple[PropertySyntax, ...]:
        """The properties that the charter of a day states."""
        return self.edition(name, day).charter.properties

    def proved(self, name: str, day: date) -> tuple[Answer, ...] | None:
        """The verdicts of an edition where they are known already."""
        return self._proofs.get((name, day))

    def power(self, name: str, day: date) -> tuple[DecisionPower, ...]:
        """The shares of power in every decision of an edition, worked out once and kept."""
        key = (name, day)
        if key not in self._power:
            self._power[key] = power_map(attending(self.edition(name, day).institutions))
        return self._power[key]

    def frontier(self, name: str, day: date) -> dict[str, Answer]:
        """The smallest coalitions for every goal with a name, worked out once and kept."""
        key = (name, day)
        if key not in self._frontiers:
            found = frontier((self.edition(name, day),), alone=True)
            self._frontiers[key] = {goal: answer for goal, (answer,) in found.items()}
        return self._frontiers[key]

    def prove(self, name: str, day: date) -> tuple[Answer, ...]:
        """The verdicts of an edition, worked out once and kept."""
        key = (name, day)
        if key not in self._proofs:
            target = self.edition(name, day)
            self._proofs[key] = answers_of(target, target.charter.properties, alone=True)
        return self._proofs[key]


def _of_one_text(versions: tuple[Version, ...], day: date) -> tuple[Version, ...]:
    """The versions of each paragraph between two replacements of the whole text, where the day lies."""
    found: list[Version] = []
    for _, same in groupby(versions, key=lambda item: item.paragraph):
        lives: list[list[Version]] = [[]]
        for version in same:
            if version.change in ("of another text", "ended with its text"):
                lives.append([])
            if version.change != "ended with its text":
                lives[-1].append(version)
        begun = [life for life in lives if life and (life[0].since is None or life[0].since <= day)]
        found += begun[-1] if begun else lives[0]
    return tuple(found)
