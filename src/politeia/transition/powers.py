"""Powers, duties and emergencies as commands."""

from __future__ import annotations

from politeia.language.contents import Condition, Effect, Ends, GoTo, Stays, Unspecified, Verb
from politeia.norms.cited import Cited
from politeia.norms.model import Duty, Power
from politeia.transition.consents import agreements, both, decisions, describe, initiation
from politeia.transition.draft import Draft, DraftCommand, Setting
from politeia.transition.model import ALWAYS, NATURE, NEVER, OFF, AllHold, ConsentOf, Due, Fails, Is, Test
from politeia.transition.procedures import citations


def unfold_powers(draft: Draft) -> None:
    """Add a command for every power, and for opening and closing the consideration of one."""
    for power in draft.institutions.powers:
        _power(draft, power)


def power_consent(draft: Draft, power: Power) -> ConsentOf:
    """Whose consent uses a power: its holder, who may begin it, and all who must agree."""
    needs = power.needs.value if power.needs else None
    return both(
        decisions(power.held_by.value, needs, draft.institutions),
        initiation(power.initiated_by.value, draft.institutions) if power.initiated_by else None,
        *agreements(power.consents, draft.institutions),
    )


def power_guard(draft: Draft, power: Power) -> Test:
    """When a power may be used: its bars, and no emergency that suspends it."""
    suspending = tuple(
        Fails(Is(draft.flag(emergency.name), frozenset({1})))
        for emergency in draft.institutions.emergencies
        if any(item.value == power.name for item in emergency.suspends)
    )
    return AllHold((draft.bars(power.bars), draft.grounds(power.name, power.ground), *suspending))


def _power(draft: Draft, power: Power) -> None:
    updates: dict[str, Setting] = {}
    guards: list[Test] = [power_guard(draft, power)]
    for effect in power.effects:
        updates.update(draft.settings(effect.value))
        guards.append(possible(draft, effect.value))
    for timer, duration in draft.elapsed.get(power.name, []):
        updates[timer] = duration
    consent = power_consent(draft, power)
    draft.commands.append(
        DraftCommand(
            power.name,
            f"{describe(consent)}: {power.name}",
            AllHold(tuple(guards)),
            consent,
            tuple(updates.items()),
            citations(
                power.citation,
                power.held_by.citation,
                *(bar.citation for bar in power.bars),
                *(effect.citation for effect in power.effects),
            ),
            power=power.name,
        )
    )


def possible(draft: Draft, effect: Effect) -> Test:
    """An effect must change something: a dissolved body is not dissolved again, nor a running procedure begun."""
    if effect.verb is Verb.DISSOLVED:
        return draft.test(Condition(Verb.SITTING, (effect.name,)))
    if effect.verb in (Verb.VACANT, Verb.LEAVES):
        return draft.test(Condition(Verb.IN_OFFICE, (effect.name,)))
    if effect.verb is Verb.BEGINS:
        if draft.institutions.procedure(effect.name) is not None:
            return Fails(draft.test(Condition(Verb.PENDING, (effect.name,))))
        return Is(draft.flag(effect.name), frozenset({0}))
    if effect.verb is Verb.SEATS_FILLED and draft.refilled(effect.name):
        return draft.test(Condition(Verb.SEATS_VACANT, (effect.name,), count=1))
    return ALWAYS


def _with_article(emergency: str) -> str:
    """An emergency as a sentence names it: a state of emergency, an emergency, martial law, exceptional measures."""
    if emergency.endswith(("s", "law")):
        return emergency
    return f"{'an' if emergency[0] in 'aeiou' else 'a'} {emergency}"


def unfold_considerations(draft: Draft) -> None:
    """An actor opens and closes the consideration of a power at will, when some norm makes it matter."""
    for variable in list(draft.variables.values()):
        actor, matters, matter = variable.name.partition(" is considering ")
        if not matters:
            continue
        power = draft.institutions.power(matter)
        consent = decisions(power.held_by.value, None, draft.institutions) if power else NATURE
        place = (power.citation,) if power else ()
        for value, word in ((1, "opens"), (0, "closes")):
            draft.commands.append(
                DraftCommand(
                    f"{actor} {word} {matter}",
                    f"{actor}: {'open' if value else 'close'} the consideration of “{matter}”",
                    Is(variable.name, frozenset({1 - value})),
                    consent,
                    ((variable.name, value),),
                    place,
                )
            )


def unfold_emergencies(draft: Draft) -> None:
    """Add the declaration and the end of every state of exception."""
    for emergency in draft.institutions.emergencies:
        variable = draft.flag(emergency.name)
        consent = both(
            decisions(emergency.by.value, None, draft.institutions), *agreements(emergency.consents, draft.institutions)
        )
        begun: list[tuple[str, Setting]] = [(variable, 1)]
        if emergency.lasts is not None:
            timer = draft.timer(f"rest of {emergency.name}")
            begun.append((timer, emergency.lasts))
            draft.commands.append(
                DraftCommand(
                    f"{emergency.name} runs out",
                    f"the time of the {emergency.name} runs out",
                    AllHold((Is(variable, frozenset({1})), Is(timer, frozenset({0})))),
                    NATURE,
                    ((variable, 0), (timer, OFF)),
                    (emergency.citation,),
                    forced=True,
                )
            )
        draft.commands.append(
            DraftCommand(
                f"declare {emergency.name}",
                f"{describe(consent)}: declare {_with_article(emergency.name)}",
                AllHold((Is(variable, frozenset({0})), draft.grounds(emergency.name, emergency.ground))),
                consent,
                tuple(begun),
                citations(emergency.citation, emergency.by.citation),
            )
        )
        ended = emergency.ended_by or emergency.by
        ending = decisions(ended.value, None, draft.institutions)
        draft.commands.append(
            DraftCommand(
                f"end {emergency.name}",
                f"{describe(ending)}: end the {emergency.name}",
                Is(variable, frozenset({1})),
                ending,
                ((variable, 0),),
                citations(emergency.citation, ended.citation),
            )
        )


def unfold_duties(draft: Draft) -> None:
    """Add the act that a duty asks for, and stop the clock until it is done where duties are kept."""
    for duty in draft.institutions.duties:
        arises = occasion(draft, duty)
        done = draft.flag(f"{duty.name} done")
        open_test = AllHold((arises, Is(done, frozenset({0}))))
        consent = decisions(duty.by.value, None, draft.institutions)
        updates: dict[str, Setting] = {done: 1}
        for effect in duty.effects:
            updates.update(draft.settings(effect.value))
        draft.commands.append(
            DraftCommand(
                duty.name,
                f"{describe(consent)}: {duty.must.value}",
                open_test,
                consent,
                tuple(updates.items()),
                citations(duty.citation, duty.by.citation, duty.must.citation),
            )
        )
        draft.commands.append(
            DraftCommand(
                f"{duty.name} ends",
                f"the occasion for “{duty.name}” is past",
                AllHold((Fails(arises), Is(done, frozenset({1})))),
                NATURE,
                ((done, 0),),
                (duty.citation,),
                forced=True,
            )
        )
        if not draft.breach and not _optional(duty.silence):
            draft.dues.append(Due(duty.name, open_test, citations(duty.must.citation, duty.citation)))


def occasion(draft: Draft, duty: Duty) -> Test:
    """When a duty arises; a fact of the world is not brought about by anybody, so it arises only where facts are open."""
    if duty.on.value.verb is not Verb.FACT:
        return draft.test(duty.on.value)
    return draft.fact(f"fact: {duty.on.value.detail}", duty.name, duty.on.citation) if draft.open_facts else NEVER


def _optional(silence: Cited[GoTo | Ends | Stays | Unspecified] | None) -> bool:
    return silence is not None and isinstance(silence.value, Stays)
