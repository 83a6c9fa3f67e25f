"""Whether a text has an answer to an event: some norm says what follows, and those who are left can carry it out."""

from __future__ import annotations

from politeia.language.contents import Condition, Verb
from politeia.language.questions import PropertySyntax
from politeia.norms.events import Covered, norms_on
from politeia.norms.model import Duty, Emergency, Institutions, Power, Procedure, Succession
from politeia.transition.consents import agreements, both, decisions, describe
from politeia.transition.draft import Draft
from politeia.transition.model import ConsentOf
from politeia.transition.powers import power_consent
from politeia.transition.running import compile_test
from politeia.verification.arena import Arena
from politeia.verification.coalitions import Holdings
from politeia.verification.control import Ability
from politeia.verification.model import Step, Witness


def event_of(asked: PropertySyntax) -> str:
    """The event that a claim asks about, in its words."""
    return asked.claim.goals[0].detail


def answer_at_once(event: str, arena: Arena, holdings: Holdings, given: tuple[Condition, ...]) -> tuple[Step, ...]:
    """The norm, other than a procedure, that answers an event and that the coalition can carry out at the start."""
    for item in norms_on(event, arena.institutions):
        found = _step(item, arena, holdings, given)
        if found is not None:
            return (found,)
    return ()


def silent(event: str) -> Witness:
    """What to show when no norm speaks of the event."""
    return Witness(f"When this happens: {event}.", (), "No norm in force says what follows, so nothing follows by law.")


def unable(event: str, arena: Arena) -> Witness:
    """What to show when norms speak of the event, and those who are left can carry out none of them."""
    steps = tuple(
        Step(
            _bearer(item, arena.institutions),
            f"{_named(item)} is not within reach of those who are left",
            (item.citation,),
        )
        for item in norms_on(event, arena.institutions)
    )
    return Witness(
        f"When this happens: {event}. The text speaks of it:", steps, "Without those who are missing nothing follows."
    )


def _step(item: Covered, arena: Arena, holdings: Holdings, given: tuple[Condition, ...]) -> Step | None:
    norm, institutions = item.norm, arena.institutions
    if isinstance(norm, Procedure):
        return None
    if isinstance(norm, Succession):
        vacant = {name for condition in given if condition.verb is Verb.VACANT for name in condition.names}
        able = [name for name in norm.order if name in holdings.actors and name not in vacant]
        return (
            Step(able[0], f"takes over the office of {norm.office}", (item.citation,), "follows by law")
            if able
            else None
        )
    consent = _consent(norm, institutions)
    start = arena.situations.start
    if isinstance(norm, Power) and not _lawful(norm, arena):
        return None
    if not compile_test(Ability(arena.game, holdings, institutions).when(consent), arena.game)(start):
        return None
    act = norm.must.value if isinstance(norm, Duty) else _named(item)
    return Step(describe(consent), act, (item.citation,), f"needs only {describe(consent)}")


def _lawful(power: Power, arena: Arena) -> bool:
    return any(
        command.power == power.name and compile_test(command.guard, arena.game)(arena.situations.start)
        for command in arena.game.commands
    )


def _consent(norm: Power | Duty | Emergency, institutions: Institutions) -> ConsentOf:
    if isinstance(norm, Power):
        return power_consent(Draft(institutions), norm)
    agreed = agreements(norm.consents, institutions) if isinstance(norm, Emergency) else ()
    return both(decisions(norm.by.value, None, institutions), *agreed)


def _bearer(item: Covered, institutions: Institutions) -> str:
    norm = item.norm
    if isinstance(norm, Procedure):
        return norm.stages[0].by.value.written or "the law" if norm.stages else "the law"
    if isinstance(norm, Succession):
        return ", ".join(norm.order)
    return describe(_consent(norm, institutions))


def _named(item: Covered) -> str:
    return f"succession {item.norm.office}" if isinstance(item.norm, Succession) else item.norm.name
