"""The unsliced game in the making: variables, commands and duties, before durations are counted in periods."""

from __future__ import annotations

from dataclasses import dataclass, field

from politeia.language.contents import Condition, Duration, Effect, Ends, Unspecified, Verb
from politeia.norms.cited import Bar, Cited
from politeia.norms.model import Institutions
from politeia.transition.attendance import so_many
from politeia.transition.consents import members_of
from politeia.transition.model import (
    ALWAYS,
    NEVER,
    OFF,
    AllHold,
    ConsentOf,
    Due,
    Fails,
    GapSite,
    Is,
    SomeHold,
    Test,
    Variable,
)
from politeia.transition.stages import (
    decides_at,
    leads_of,
    successes,
    time_for,
    timed_stages,
    waits_at_stage,
    waits_from_the_beginning,
)

SITTING, DISSOLVED, CALLED, RENEWED = range(4)
FILLED, VACANT = range(2)
NOT_BEGUN = 0
IT_IS_SO, IT_IS_NOT_SO = "it is so", "it is not so"


@dataclass(frozen=True, slots=True)
class Fewer:
    """A count goes down by so many, as far as it can."""

    by: int


Setting = int | Duration | Fewer
Completion = tuple[str, str]
"""One way to read a gap: its key, and what the text is then taken to say."""


@dataclass(frozen=True, slots=True)
class DraftCommand:
    """A command whose timers are still set in calendar durations; `under` names the readings of gaps that it needs."""

    name: str
    sentence: str
    guard: Test
    consent: ConsentOf
    updates: tuple[tuple[str, Setting], ...]
    citations: tuple[str, ...]
    forced: bool = False
    breach: bool = False
    power: str = ""
    under: tuple[Completion, ...] = ()


@dataclass(slots=True)
class Draft:
    """Collects the game of an edition, with what the text does under each reading of its gaps."""

    institutions: Institutions
    breach: bool = False
    open_facts: bool = False
    variables: dict[str, Variable] = field(default_factory=dict)
    commands: list[DraftCommand] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    gaps: dict[str, GapSite] = field(default_factory=dict)
    elapsed: dict[str, list[tuple[str, Duration]]] = field(default_factory=dict)
    refusal_limits: dict[str, int] = field(default_factory=dict)

    # -- variables ---------------------------------------------------------------------------------------------------

    def add(self, variable: Variable) -> str:
        """Declare a variable once and return its name."""
        self.variables.setdefault(variable.name, variable)
        return variable.name

    def flag(self, name: str, *, no: str = "no", yes: str = "yes") -> str:
        """A variable that is either so or not so."""
        return self.add(Variable(name, (no, yes)))

    def timer(self, name: str) -> str:
        """A timer, not running at the start."""
        return self.add(Variable(name, (), OFF, timer=True))

    def body(self, name: str) -> str:
        """The variable of a body that can be dissolved."""
        return self.add(Variable(name, ("sitting", "dissolved", "election called", "sitting, newly elected")))

    def office(self, name: str) -> str:
        """The variable of an office: filled, vacant, held by a successor in the order of the text, or newly filled."""
        succession = next((item for item in self.institutions.successions if item.office == name), None)
        order = succession.order if succession else ()
        return self.add(
            Variable(f"office of {name}", ("filled", "vacant", *(f"held by {who}" for who in order), "newly filled"))
        )

    def newly(self, name: str) -> int:
        """The value of an office that has been filled anew since the start."""
        return len(self.variables[self.office(name)].values) - 1

    def regular(self, name: str) -> Test:
        """An office is held by somebody chosen for it, and not by a successor."""
        return Is(self.office(name), frozenset({FILLED, self.newly(name)}))

    def refilled(self, name: str) -> bool:
        """Whether seats of a body are vacant at the start that some act fills."""
        body = self.institutions.body(name)
        return body is not None and body.refilled

    def vacancies(self, name: str) -> str:
        """The variable that counts the vacant seats of a body."""
        body = self.institutions.body(name)
        assert body is not None
        counts = tuple(str(count) for count in range(body.vacant + 1))
        return self.add(Variable(f"vacant seats of {name}", counts, body.vacant))

    def _vacant(self, name: str, least: int) -> Test:
        variable = self.vacancies(name)
        return Is(variable, frozenset(range(least, len(self.variables[variable].values))))

    def procedure(self, name: str) -> str:
        """The variable of a procedure: not begun, a stage, or the outcome it ended with."""
        if name in self.variables:
            return name
        procedure = self.institutions.procedure(name)
        assert procedure is not None
        stages = tuple(stage.name for stage in procedure.stages)
        return self.add(Variable(name, ("not begun", *stages, *(f"ended: {end}" for end in outcomes(self, name)))))

    def value(self, variable: str, value: str) -> int:
        """The number of a named value; -2 when the variable never takes it."""
        values = self.variables[variable].values
        return values.index(value) if value in values else -2

    def gap(self, key: str, norm: str, citation: str, what: str, completions: tuple[str, ...]) -> None:
        """Note a gap, with the completions that the text allows."""
        self.gaps[key] = GapSite(key, norm, citation, what, completions)

    def fact(self, what: str, norm: str, citation: str) -> Test:
        """Something of the world that no act changes, read both ways: a variable that keeps the value of its reading."""
        self.gap(what, norm, citation, "taken as given", (IT_IS_SO, IT_IS_NOT_SO))
        self.variables.setdefault(what, Variable(what, ("no", "yes"), 1))
        return Is(what, frozenset({1}))

    def grounds(self, norm: str, grounds: tuple[Cited[str], ...]) -> Test:
        """The ground that a norm asks for: taken as given, unless facts are open."""
        if not grounds or not self.open_facts:
            return ALWAYS
        return self.fact(f"ground of {norm}", norm, grounds[0].citation)

    # -- conditions --------------------------------------------------------------------------------------------------

    def at_start(self, condition: Condition) -> Test:
        """What a condition asks of the first state: a procedure at a stage also has the time that is left to it."""
        test = self.test(condition)
        if condition.verb is not Verb.AT_STAGE:
            return test
        running = tuple(
            Fails(Is(f"time for {name}", frozenset({0, OFF})))
            for name in condition.names
            if condition.detail in timed_stages(self.institutions.procedure(name))
        )
        return AllHold((test, *running)) if running else test

    def test(self, condition: Condition) -> Test:
        """What a condition asks of the state."""
        verb, names = condition.verb, condition.names
        if verb is Verb.FACT:
            return ALWAYS
        if verb is Verb.SEATS_VACANT and any(self.refilled(name) for name in names):
            return SomeHold(tuple(self._vacant(name, condition.count) for name in names if self.refilled(name)))
        if verb in (Verb.ABSENT, Verb.SEATS_VACANT):
            return ALWAYS if so_many(condition, self.institutions) else NEVER
        if verb is Verb.FORCE_OF_LAW:
            return SomeHold(tuple(Is(self.flag(f"{name} has force of law"), frozenset({1})) for name in names))
        if verb is Verb.MANDATES_END:
            return Is(self.flag("mandates of initiators ended"), frozenset({1}))
        if verb is Verb.CONSIDERING:
            return SomeHold(
                tuple(Is(self.flag(f"{name} is considering {condition.detail}"), frozenset({1})) for name in names)
            )
        return SomeHold(tuple(self._test_of(condition, name) for name in names))

    def _test_of(self, condition: Condition, name: str) -> Test:
        verb = condition.verb
        if verb is Verb.IN_FORCE:
            if self.institutions.procedure(name) is not None:
                return self._ended(name, "in force")
            return Is(self.flag(name), frozenset({1}))
        if verb in (Verb.DISSOLVED, Verb.SITTING):
            chambers = members_of(name, self.institutions)
            gone = AllHold(tuple(Is(self.body(chamber), frozenset({DISSOLVED, CALLED})) for chamber in chambers))
            return gone if verb is Verb.DISSOLVED else Fails(gone)
        if verb is Verb.VACANT:
            return Is(self.office(name), frozenset({VACANT}))
        if verb is Verb.IN_OFFICE:
            return Fails(Is(self.office(name), frozenset({VACANT})))
        if verb is Verb.BY_SUCCESSION:
            variable = self.office(name)
            return Is(variable, frozenset(range(2, self.newly(name))))
        if verb is Verb.TERM_REMAINS_LESS:
            return Is(self.last_months(name, condition.duration), frozenset({1}))
        if verb is Verb.PASSED_LESS:
            assert condition.duration is not None
            return Fails(Is(self.since(name, condition.duration), frozenset({0, OFF})))
        if verb is Verb.PASSED_ENOUGH:
            assert condition.duration is not None
            return Is(self.since(name, condition.duration), frozenset({0, OFF}))
        if verb is Verb.PENDING:
            return self._pending(name)
        if verb is Verb.AT_STAGE:
            return Is(self.procedure(name), frozenset({self.value(self.procedure(name), condition.detail)}))
        if verb is Verb.SUCCEEDED:
            return SomeHold(
                tuple(self._ended(name, outcome) for outcome in successes(self.institutions.procedure(name)))
            )
        if verb is Verb.BEFORE:
            procedure = self.institutions.procedure(name)
            stages = procedure.stages if procedure else ()
            before = [stage.name for stage in stages if condition.detail in decides_at(stage)]
            values = frozenset(self.value(self.procedure(name), stage) for stage in before)
            return Is(self.procedure(name), values) if values else NEVER
        if verb is Verb.ENDED:
            return self._ended(name, condition.detail)
        if verb is Verb.REFUSED:
            office = name.removeprefix("appointment of ")
            self.refusal_limits[office] = max(self.refusal_limits.get(office, 0), condition.count)
            counter = self.add(Variable(f"refusals of {office}", tuple(str(n) for n in range(condition.count + 1))))
            return Is(counter, frozenset(range(condition.count, 10)))
        if verb is Verb.LIMIT_EXCEEDED:
            return Is(self.flag(f"limit of {name} is exceeded"), frozenset({1}))
        return NEVER

    def _pending(self, name: str) -> Test:
        if name.startswith("election of "):
            subject = name.removeprefix("election of ")
            if self.institutions.body(subject) is not None:
                return Is(self.body(subject), frozenset({DISSOLVED, CALLED}))
            return Is(self.flag(f"election of {subject} is due"), frozenset({1}))
        procedure = self.institutions.procedure(name)
        stages = len(procedure.stages) if procedure else 0
        return Is(self.procedure(name), frozenset(range(1, stages + 1)))

    def _ended(self, name: str, outcome: str) -> Test:
        variable = self.procedure(name)
        return Is(variable, frozenset({self.value(variable, f"ended: {outcome}")}))

    def since(self, thing: str, duration: Duration) -> str:
        """The timer that runs for `duration` after a power was used or a procedure ended."""
        variable = self.timer(f"{duration} since {thing}")
        noted = self.elapsed.setdefault(thing, [])
        if (variable, duration) not in noted:
            noted.append((variable, duration))
        return variable

    def last_months(self, office: str, duration: Duration | None) -> str:
        """The phase of a term: more than `duration` remains, less remains, or a new term has begun."""
        return self.add(
            Variable(
                f"last {duration} of the term of {office}",
                (f"more than {duration} remain", f"less than {duration} remain", "a new term has begun"),
            )
        )

    def bars(self, bars: tuple[Bar, ...]) -> Test:
        """What all bars of an act ask of the state."""
        tests: list[Test] = []
        for bar in bars:
            if bar.condition.verb is Verb.FACT:
                if not self.open_facts:
                    continue
                test = self.fact(f"fact: {bar.condition.detail}", f"“{bar.condition.detail}”", bar.citation)
            else:
                test = self.test(bar.condition)
            tests.append(test if bar.needed else Fails(test))
        return AllHold(tuple(tests))

    # -- effects -----------------------------------------------------------------------------------------------------

    def settings(self, effect: Effect) -> tuple[tuple[str, Setting], ...]:
        """What an effect sets."""
        verb, name = effect.verb, effect.name
        if verb is Verb.DISSOLVED:
            chambers = members_of(name, self.institutions)
            return tuple((self.body(chamber), DISSOLVED) for chamber in chambers)
        if verb is Verb.ELECTION_DUE:
            return self.election_due(name, effect.duration)
        if verb in (Verb.VACANT, Verb.LEAVES):
            return ((self.office(name), VACANT),)
        if verb is Verb.TAKES_OFFICE:
            return ((self.office(name), FILLED),)
        if verb is Verb.FORCE_OF_LAW:
            return ((self.flag(f"{name} has force of law"), 1),)
        if verb is Verb.LOSES_FORCE:
            return ((self.flag(f"{name} has force of law"), 0),)
        if verb is Verb.MANDATES_END:
            return ((self.flag("mandates of initiators ended"), 1),)
        if verb is Verb.STOPPED:
            return ((self.procedure(name), NOT_BEGUN),)
        if verb in (Verb.BEGINS, Verb.ENDS):
            return self._begins(effect)
        if verb is Verb.SEATS_FILLED and self.refilled(name):
            return ((self.vacancies(name), Fewer(effect.count)),)
        return ()

    def _begins(self, effect: Effect) -> tuple[tuple[str, Setting], ...]:
        procedure = self.institutions.procedure(effect.name)
        if procedure is None:
            return ((self.flag(effect.name), 1 if effect.verb is Verb.BEGINS else 0),)
        if effect.verb is Verb.ENDS:
            return ((self.procedure(effect.name), NOT_BEGUN),)
        stage = effect.detail or procedure.stages[0].name
        return self.begun_at(effect.name, stage)

    def at_stage(self, name: str, stage: str) -> tuple[tuple[str, Setting], ...]:
        """Put a procedure at a stage and start the deadline of that stage."""
        procedure = self.institutions.procedure(name)
        assert procedure is not None
        found = next((item for item in procedure.stages if item.name == stage), None)
        within = found.within.value.duration if found is not None and found.within is not None else None
        setting: list[tuple[str, Setting]] = [(self.procedure(name), self.value(self.procedure(name), stage))]
        if any(item.within is not None and item.within.value.duration is not None for item in procedure.stages):
            setting.append((self.timer(f"deadline of {name}"), within if within is not None else OFF))
        waits = waits_at_stage(procedure, stage)
        return (*setting, *((self.timer(timer), value or OFF) for timer, value in waits.items()))

    def begun_at(self, name: str, stage: str) -> tuple[tuple[str, Setting], ...]:
        """Begin a procedure at a stage, and the time for the whole of it when it runs there."""
        procedure = self.institutions.procedure(name)
        assert procedure is not None
        found = dict(self.at_stage(name, stage))
        found |= {self.timer(timer): value for timer, value in waits_from_the_beginning(procedure, stage).items()}
        whole = time_for(procedure)
        if whole is not None:
            found[self.timer(f"time for {name}")] = whole if stage in timed_stages(procedure) else OFF
        return tuple(found.items())

    def election_due(self, name: str, duration: Duration | None) -> tuple[tuple[str, Setting], ...]:
        election = next((item for item in self.institutions.elections if item.subject == name), None)
        """An election falls due, within the time that the effect or the election norm sets."""
        length = duration or (election.within.value.duration if election and election.within else None)
        due: tuple[tuple[str, Setting], ...] = ()
        if self.institutions.body(name) is None:
            due = ((self.flag(f"election of {name} is due"), 1),)
        if length is None:
            return due
        return (*due, (self.timer(f"deadline of election of {name}"), length))


def outcomes(draft: Draft, name: str) -> tuple[str, ...]:
    """The outcomes that a procedure can end with, in the order of the text."""
    procedure = draft.institutions.procedure(name)
    assert procedure is not None
    found = [option for stage in procedure.stages for leads in leads_of(stage) for option in leads]
    if procedure.silence is not None:
        silence = procedure.silence.value
        found += silence.between if isinstance(silence, Unspecified) else (silence,)
    return tuple(dict.fromkeys(option.outcome for option in found if isinstance(option, Ends)))
