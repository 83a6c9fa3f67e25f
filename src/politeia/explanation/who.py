"""Finding the norms that answer "who may do this?", by the words of their names and effects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from politeia.explanation.model import Explanation, Found
from politeia.explanation.norms import Explained, explain
from politeia.explanation.sentences import effect_in_words
from politeia.language.contents import Verb
from politeia.norms.model import Appointment, Duty, Institutions, Power, Procedure
from politeia.norms.names import full_name
from politeia.norms.persons import Ban, Prohibition, Right
from politeia.norms.voting import Election

EMPTY_WORDS = frozenset({"a", "an", "the", "of", "to", "is", "in", "for", "and", "may", "can", "who", "or", "by", "be"})
MOST_SUGGESTIONS = 4
SHORTEST_STEM = 4
LONGEST_ENDING = 5


def who(institutions: Institutions, act: str) -> Found:
    """The norms whose name matches the words, then those whose effect or duty does; near names when none matches."""
    wanted = _words(act)
    names: list[Explanation] = []
    effects: list[Explanation] = []
    for norm in _explained(institutions):
        if not wanted:
            break
        if _matches(wanted, name_of(norm)):
            names.append(explain(norm, institutions))
        elif any(_matches(wanted, words) for words in _consequences(norm, institutions)):
            effects.append(explain(norm, institutions, matched="effect"))
    names.sort(key=lambda found: len(_words(found.name)))
    found = (*names, *effects)
    return Found(act, found, () if found else suggestions(institutions, act))


def suggestions(institutions: Institutions, act: str) -> tuple[str, ...]:
    """Names near to the words: those that share most of the words first, then those spelled alike."""
    names = list(dict.fromkeys(name_of(norm) for norm in _explained(institutions)))
    wanted = _words(act)
    shared = {name: sum(1 for word in wanted if _matches([word], name)) for name in names}
    by_words = sorted((name for name in names if shared[name]), key=lambda name: (-shared[name], len(name)))
    lowered = {name.lower(): name for name in names}
    alike = [lowered[near] for near in get_close_matches(act.lower(), lowered, MOST_SUGGESTIONS, 0.6)]
    return tuple(dict.fromkeys((*alike, *by_words)))[:MOST_SUGGESTIONS]


def name_of(norm: Explained) -> str:
    """The name under which a norm is asked for."""
    if isinstance(norm, Appointment):
        return full_name("appointment", norm.office)
    if isinstance(norm, Election):
        return full_name("election", norm.subject)
    return norm.name


def _explained(institutions: Institutions) -> Iterable[Explained]:
    yield from institutions.powers
    yield from institutions.procedures
    yield from institutions.appointments
    yield from institutions.elections
    yield from institutions.emergencies
    yield from institutions.duties
    yield from institutions.rights
    yield from institutions.prohibitions
    yield from {ban.name: ban for ban in reversed(institutions.bans)}.values()


def _consequences(norm: Explained, institutions: Institutions) -> Iterable[str]:
    """What a norm brings about, as sentences to search in."""
    if isinstance(norm, Power | Procedure | Duty):
        for effect in norm.effects:
            yield effect_in_words(effect.value)
            if effect.value.verb is Verb.VACANT:
                yield f"remove dismiss {effect.value.name}"
    if isinstance(norm, Duty):
        yield norm.must.value
    if isinstance(norm, Prohibition):
        yield from (act.value for act in norm.acts)
    if isinstance(norm, Right):
        yield from (act.value for act in (*norm.may, *norm.guarantees))
    if isinstance(norm, Ban):
        yield from (other.act for other in institutions.bans if other.name == norm.name)
    if isinstance(norm, Appointment) and norm.dismissed_by:
        yield f"dismissal removal of {norm.office}"


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.lower()) if word not in EMPTY_WORDS]


def _matches(wanted: Iterable[str], text: str) -> bool:
    present = _words(text)
    return all(any(_same_stem(word, other) for other in present) for word in wanted)


def _same_stem(left: str, right: str) -> bool:
    """Whether two words are forms of one: dissolve and dissolved, remove and removal, election and elect."""
    if left == right or left + "s" == right or right + "s" == left:
        return True
    short, long = sorted((left, right), key=len)
    common = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    ending = 1 if len(short) <= SHORTEST_STEM + 1 else 2
    return common >= max(SHORTEST_STEM, len(short) - ending) and len(long) - common <= LONGEST_ENDING
