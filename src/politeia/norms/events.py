"""Events: which norms say what follows when something happens in the world, by the words in which the text speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from politeia.language.contents import Condition, Verb
from politeia.norms.cited import Bar, Cited
from politeia.norms.model import Duty, Emergency, Institutions, Power, Procedure, Succession

Answering = Power | Procedure | Duty | Emergency | Succession
_BETWEEN = re.compile(r",\s*(?:or|and)?\s+|\s+or\s+")
_ARTICLES = re.compile(r"\b(?:the|a|an)\s+")


@dataclass(frozen=True, slots=True)
class Covered:
    """A norm that speaks of an event, and where it does."""

    norm: Answering
    citation: str


def norms_on(event: str, institutions: Institutions) -> tuple[Covered, ...]:
    """The norms whose ground, condition or occasion is the event, in the order of the text.

    Words are compared without articles; a ground that lists several events is one for each of them.
    """
    wanted = _plain(event)

    def grounds(found: Iterable[Cited[str]]) -> list[str]:
        return [item.citation for item in found if _names(item.value, wanted)]

    def facts(bars: Iterable[Bar]) -> list[str]:
        return [bar.citation for bar in bars if bar.needed and _is_fact(bar.condition, wanted)]

    covered: list[Covered] = []
    for power in institutions.powers:
        covered += [Covered(power, citation) for citation in (*grounds(power.ground), *facts(power.bars))[:1]]
    for procedure in institutions.procedures:
        bars = (*procedure.bars, *(bar for stage in procedure.stages for bar in stage.bars))
        covered += [Covered(procedure, citation) for citation in (*grounds(procedure.ground), *facts(bars))[:1]]
    covered += [Covered(item, item.on.citation) for item in institutions.duties if _is_fact(item.on.value, wanted)]
    for emergency in institutions.emergencies:
        covered += [Covered(emergency, citation) for citation in grounds(emergency.ground)[:1]]
    covered += [Covered(item, item.citation) for item in institutions.successions if _names(item.on, wanted)]
    return tuple(covered)


def _is_fact(condition: Condition, wanted: str) -> bool:
    return condition.verb is Verb.FACT and _names(condition.detail, wanted)


def _names(text: str, wanted: str) -> bool:
    return wanted in {_plain(text), *(_plain(part) for part in _BETWEEN.split(text))}


def _plain(text: str) -> str:
    return " ".join(_ARTICLES.sub("", text.lower()).split()).strip(" .")
