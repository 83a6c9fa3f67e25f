"""The findings of a reform on one page: topic by topic what was lost, kept, gained and left open, each line with its articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from politeia.comparison.model import ClauseChange, Comparison, Fate, NormChange
from politeia.comparison.shifts import Right, Shift, rights, shift_of
from politeia.language.roles import FOREIGN_AFFAIRS
from politeia.norms.model import Body, Gap, Institutions, Office, Power
from politeia.norms.tallies import names_in
from politeia.presentation.brief_content import Finding, Item, Move, Topic
from politeia.verification.model import Verdict

PARLIAMENT = ("lower chamber", "upper chamber", "parliament")
FOREIGN = "Foreign affairs"
EXPLAINING = frozenset({"note", "reading", "consequence", "role", "subject to", "notwithstanding"})
"""Clauses that explain a norm and do not make it."""
ADDRESSING = frozenset({"who", "on", "by", "for", "kin"})
"""Clauses that say of whom a norm speaks, which its name says too."""
LONGEST = 96
"""Letters of a clause that a line of the page quotes."""

_VERBS = (
    "must consent to appointment of",
    "must consent to dismissal of",
    "must consent to",
    "alone proposes appointment of",
    "alone proposes",
    "gives its opinion on",
    "calls the election of",
    "countersigns",
    "nominates",
    "appoints and dismisses",
    "appoints",
    "dismisses",
    "initiates",
    "declares",
    "decides",
    "elects",
    "fills",
    "ends",
    "may",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a topic is about: kinds of norms whole, acts by their roles, and other kinds where their names speak of it."""

    title: str
    kinds: frozenset[str] = frozenset()
    speaking: re.Pattern[str] | None = None
    among: frozenset[str] = frozenset()
    roles: tuple[str, ...] = ()
    acts: frozenset[str] = frozenset()
    most: int = 3
    """How many clauses of a norm are told."""
    kept: bool = False
    """Whether the powers of the topic that stand as before are told too."""

    def includes(self, kind: str, name: str, acts: Iterable[str], holders: re.Pattern[str] | None) -> bool:
        """Whether a norm belongs to the topic; `holders` finds the names of those who play its roles."""
        spoken = self.speaking is not None and self.speaking.search(name) is not None
        named = (spoken and (not self.among or kind in self.among)) or (
            holders is not None and bool(holders.search(name))
        )
        return kind in self.kinds or named or not self.acts.isdisjoint(acts)


def _words(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)


SUBJECTS = (
    Subject("Local leaders and assemblies", roles=("local executive", "local assembly")),
    Subject(
        "Parties and kin: who must stand apart",
        frozenset({"incompatibility"}),
        _words("part(?:y|ies)\\b", "relative", "kin\\b", "nepot"),
        frozenset({"duty", "prohibition", "eligibility"}),
    ),
    Subject("Seats, lists and quotas", frozenset({"quota", "election"})),
    Subject("Registering a party", frozenset({"registration"}), most=6),
    Subject("Human rights and their defender", frozenset({"right", "prohibition", "limitation"}), roles=("ombudsman",)),
    Subject(
        FOREIGN,
        acts=frozenset(FOREIGN_AFFAIRS),
        kept=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute beside the charter that stands on both days, with what differs in it, its citations carrying its name."""

    title: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Reform:
    """Both texts resolved, what differs between them, in the statutes beside them, and the treaties concluded meanwhile."""

    before: Institutions
    after: Institutions
    comparison: Comparison
    moves: tuple[Move, ...]
    statutes: tuple[Statute, ...] = ()
    treaties: tuple[Item, ...] = ()


def findings_of(reform: Reform) -> tuple[Topic, ...]:
    """The topics of a reform in the order in which they are asked; one of which nothing is known is left out."""
    shown: set[tuple[str, str]] = set()
    topics = [
        _head_of_state(reform),
        _parliament(reform),
        _court(reform),
        *(_subject(subject, reform, shown) for subject in SUBJECTS),
        _gaps(reform),
    ]
    return tuple(topic for topic in topics if topic.lines)


# -- actors ------------------------------------------------------------------------------------------------------------


def _holder(role: str, institutions: Institutions) -> Office | Body | None:
    """The office or body that plays a role, when only one does."""
    found = [item for item in _actors(institutions) if item.role == role]
    return found[0] if len({item.name for item in found}) == 1 else None


def _actors(institutions: Institutions) -> tuple[Office | Body, ...]:
    return (*institutions.offices, *institutions.bodies)


def _successions(reform: Reform) -> dict[str, str]:
    """Names of the first text with those that stand in their place in the second: renamed norms, and holders of one role."""
    found = {
        change.name_before: change.name
        for change in reform.comparison.with_fate(Fate.RENAMED)
        if change.kind in ("office", "body", "appointment") and change.name_before
    }
    for role in dict.fromkeys(item.role for item in _actors(reform.before) if item.role):
        ours, theirs = _holder(role, reform.before), _holder(role, reform.after)
        if ours is not None and theirs is not None and ours.name != theirs.name:
            found[ours.name] = theirs.name
    return found


def _shift(role: str, reform: Reform) -> tuple[Shift, tuple[Right, ...]] | None:
    """What the holder of a role gained and lost, and what it kept; rights over something renamed are the same rights."""
    ours, theirs = _holder(role, reform.before), _holder(role, reform.after)
    if ours is None or theirs is None:
        return None
    renamed = _successions(reform)
    old = _by_act(rights(reform.before).get(ours.name, {}), renamed)
    new = _by_act(rights(reform.after).get(theirs.name, {}), {})
    kept = tuple(right for key, right in new.items() if key in old and old[key].words == right.words)
    return shift_of(theirs.name, old, new), kept


def _by_act(held: dict[str, Right], renamed: dict[str, str]) -> dict[str, Right]:
    """Rights by what they are over: the stages of a procedure are one right, and old names are put into new ones."""
    found: dict[str, Right] = {}
    for key, right in held.items():
        words = right.words.partition(" at ")[0] if right.words.startswith("decides ") else right.words
        for old, new in renamed.items():
            words, key = words.replace(old, new), key.replace(old, new)
        key = words if words.startswith("decides ") else key
        found.setdefault(key, Right(words, right.citation))
    return found


def _head_of_state(reform: Reform) -> Topic:
    holder = _holder("head of state", reform.after)
    moved = _shift("head of state", reform)
    if holder is None or moved is None:
        return Topic("", ())
    shift, kept = moved
    lines = [*_grouped("−", "no longer", shift.lost), *_altered(shift), *_grouped("+", "now", shift.gained)]
    weighty = _over_others(kept, reform.after, shift.actor)
    lines += _grouped("=", "still", _both_ways(weighty))
    return Topic(f"The {holder.name}: what was lost and what was kept", (*_own_norms(reform, holder.name), *lines))


def _both_ways(held: tuple[Right, ...]) -> Iterator[Right]:
    """Whoever may be appointed and dismissed by the same hand is told once."""
    words = {right.words for right in held}
    for right in held:
        verb, _, office = right.words.partition(" ")
        if verb == "appoints" and f"dismisses {office}" in words:
            yield Right(f"appoints and dismisses {office}", right.citation)
        elif verb != "dismisses" or f"appoints {office}" not in words:
            yield right


def _own_norms(reform: Reform, name: str) -> Iterator[Finding]:
    """How the office itself changed: its term, its limit."""
    for change in reform.comparison.norms:
        if change.name == name and change.kind == "office" and change.clauses:
            yield from _changed(change, _successions(reform))


def _over_others(kept: Iterable[Right], institutions: Institutions, own: str) -> tuple[Right, ...]:
    """The rights over another office or body: appointments, dismissals, dissolution, acts of others; initiatives left out."""
    names = [item.name for item in _actors(institutions) if item.name != own]
    return tuple(
        right
        for right in kept
        if not right.words.startswith("initiates ") and any(name in right.words for name in names)
    )


def _parliament(reform: Reform) -> Topic:
    lines: list[Finding] = []
    for role in PARLIAMENT:
        if (moved := _shift(role, reform)) is None:
            continue
        shift, _ = moved
        lines += _grouped("+", f"{shift.actor} now", shift.gained)
        lines += _altered(shift, f"{shift.actor}: ")
        lines += _grouped("−", f"{shift.actor} no longer", shift.lost)
    lines += [
        Finding(
            "~", f"{body.name}: {body.seats_before} seats became {body.seats_after}", (Item("", body.citation_after),)
        )
        for body in reform.comparison.bodies
        if body.seats_before and body.seats_after and body.seats_after != body.seats_before
    ]
    return Topic("Parliament: what it gained, and over whom", tuple(lines))


def _court(reform: Reform) -> Topic:
    ours, theirs = (_holder("constitutional court", side) for side in (reform.before, reform.after))
    if not isinstance(theirs, Body):
        return Topic("", ())
    lines: list[Finding] = []
    if isinstance(ours, Body) and ours.name != theirs.name:
        lines.append(Finding("~", f"{theirs.name} in the place of {ours.name}", (Item("", theirs.citation),)))
    if isinstance(ours, Body) and ours.seats != theirs.seats:
        lines.append(Finding("~", f"{ours.seats} seats became {theirs.seats}", (Item("", theirs.citation),)))
    if not isinstance(ours, Body) or ours.parts != theirs.parts:
        lines += _seats(theirs)
    if (moved := _shift("constitutional court", reform)) is not None:
        lines += [*_grouped("+", "now", moved[0].gained), *_grouped("−", "no longer", moved[0].lost)]
    lines += _applicants(reform, theirs)
    return Topic(f"The {theirs.name}", tuple(lines))


def _seats(body: Body) -> Iterator[Finding]:
    parts = tuple(
        Item(f"{part.seats} by {' and '.join(part.by)}" if part.by else f"{part.seats} {part.name}", part.citation)
        for part in body.parts
        if part.seats
    )
    if parts:
        yield Finding("~", "members are named", parts)


def _applicants(reform: Reform, court: Body) -> Iterator[Finding]:
    """Who may newly bring a case: powers that somebody else begins, and powers to complain that are new."""
    known = {power.name for power in reform.before.powers}
    new = [power for power in reform.after.powers if power.name not in known and court.name not in _held(power)]
    found = tuple(
        Item(f"{_holders_of(power)} may {power.name}", power.held_by.citation)
        for power in new
        if court.name in power.name
    )
    if found:
        yield Finding("+", "who may newly turn to it", found)


def _held(power: Power) -> tuple[str, ...]:
    return names_in(power.held_by.value)


def _holders_of(power: Power) -> str:
    """Who holds a power, in words: any of them, or all of them together."""
    return (" or " if power.held_by.value.mode == "any" else " and ").join(_held(power))


# -- norms -------------------------------------------------------------------------------------------------------------


def _subject(subject: Subject, reform: Reform, shown: set[tuple[str, str]]) -> Topic:
    """The norms of a topic that differ, of the charter and of the statutes beside it, those of other topics left out."""
    lines: list[Finding] = []
    renamed = _successions(reform)
    holders = _holders(subject.roles, reform)
    for where in (reform.comparison, *(statute.comparison for statute in reform.statutes)):
        for change in where.norms:
            name = f"{change.name} {change.name_before}"
            if subject.includes(change.kind, name, change.roles, holders) and (change.kind, change.name) not in shown:
                told = tuple(_changed(change, renamed, subject.most))
                if told:
                    shown.add((change.kind, change.name))
                lines += told
    if subject.kept:
        lines += _powers_as_before(subject, reform)
    if subject.title == FOREIGN and reform.treaties:
        lines.append(Finding("+", "treaties beside the charter, concluded between the two days", reform.treaties))
    return Topic(subject.title, tuple(lines))


def _holders(roles: tuple[str, ...], reform: Reform) -> re.Pattern[str] | None:
    """What finds the names of those who play some roles on either day, in the plural too."""
    names = {item.name for side in (reform.before, reform.after) for item in _actors(side) if item.role in roles}
    return _words(*(re.escape(name) for name in sorted(names))) if names else None


def _powers_as_before(subject: Subject, reform: Reform) -> Iterator[Finding]:
    """The powers of a topic that stand in both texts with the same holders."""
    before = {power.name: _held(power) for power in reform.before.powers}
    by_holder: dict[str, list[Item]] = {}
    for power in reform.after.powers:
        if before.get(power.name) == _held(power) and subject.includes("power", power.name, power.roles, None):
            by_holder.setdefault(_holders_of(power), []).append(Item(power.name, power.held_by.citation))
    for holder, items in by_holder.items():
        yield Finding("=", f"as before, {holder} may", tuple(items))


def _changed(change: NormChange, renamed: dict[str, str], most: int = 3) -> Iterator[Finding]:
    """A norm that was added, removed or changed, with the clauses that say most; nothing where only votes, articles or names moved."""
    if change.fate in (Fate.ADDED, Fate.REMOVED):
        added = change.fate is Fate.ADDED
        making = [item for item in change.clauses if item.word not in EXPLAINING]
        clauses = [item for item in making if item.word not in ADDRESSING] or making
        citation = change.citation_after if added else change.citation_before
        items = [Item(_clause(item.word, item.after if added else item.before), "") for item in clauses[:most]]
        yield Finding("+" if added else "−", _named(change), (*items, Item("", citation)))
    elif change.fate in (Fate.CHANGED, Fate.RENAMED):
        clauses = [item for item in change.clauses if _says_something_new(item, renamed)]
        items = [Item(_both(item), item.citation_after or item.citation_before) for item in clauses[:most]]
        if len(clauses) > most:
            items.append(Item(f"and {len(clauses) - most} more", ""))
        if items:
            yield Finding("~", _named(change), tuple(items))


def _says_something_new(item: ClauseChange, renamed: dict[str, str]) -> bool:
    """Whether a clause differs in more than its article and the names that others have taken."""
    before = item.before
    for old, new in renamed.items():
        before = before.replace(old, new)
    return item.word not in EXPLAINING and before != item.after


def _named(change: NormChange) -> str:
    before = f" (before: {change.name_before})" if change.name_before else ""
    return f"{change.kind} {change.name}{before}"


def _clause(word: str, value: str) -> str:
    return f"{word} {_short(value)}"


def _both(item: ClauseChange) -> str:
    where = f" at {item.stage}" if item.stage else ""
    if not item.before:
        return f"now {item.word} {_short(item.after)}{where}"
    if not item.after:
        return f"no longer {item.word} {_short(item.before)}{where}"
    return f"{item.word} {_short(item.before)} → {_short(item.after)}{where}"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: words.rfind(" ", 0, LONGEST)] + " …"


def _altered(shift: Shift, lead: str = "") -> Iterator[Finding]:
    items = tuple(Item(f"{old.words} → {new.words}", new.citation) for old, new in shift.altered)
    if items:
        yield Finding("~", f"{lead}otherwise than before", items)


def _grouped(sign: str, lead: str, held: Iterable[Right]) -> Iterator[Finding]:
    """Rights with one verb in one line."""
    by_verb: dict[str, list[Item]] = {}
    for right in held:
        verb = next((verb for verb in _VERBS if right.words.startswith(f"{verb} ")), "")
        by_verb.setdefault(verb, []).append(Item(right.words.removeprefix(verb).strip(), right.citation))
    for verb in sorted(by_verb, key=lambda verb: _VERBS.index(verb) if verb else len(_VERBS)):
        yield Finding(sign, f"{lead} {verb}".strip(), tuple(by_verb[verb]))


# -- gaps --------------------------------------------------------------------------------------------------------------


def _gaps(reform: Reform) -> Topic:
    """What the second text leaves open: first what a verdict turns on, then what is new, then where the rest stands."""
    found = reform.comparison
    lines: list[Finding] = []
    turning = [move.after for move in reform.moves if move.after.verdict is Verdict.DEPENDS]
    if turning:
        items = tuple(
            Item(
                answer.name,
                ", ".join(dict.fromkeys(reading.citation for case in answer.cases for reading in case.readings)),
            )
            for answer in turning
        )
        lines.append(Finding("?", "verdicts that turn on a gap", items))
    for sign, lead, gaps in (("?", "new gaps", found.gaps_new), ("✓", "gaps closed", found.gaps_closed)):
        if gaps:
            by_norm: dict[str, list[Gap]] = {}
            for gap in gaps:
                by_norm.setdefault(gap.norm.partition(", ")[0], []).append(gap)
            lines.append(
                Finding(sign, f"{len(gaps)} {lead}", tuple(_of_norm(name, own) for name, own in by_norm.items()))
            )
    if found.gaps_open:
        places = tuple(Item("", citation) for citation in dict.fromkeys(gap.citation for gap in found.gaps_open))
        lines.append(Finding("?", f"{len(found.gaps_open)} gaps as before, in", places))
    return Topic("What remains a gap", tuple(lines))


def _of_norm(name: str, gaps: list[Gap]) -> Item:
    return Item(name, ", ".join(dict.fromkeys(gap.citation for gap in gaps)))
