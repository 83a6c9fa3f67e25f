"""Comparing two editions or two charters norm by norm and clause by clause."""

from __future__ import annotations

from collections.abc import Iterable

from politeia.comparison.model import BodyChange, ClauseChange, Comparison, Fate, NormChange, PartChange
from politeia.language.model import Clause, NormSyntax
from politeia.language.roles import ACT_ROLES
from politeia.norms.model import Body, Gap, Institutions, Seats
from politeia.norms.tallies import tallies_of_norm

MOSTLY_EQUAL = 0.6
Key = tuple[str, str]


def compare(before: Institutions, after: Institutions) -> Comparison:
    """Match norms by kind and name, and say what was added, removed and changed."""
    old = {(norm.kind, norm.name): norm for norm in before.norms}
    new = {(norm.kind, norm.name): norm for norm in after.norms}
    renamed = _renamed(
        [norm for key, norm in old.items() if key not in new], [n for k, n in new.items() if k not in old]
    )
    moved_from = {left for left, _ in renamed.values()}
    changes: list[NormChange] = []
    for key, norm in new.items():
        if key in old:
            found = _changed(old[key], norm, before, after)
            changes += [found] if found else []
        elif key in renamed:
            changes.append(_rename(old[renamed[key][0]], norm, before, after))
        else:
            changes.append(_only(norm, Fate.ADDED, after))
    changes += [
        _only(norm, Fate.REMOVED, before) for key, norm in old.items() if key not in new and key not in moved_from
    ]
    return Comparison(tuple(changes), bodies_changed(before, after), *_gaps(before, after))


def _gaps(before: Institutions, after: Institutions) -> tuple[tuple[Gap, ...], tuple[Gap, ...], tuple[Gap, ...]]:
    """The gaps that are new, closed and still open; a gap is known by its norm and its clause."""
    old = {(gap.norm, gap.what) for gap in before.gaps}
    new = {(gap.norm, gap.what) for gap in after.gaps}
    return (
        tuple(gap for gap in after.gaps if (gap.norm, gap.what) not in old),
        tuple(gap for gap in before.gaps if (gap.norm, gap.what) not in new),
        tuple(gap for gap in after.gaps if (gap.norm, gap.what) in old),
    )


# -- norms -------------------------------------------------------------------------------------------------------------


def _renamed(gone: list[NormSyntax], come: list[NormSyntax]) -> dict[Key, tuple[Key, float]]:
    """For each new norm the vanished norm of its kind that it may be, where their clauses are mostly equal."""
    pairs = [(_likeness(left, right), left, right) for left in gone for right in come if left.kind == right.kind]
    pairs.sort(key=lambda pair: -pair[0])
    found: dict[Key, tuple[Key, float]] = {}
    used: set[Key] = set()
    for likeness, left, right in pairs:
        from_key, to_key = (left.kind, left.name), (right.kind, right.name)
        if likeness >= MOSTLY_EQUAL and from_key not in used and to_key not in found:
            found[to_key] = (from_key, likeness)
            used.add(from_key)
    return found


def _likeness(left: NormSyntax, right: NormSyntax) -> float:
    """The share of clauses that two norms have in common; a single clause is too little to go by."""
    ours = {(stage, clause.word, clause.written) for stage, clause in _clauses(left) if not _is_act(clause)}
    theirs = {(stage, clause.word, clause.written) for stage, clause in _clauses(right) if not _is_act(clause)}
    if min(len(ours), len(theirs)) < 2:
        return 0.0
    return len(ours & theirs) / len(ours | theirs)


def _is_act(clause: Clause) -> bool:
    """Whether a clause only says which act a norm is, which many norms may be and the law did not write."""
    return clause.word == "role" and clause.written in ACT_ROLES


def _acts(*norms: NormSyntax) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause.written for norm in norms for clause in norm.clauses if _is_act(clause)))


def _clauses(norm: NormSyntax) -> Iterable[tuple[str, Clause]]:
    yield from (("", clause) for clause in norm.clauses)
    for stage in norm.stages:
        yield from ((stage.name, clause) for clause in stage.clauses)


def _only(norm: NormSyntax, fate: Fate, institutions: Institutions) -> NormChange:
    """A norm that stands on one side only, with all its clauses on that side."""
    added = fate is Fate.ADDED
    clauses = tuple(
        _one_sided(side, fate) for sides in _sides(norm, institutions).values() for side in sides if side.word != "note"
    )
    return NormChange(
        fate,
        norm.kind,
        norm.name,
        "" if added else norm.citation,
        norm.citation if added else "",
        clauses,
        roles=_acts(norm),
    )


def _rename(old: NormSyntax, new: NormSyntax, before: Institutions, after: Institutions) -> NormChange:
    clauses = _clause_changes(old, new, before, after)
    return NormChange(Fate.RENAMED, new.kind, new.name, old.citation, new.citation, clauses, old.name, _acts(old, new))


def _changed(old: NormSyntax, new: NormSyntax, before: Institutions, after: Institutions) -> NormChange | None:
    clauses = _clause_changes(old, new, before, after)
    fates = {clause.fate for clause in clauses}
    if fates - {Fate.RENUMBERED, Fate.OTHER_VOTES}:
        fate = Fate.CHANGED
    elif Fate.OTHER_VOTES in fates:
        fate = Fate.OTHER_VOTES
    elif fates or old.citation != new.citation:
        fate = Fate.RENUMBERED
    else:
        return None
    return NormChange(fate, new.kind, new.name, old.citation, new.citation, clauses, roles=_acts(old, new))


# -- clauses -----------------------------------------------------------------------------------------------------------


class _Side:
    """A clause on one side: where it stands, its words, its article, and its threshold in votes."""

    def __init__(self, stage: str, clause: Clause, citation: str, tally: str) -> None:
        self.stage, self.word, self.written = stage, clause.word, clause.written
        self.citation, self.tally = clause.citation or citation, tally


def _sides(norm: NormSyntax, institutions: Institutions) -> dict[tuple[str, str], list[_Side]]:
    """The clauses of a norm by stage and clause word, in the order of the text; which act it is, the law did not write."""
    tallies = tallies_of_norm(norm, institutions)
    found: dict[tuple[str, str], list[_Side]] = {}
    blocks = [("", norm.clauses, norm.citation)]
    blocks += [(stage.name, stage.clauses, stage.citation or norm.citation) for stage in norm.stages]
    for stage, clauses, citation in blocks:
        for position, clause in enumerate(clauses):
            if _is_act(clause):
                continue
            side = _Side(stage, clause, citation, tallies.get((stage, position), ""))
            found.setdefault((stage, clause.word), []).append(side)
    return found


def _clause_changes(
    old: NormSyntax, new: NormSyntax, before: Institutions, after: Institutions
) -> tuple[ClauseChange, ...]:
    """The clauses that differ; those of one word are paired by equal text first and by order then."""
    ours, theirs = _sides(old, before), _sides(new, after)
    changes: list[ClauseChange] = []
    for key in dict.fromkeys((*theirs, *ours)):
        if key[1] != "note":
            changes += _paired(ours.get(key, []), theirs.get(key, []))
    return tuple(changes)


def _paired(ours: list[_Side], theirs: list[_Side]) -> Iterable[ClauseChange]:
    rest = list(ours)
    unmatched: list[_Side] = []
    for side in theirs:
        same = next((other for other in rest if other.written == side.written), None)
        if same is None:
            unmatched.append(side)
            continue
        rest.remove(same)
        if same.tally != side.tally:
            yield _two_sided(same, side, Fate.OTHER_VOTES)
        elif same.citation != side.citation:
            yield _two_sided(same, side, Fate.RENUMBERED)
    for position in range(max(len(rest), len(unmatched))):
        if position < len(rest) and position < len(unmatched):
            yield _two_sided(rest[position], unmatched[position], Fate.CHANGED)
        elif position < len(rest):
            yield _one_sided(rest[position], Fate.REMOVED)
        else:
            yield _one_sided(unmatched[position], Fate.ADDED)


def _two_sided(old: _Side, new: _Side, fate: Fate) -> ClauseChange:
    return ClauseChange(
        fate, new.stage, new.word, old.written, new.written, old.citation, new.citation, old.tally, new.tally
    )


def _one_sided(side: _Side, fate: Fate) -> ClauseChange:
    if fate is Fate.ADDED:
        return ClauseChange(fate, side.stage, side.word, "", side.written, "", side.citation, "", side.tally)
    return ClauseChange(fate, side.stage, side.word, side.written, "", side.citation, "", side.tally, "")


# -- bodies ------------------------------------------------------------------------------------------------------------


def bodies_changed(before: Institutions, after: Institutions) -> tuple[BodyChange, ...]:
    """The bodies with seats whose number, parts or way of filling differ, including new and abolished ones."""
    names = dict.fromkeys(body.name for body in (*after.bodies, *before.bodies))
    found = (_body(before.body(name), after.body(name)) for name in names)
    return tuple(change for change in found if change is not None)


def _body(old: Body | None, new: Body | None) -> BodyChange | None:
    one = new or old
    assert one is not None
    parts_before, parts_after = old.parts if old else (), new.parts if new else ()
    seats_before, seats_after = old.seats if old else 0, new.seats if new else 0
    parts = _parts(parts_before, parts_after)
    changed = any((part.seats_before, part.filled_before) != (part.seats_after, part.filled_after) for part in parts)
    if seats_before == seats_after and not changed:
        return None
    return BodyChange(
        one.name, seats_before, seats_after, parts, old.citation if old else "", new.citation if new else ""
    )


def _parts(old: tuple[Seats, ...], new: tuple[Seats, ...]) -> tuple[PartChange, ...]:
    ours, theirs = {part.name: part for part in old}, {part.name: part for part in new}
    return tuple(
        PartChange(
            name,
            ours[name].seats if name in ours else 0,
            theirs[name].seats if name in theirs else 0,
            filled(ours[name]) if name in ours else "",
            filled(theirs[name]) if name in theirs else "",
        )
        for name in dict.fromkeys((*theirs, *ours))
    )


def filled(part: Seats) -> str:
    """How the seats of a part are filled, in words."""
    words = part.how
    if part.by:
        words += f" by {' and '.join(part.by)}"
    if part.consent:
        words += f" with consent of {' and '.join(part.consent)}"
    if part.proposed:
        words += f", proposed by {' and '.join(part.proposed)}"
    return words
