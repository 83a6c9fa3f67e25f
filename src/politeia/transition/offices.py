"""Filling and emptying: elections, appointments, dismissals, successions and limits on terms."""

from __future__ import annotations

from politeia.language.contents import Effect, Stays, Unspecified, Verb
from politeia.norms.cited import Bar, Cited
from politeia.norms.model import Appointment, Office, Succession
from politeia.norms.voting import Election
from politeia.transition.consents import (
    appointment_consent,
    body_consent,
    both,
    decisions,
    describe,
    initiation,
    refusal,
)
from politeia.transition.draft import (
    CALLED,
    DISSOLVED,
    RENEWED,
    SITTING,
    VACANT,
    Completion,
    Draft,
    DraftCommand,
    Setting,
)
from politeia.transition.model import (
    NATURE,
    NEVER,
    OFF,
    AllHold,
    ConsentOf,
    Due,
    Holder,
    Is,
    Test,
    Variable,
    Votes,
)
from politeia.transition.procedures import citations, shields_of

VOTERS = Holder("voters")


def unfold_elections(draft: Draft) -> None:
    """Add the calling and the holding of elections of bodies that can be dissolved and of offices.

    An election is held when the time for it has run out: a chamber that is elected the moment it is dissolved would let
    whoever dissolves it stop the clock for ever.
    """
    for election in draft.institutions.elections:
        if draft.institutions.body(election.subject) is not None:
            _body_election(draft, election)
        elif draft.institutions.office(election.subject) is not None:
            _office_election(draft, election)


def _body_election(draft: Draft, election: Election) -> None:
    name = election.subject
    variable = draft.body(name)
    timer = draft.timer(f"deadline of election of {name}")
    waiting = DISSOLVED
    if election.called_by is not None:
        waiting = CALLED
        caller = decisions(election.called_by.value, None, draft.institutions)
        draft.commands.append(
            DraftCommand(
                f"call election of {name}",
                f"{describe(caller)}: call the election of {name}",
                AllHold((Is(variable, frozenset({DISSOLVED})), draft.bars(election.bars))),
                caller,
                ((variable, CALLED),),
                citations(election.called_by.citation, election.citation),
            )
        )
        missed = AllHold((Is(variable, frozenset({DISSOLVED})), Is(timer, frozenset({0}))))
        if draft.breach:
            _missed_call(draft, election, missed, variable, timer)
        else:
            draft.dues.append(Due(f"call election of {name}", missed, (election.called_by.citation,)))
    electors = decisions(election.by, None, draft.institutions)
    filled: tuple[tuple[str, Setting], ...] = ((draft.vacancies(name), 0),) if draft.refilled(name) else ()
    for value, words in ((SITTING, "return the same majority"), (RENEWED, "return a new majority")):
        draft.commands.append(
            DraftCommand(
                f"elect {name}: {words}",
                f"{_electing(electors)}: {words} to {name}",
                AllHold((Is(variable, frozenset({waiting})), Is(timer, frozenset({0, OFF})))),
                electors,
                ((variable, value), (timer, OFF), *filled, *_brought_about(draft, election.effects)),
                citations(election.citation, *(effect.citation for effect in election.effects)),
            )
        )
    # The voters cannot refuse to hold an election: once it is due, time does not pass over it.
    draft.dues.append(
        Due(
            f"election of {name}",
            AllHold((Is(variable, frozenset({waiting})), Is(timer, frozenset({0, OFF})))),
            (election.citation,),
        )
    )


def _brought_about(draft: Draft, effects: tuple[Cited[Effect], ...]) -> tuple[tuple[str, Setting], ...]:
    """What follows when somebody new is chosen, such as the end of what stood against the predecessor."""
    return tuple(setting for effect in effects for setting in draft.settings(effect.value))


def _electing(electors: ConsentOf) -> str:
    counted = isinstance(electors, Votes) and electors.body == VOTERS.actor
    return "the voters" if electors == VOTERS or counted else describe(electors)


ReadFollowing = tuple[tuple[Completion, ...], str]
"""What follows, in words, with the reading of a gap under which it does."""


def _missed_call(draft: Draft, election: Election, missed: Test, variable: str, timer: str) -> None:
    """What follows when nobody calls the election in time: the text's answer, or a gap with both continuations."""
    silence = election.silence.value if election.silence is not None else Unspecified()
    stays, held = "no election is held until somebody calls it", "the election is held without a call"
    key = f"election of {election.subject}/not called"
    if isinstance(silence, Unspecified):
        cited = election.silence.citation if election.silence else election.citation
        draft.gap(key, f"election {election.subject}", cited, "if nobody calls it in time", (stays, held))
        readings: tuple[ReadFollowing, ...] = ((((key, stays),), stays), (((key, held),), held))
    else:
        readings = (((), stays if isinstance(silence, Stays) else held),)
    for under, follows in readings:
        updates: tuple[tuple[str, Setting], ...] = ((timer, OFF),) if follows == stays else ((variable, CALLED),)
        draft.commands.append(
            DraftCommand(
                f"election of {election.subject} not called",
                f"the time to call the election of {election.subject} passes; {follows}",
                missed,
                NATURE,
                updates,
                (election.citation,),
                forced=True,
                under=under,
            )
        )


def _office_election(draft: Draft, election: Election) -> None:
    name = election.subject
    due = draft.flag(f"election of {name} is due")
    office = draft.office(name)
    timer = draft.timer(f"deadline of election of {name}")
    electors = decisions(election.by, None, draft.institutions)
    draft.commands.append(
        DraftCommand(
            f"elect {name}",
            f"{_electing(electors)}: elect the {name}",
            AllHold((Is(due, frozenset({1})), Is(timer, frozenset({0, OFF})))),
            electors,
            ((due, 0), (office, draft.newly(name)), (timer, OFF), *_brought_about(draft, election.effects)),
            citations(election.citation, *(effect.citation for effect in election.effects)),
        )
    )
    draft.dues.append(
        Due(f"election of {name}", AllHold((Is(due, frozenset({1})), Is(timer, frozenset({0})))), (election.citation,))
    )


def unfold_appointments(draft: Draft) -> None:
    """Add the filling of every appointed office, its dismissals, and refusals of consent where a norm counts them."""
    for appointment in draft.institutions.appointments:
        _fill(draft, appointment)
        _dismiss(draft, appointment)


def _fill(draft: Draft, appointment: Appointment) -> None:
    office = draft.office(appointment.office)
    consent = appointment_consent(appointment, draft.institutions)
    cited = citations(
        appointment.citation,
        *(
            item.citation
            for item in (appointment.nominated_by, appointment.appointed_by, appointment.elected_by)
            if item
        ),
        *(item.citation for item in appointment.consents.consent_of),
        *(effect.citation for effect in appointment.effects),
    )
    vacant = Is(office, frozenset({VACANT}))
    counter = f"refusals of {appointment.office}"
    reset: tuple[tuple[str, Setting], ...] = ((counter, 0),) if counter in draft.variables else ()
    draft.commands.append(
        DraftCommand(
            f"fill {appointment.office}",
            f"{describe(consent)}: fill the office of {appointment.office}",
            AllHold((vacant, draft.bars(appointment.bars))),
            consent,
            ((office, draft.newly(appointment.office)), *reset, *_brought_about(draft, appointment.effects)),
            cited,
        )
    )
    if reset:
        _refuse(draft, appointment, vacant, counter)


def _refuse(draft: Draft, appointment: Appointment, vacant: Test, counter: str) -> None:
    nominator = appointment.nominated_by or appointment.appointed_by
    for consent in appointment.consents.consent_of:
        for member in consent.value.actors.members:
            blocked = refusal(getattr(member, "name", ""), consent.value.threshold, draft.institutions)
            both_sides = both(initiation(nominator.value, draft.institutions) if nominator else None)
            for count in range(draft.refusal_limits.get(appointment.office, 0)):
                draft.commands.append(
                    DraftCommand(
                        f"refuse {appointment.office} ({count + 1})",
                        f"{describe(blocked)}: refuse consent to a nominee for {appointment.office}",
                        AllHold((vacant, Is(counter, frozenset({count})))),
                        both(both_sides, blocked),
                        ((counter, count + 1),),
                        citations(consent.citation),
                    )
                )


def _dismiss(draft: Draft, appointment: Appointment) -> None:
    office = draft.office(appointment.office)
    for dismissal in appointment.dismissed_by:
        consent = both(
            decisions(dismissal.value, None, draft.institutions),
            *(body_consent(item, draft.institutions) for item in appointment.dismissal_consent),
        )
        draft.commands.append(
            DraftCommand(
                f"dismiss {appointment.office}",
                f"{describe(consent)}: dismiss the {appointment.office}",
                draft.regular(appointment.office),
                consent,
                ((office, VACANT),),
                citations(dismissal.citation, appointment.citation),
            )
        )


def unfold_successions(draft: Draft) -> None:
    """A vacant office passes at once to the first in the order of succession whose own office is filled."""
    for succession in draft.institutions.successions:
        office = draft.office(succession.office)
        earlier: list[Test] = []
        for position, successor in enumerate(succession.order):
            there: Test = draft.regular(successor) if _can_fall_vacant(draft, successor) else AllHold(())
            draft.commands.append(
                DraftCommand(
                    f"succession of {succession.office} by {successor}",
                    f"the {successor} takes over the office of {succession.office}",
                    AllHold((Is(office, frozenset({VACANT})), there, *earlier)),
                    NATURE,
                    ((office, 2 + position), *_until_election(draft, succession)),
                    (succession.citation,),
                    forced=True,
                )
            )
            earlier.append(
                Is(draft.office(successor), frozenset({VACANT})) if _can_fall_vacant(draft, successor) else NEVER
            )


def _until_election(draft: Draft, succession: Succession) -> tuple[tuple[str, Setting], ...]:
    """A successor who serves until an election makes the election fall due."""
    elected = any(election.subject == succession.office for election in draft.institutions.elections)
    return draft.election_due(succession.office, None) if succession.until_election and elected else ()


def _can_fall_vacant(draft: Draft, name: str) -> bool:
    """Whether some act empties an office, or something speaks of it, such as a situation in which it is vacant."""
    office = f"office of {name}"
    return office in draft.variables or any(
        update == (office, VACANT) for command in draft.commands for update in command.updates
    )


def unfold_limits(draft: Draft) -> None:
    """Follow one person through elections to an office with a limit on terms, where a question asks about the limit."""
    for office in draft.institutions.offices:
        if f"limit of {office.name} is exceeded" in draft.variables and office.limit is not None:
            _limit(draft, office)


def _if_replaced(draft: Draft, office: Office) -> tuple[Completion, ...]:
    """The readings under which replacing the whole constitution gets past every norm that protects the limit of an office."""
    bound = "replacing the whole constitution is bound by it as well"
    free = "replacing the whole constitution is not bound by it"
    found: list[Completion] = []
    for shield in shields_of(office, draft):
        if shield.open_to_replacement:
            key = f"unamendable/{shield.name}"
            draft.gap(key, f"unamendable {shield.name}", shield.citation, "if replaced", (bound, free))
            found.append((key, free))
    return tuple(found)


def _limit(draft: Draft, office: Office) -> None:
    assert office.limit is not None
    terms, in_a_row = office.limit.value.terms, office.limit.value.in_a_row
    exceeded = draft.flag(f"limit of {office.name} is exceeded")
    lifted = draft.flag(f"limit of {office.name} is lifted")
    # The story starts with a person in the last term that the limit allows.
    counted = draft.add(
        Variable(f"terms of one person as {office.name}", tuple(str(n) for n in range(terms + 1)), terms)
    )
    holding = draft.add(Variable(f"that person is {office.name}", ("no", "yes"), 1))
    cited = citations(office.limit.citation, office.citation)
    for count in range(terms + 1):
        allowed: Test = Is(counted, frozenset({count}))
        under: tuple[Completion, ...] = ()
        if count == terms:
            allowed = AllHold((allowed, Is(lifted, frozenset({1}))))
            under = _if_replaced(draft, office)
        draft.commands.append(
            DraftCommand(
                f"elect one person {office.name} for another term ({count})",
                f"the voters: elect the same person {office.name} for one more term",
                allowed,
                VOTERS,
                ((counted, min(count + 1, terms)), (holding, 1), (exceeded, 1)),
                cited,
                under=under,
            )
        )
    if office.unbound is not None:
        spared = office.unbound.value.written
        draft.commands.append(
            DraftCommand(
                f"elect {spared} {office.name} beyond the limit",
                f"the voters: elect {spared}, whom the limit does not bind, {office.name} for one more term",
                Is(counted, frozenset({terms})),
                VOTERS,
                ((holding, 1), (exceeded, 1)),
                citations(office.unbound.citation, office.citation),
            )
        )
    draft.commands.append(
        DraftCommand(
            f"elect another {office.name}",
            f"the voters: elect somebody else {office.name}",
            Is(holding, frozenset({1})),
            VOTERS,
            ((holding, 0), *(((counted, 0),) if in_a_row else ())),
            cited,
        )
    )


def _all_bars(draft: Draft) -> tuple[tuple[Bar, ...], ...]:
    powers = tuple(power.bars for power in draft.institutions.powers)
    return (*powers, *(procedure.bars for procedure in draft.institutions.procedures))


def unfold_terms(draft: Draft) -> None:
    """The last months of a term come once, when time brings them, and a new term follows."""
    for variable in list(draft.variables.values()):
        if not variable.name.startswith("last ") or " of the term of " not in variable.name:
            continue
        office = variable.name.partition(" of the term of ")[2]
        duration = next(
            (
                bar.condition.duration
                for bars in _all_bars(draft)
                for bar in bars
                if bar.condition.verb is Verb.TERM_REMAINS_LESS
                and office in bar.condition.names
                and variable.name == f"last {bar.condition.duration} of the term of {office}"
            ),
            None,
        )
        if duration is None:
            continue
        timer = draft.timer(f"rest of the term of {office}")
        draft.commands.append(
            DraftCommand(
                f"last {duration} of {office} begin",
                f"the last {duration} of the term of {office} begin",
                Is(variable.name, frozenset({0})),
                NATURE,
                ((variable.name, 1), (timer, duration)),
                (),
            )
        )
        draft.commands.append(
            DraftCommand(
                f"new term of {office}",
                f"a new term of {office} begins",
                AllHold((Is(variable.name, frozenset({1})), Is(timer, frozenset({0})))),
                NATURE,
                ((variable.name, 2), (timer, OFF)),
                (),
                forced=True,
            )
        )
