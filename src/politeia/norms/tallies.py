"""Thresholds of a clause in votes of the bodies that they are taken of: "66 of 98 in Mazhilis"."""

from __future__ import annotations

from politeia.language.contents import Actors, AnyMember, Base, Consent, Named, Share, Threshold
from politeia.language.model import Clause, NormSyntax
from politeia.norms.clauses import shares_in
from politeia.norms.model import Institutions
from politeia.norms.votes import votes_needed

DECIDERS = ("by", "held by")
COUNTED = (Base.ALL_MEMBERS, Base.IN_OFFICE)


def chambers_of(name: str, institutions: Institutions, within: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The bodies with seats that a name stands for: itself, or those that a joint body consists of.

    `within` are the joint bodies around it, which a mistaken text may name again.
    """
    body = institutions.body(name)
    if body is None:
        return (name,) if institutions.part(name) else ()
    if body.seats:
        return (name,)
    around = within | {name}
    parts = (part for part in body.consists_of if part not in around)
    return tuple(inner for part in parts for inner in chambers_of(part, institutions, around))


def seats_of(name: str, institutions: Institutions) -> int:
    """The seats of a body or of a part of a body; 0 when the text gives no number."""
    part = institutions.part(name)
    if part is not None:
        return part[1].seats
    body = institutions.body(name)
    return body.seats if body is not None else 0


def tally(threshold: Threshold, bodies: tuple[str, ...], institutions: Institutions) -> str:
    """The threshold in votes, or "" where the number is not fixed by law (members present, votes cast).

    A share of the members in office is counted as if no seat were vacant, and says so.
    """
    if threshold.base not in COUNTED:
        return ""
    counts = [
        (name, votes_needed(threshold, seats), seats) for name, seats in _electorates(threshold, bodies, institutions)
    ]
    alone = len(counts) == 1 and not threshold.body
    words = ", ".join(f"{needed} of {seats}" + ("" if alone else f" in {name}") for name, needed, seats in counts)
    filled = " when no seat is vacant" if words and threshold.base is Base.IN_OFFICE else ""
    return words + filled


def _electorates(
    threshold: Threshold, bodies: tuple[str, ...], institutions: Institutions
) -> tuple[tuple[str, int], ...]:
    """The bodies that a share is counted in, with their seats.

    A share of all members of Parliament, named so, is one of both chambers together; where Parliament decides, each
    of its chambers must reach the share.
    """
    if threshold.body:
        chambers = chambers_of(threshold.body, institutions)
        return ((threshold.body, seats),) if (seats := sum(seats_of(name, institutions) for name in chambers)) else ()
    named = dict.fromkeys(inner for name in bodies for inner in _counted_apart(name, institutions))
    return tuple((name, seats) for name in named if (seats := _seats_together(name, institutions)))


def _counted_apart(name: str, institutions: Institutions) -> tuple[str, ...]:
    """The bodies that must each reach a share: the chambers, or the joint body itself where it votes as one."""
    body = institutions.body(name)
    return (name,) if body is not None and body.pooled else chambers_of(name, institutions)


def _seats_together(name: str, institutions: Institutions) -> int:
    return seats_of(name, institutions) or sum(
        seats_of(chamber, institutions) for chamber in chambers_of(name, institutions)
    )


def tally_of_clause(clause: Clause, siblings: tuple[Clause, ...], institutions: Institutions) -> str:
    """A clause's threshold in votes; the body is the clause's own, or the one that decides among its `siblings`."""
    value = clause.value
    if shares := shares_in(value):
        return "; ".join(words for share in shares if (words := tally(share, _deciders(siblings), institutions)))
    if isinstance(value, Consent) and value.threshold is not None:
        return tally(value.threshold, names_in(value.actors), institutions)
    if isinstance(value, Actors):
        named = [member.threshold for member in value.members if isinstance(member, Share)]
        found = (tally(share, _deciders(siblings), institutions) for share in named)
        return "; ".join(words for words in found if words)
    return ""


def names_in(actors: Actors) -> tuple[str, ...]:
    """The names of the offices and bodies in a list of actors."""
    named = (
        member.name
        if isinstance(member, Named)
        else member.body
        if isinstance(member, AnyMember)
        else member.threshold.body
        for member in actors.members
    )
    return tuple(dict.fromkeys(name for name in named if name))


def tallies_of_norm(norm: NormSyntax, institutions: Institutions) -> dict[tuple[str, int], str]:
    """The tally of every clause of a norm that has one, by its stage ("" for the norm itself) and its position."""
    found: dict[tuple[str, int], str] = {}
    for stage, clauses in (("", norm.clauses), *((stage.name, stage.clauses) for stage in norm.stages)):
        for position, clause in enumerate(clauses):
            subject = (norm.name,) if (norm.kind, clause.word) in (("body", "quorum"), ("quorum", "needs")) else ()
            if subject and isinstance(clause.value, Threshold):
                words = tally(clause.value, subject, institutions)
            else:
                words = tally_of_clause(clause, clauses, institutions)
            if words:
                found[stage, position] = words
    return found


def _deciders(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    found = (
        names_in(clause.value) for clause in clauses if clause.word in DECIDERS and isinstance(clause.value, Actors)
    )
    return tuple(dict.fromkeys(name for names in found for name in names))
