"""Whether an amending act touches what no amendment may touch: refused with the article, or asked where the text is silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from politeia.norms.model import Institutions, Unamendable
from politeia.polity.charter import institutions_of, institutions_with
from politeia.polity.model import Polity

UNAMENDABLE = "unamendable "
"""How a gap is called that asks whether a protection can be set aside."""
ALLOWED, FORBIDDEN = "the amendment stands", "the amendment is void"
"""What may follow where the text does not say whether it can be replaced as a whole, or the protection itself be lifted."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What a protection has against an amending act: `what` it changes, the article, and whether the text leaves it `open`."""

    shield: str
    what: str
    citation: str
    open: bool


def touched(state: Polity, document: str) -> tuple[Touched, ...]:
    """What an amending act changes of what is protected; what a protection says in free words is for people to judge."""
    before, after = institutions_of(state), institutions_with(state, document)
    return tuple(item for shield in before.unamendable for item in _touched(shield, before, after))


def in_free_words(institutions: Institutions) -> tuple[tuple[str, str], ...]:
    """What protections say in words that no norm can be compared by, with the article: whoever proposes vouches for it."""
    return tuple(
        (words, shield.citation)
        for shield in institutions.unamendable
        for words in shield.protects
        if not _is_of_a_norm(words, institutions)
    )


def _touched(shield: Unamendable, before: Institutions, after: Institutions) -> Iterator[Touched]:
    whole = shield.open_to_replacement and not (_norms(before).items() & _norms(after).items())
    for words in shield.protects:
        if _is_of_a_norm(words, before) and _protected(words, before) != _protected(words, after):
            yield Touched(shield.name, words, shield.citation, whole)
    kept = _norms(after).get(("unamendable", shield.name)) == _norms(before).get(("unamendable", shield.name))
    if not kept:
        entrenched = any("this article" in words for words in shield.protects)
        yield Touched(shield.name, "the protection itself", shield.citation, whole or not entrenched)


def _is_of_a_norm(words: str, institutions: Institutions) -> bool:
    return bool(_protected(words, institutions))


def _protected(words: str, institutions: Institutions) -> tuple[object, ...]:
    """What the words protect: the limit or the term of an office or body, or a norm that they name; nothing for free words."""
    what, _, name = words.partition(" of ")
    if what in ("limit", "term"):
        holder = institutions.office(name) or institutions.body(name)
        found = getattr(holder, what, None)
        return (found.value,) if found is not None else ()
    return tuple(norm for (kind, named), norm in _norms(institutions).items() if words in (named, f"{kind} {named}"))


def _norms(institutions: Institutions) -> dict[tuple[str, str], tuple[object, ...]]:
    """The norms by kind and name, each as its lines: what they say, wherever they stand."""
    return {
        (norm.kind, norm.name): (
            *((clause.word, clause.written) for clause in norm.clauses),
            *((stage.name, clause.word, clause.written) for stage in norm.stages for clause in stage.clauses),
        )
        for norm in institutions.norms
    }
