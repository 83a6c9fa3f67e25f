"""Values of the norm language in the words of an explanation."""

from __future__ import annotations

from politeia.language.aloud import condition_in_words
from politeia.language.contents import (
    Actors,
    AnyMember,
    Consent,
    Effect,
    Ends,
    GoTo,
    Outcome,
    Share,
    Stays,
    Threshold,
    Within,
)
from politeia.norms.cited import Bar, Cited


def actors_in_words(actors: Actors) -> str:
    """A list of actors as written, or rebuilt where it was not written."""
    if actors.written:
        return actors.written
    names = [
        f"any member of {member.body}"
        if isinstance(member, AnyMember)
        else threshold_in_words(member.threshold)
        if isinstance(member, Share)
        else member.name
        for member in actors.members
    ]
    if actors.mode == "each":
        return "each of " + " and ".join(names)
    if actors.mode == "jointly":
        return " and ".join(names) + " jointly"
    return " or ".join(names) or "nobody named"


def threshold_in_words(threshold: Threshold) -> str:
    """A threshold as written, or rebuilt where it was not written."""
    if threshold.written:
        return threshold.written
    if threshold.count:
        return f"{threshold.count} members"
    measure = "more than" if threshold.strict else "at least"
    return f"{measure} {threshold.share} of {threshold.base.value}"


def consent_in_words(consent: Consent) -> str:
    """Whose consent, by which share."""
    share = f", {threshold_in_words(consent.threshold)}" if consent.threshold else ""
    return actors_in_words(consent.actors) + share


def within_in_words(within: Within) -> str:
    """A deadline, or that the text sets none."""
    if within.duration is None:
        return "the text sets no length (a gap)"
    return f"within {within.duration}" + (f" of {within.start}" if within.start else "")


def outcome_in_words(outcome: Outcome) -> str:
    """Where an answer leads."""
    if isinstance(outcome, GoTo):
        return f"goes on to {outcome.stage}"
    if isinstance(outcome, Ends):
        return f"ends: {outcome.outcome}"
    if isinstance(outcome, Stays):
        return "nothing happens, the stage stays open"
    if outcome.between:
        return "the text is open between: " + "; ".join(outcome_in_words(reading) for reading in outcome.between)
    return "the text does not say (a gap)"


def effect_in_words(effect: Effect) -> str:
    """What an act brings about, with the outcome that it is tied to."""
    words = effect.written or " ".join(filter(None, (effect.name, effect.verb.value, effect.detail)))
    if effect.when and not words.startswith("when "):
        return f"when {effect.when}: {words}"
    return words


def bar_in_words(bar: Bar) -> Cited[str]:
    """The condition of a bar, as written."""
    condition = bar.condition
    words = condition_in_words(condition)
    return Cited(words, bar.citation)
