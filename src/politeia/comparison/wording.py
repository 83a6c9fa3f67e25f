"""Parts of the law model in a few words, for cells that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable

from politeia.comparison.model import Statement
from politeia.language.contents import (
    Actors,
    AnyMember,
    Consent,
    Ends,
    GoTo,
    Named,
    Outcome,
    Share,
    Stays,
    Threshold,
    Unspecified,
)
from politeia.norms.cited import Bar, Cited, Consents
from politeia.norms.model import Institutions
from politeia.norms.tallies import names_in, tally


def stated(words: str, *citations: str) -> Statement:
    """A statement, with each article named once."""
    pieces = (piece.strip() for citation in citations for piece in citation.split(", "))
    return Statement(words, tuple(dict.fromkeys(piece for piece in pieces if piece)))


def actors_said(actors: Actors) -> str:
    """Actors as the charter writes them."""
    if actors.written:
        return actors.written
    names = (
        member.name
        if isinstance(member, Named)
        else f"any member of {member.body}"
        if isinstance(member, AnyMember)
        else member.threshold.written
        for member in actors.members
    )
    return ", ".join(names)


def threshold_said(threshold: Threshold | None, deciders: Actors, institutions: Institutions) -> str:
    """A threshold with its votes where the number of seats is fixed: "majority of all members (50 of 98)"."""
    if threshold is None:
        return ""
    votes = tally(threshold, names_in(deciders), institutions)
    return threshold.written + (f" ({votes})" if votes else "")


def initiators_said(actors: Actors, institutions: Institutions) -> str:
    """Who may begin, with the votes that a share of members comes to."""
    shares = [member.threshold for member in actors.members if isinstance(member, Share)]
    votes = "; ".join(filter(None, (tally(share, (), institutions) for share in shares)))
    return actors_said(actors) + (f" ({votes})" if votes else "")


def consent_said(consent: Consent, institutions: Institutions) -> str:
    """Whose consent, by which majority."""
    share = threshold_said(consent.threshold, consent.actors, institutions)
    return actors_said(consent.actors) + (f", {share}" if share else "")


def agreements_said(consents: Consents, institutions: Institutions) -> Iterable[tuple[str, str]]:
    """Everybody whose agreement an act needs, each with its article; those who are only consulted are said to be so."""
    for proposer in consents.proposed_by:
        yield f"proposed by {actors_said(proposer.value)}", proposer.citation
    for consent in consents.consent_of:
        yield f"consent of {consent_said(consent.value, institutions)}", consent.citation
    for opinion in consents.opinion_of:
        yield f"opinion of {opinion.value}", opinion.citation
    for signature in consents.countersigned_by:
        yield f"countersigned by {actors_said(signature.value)}", signature.citation
    for consulted in consents.consulted:
        yield f"consulting {consulted.value}, which does not bind", consulted.citation


def bar_said(bar: Bar) -> str:
    """A bar with its word: "unless ..." or "only if ..."."""
    return ("only if " if bar.needed else "unless ") + bar.condition.written


def outcome_said(outcome: Cited[Outcome] | None) -> str:
    """Where an answer leads, in words; "" when the norm does not speak of it."""
    return _outcome(outcome.value) if outcome is not None else ""


def _outcome(value: Outcome) -> str:
    if isinstance(value, GoTo):
        return f"on to {value.stage}"
    if isinstance(value, Ends):
        return value.outcome
    if isinstance(value, Stays):
        return "nothing follows"
    assert isinstance(value, Unspecified)
    if value.between:
        return "left open between " + " and ".join(_outcome(item) for item in value.between)
    return "the text does not say"
