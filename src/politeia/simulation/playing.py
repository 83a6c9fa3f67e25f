"""One block of terms played side by side: in every period whoever may act and wants to acts, and then time passes.

Every act is one of the transition relation, done where its guard holds and those whose consent it needs give it. In a period
come first what happens by itself, then elections and appointments, then procedures in the order of the text, each at most one
step, then the single acts; whatever an act brings about by itself comes before the next act.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from politeia.language.contents import Duration
from politeia.simulation.compiled import Act, CompiledGame
from politeia.simulation.consenting import Assembly, Ballot
from politeia.simulation.kinds import Decision, Filling, Kind, Matter, Single, Sorted, sort_acts
from politeia.simulation.model import Behaviour, Happened, Marks, Numbers, Rows, Tally, Term
from politeia.simulation.seating import Plan, elect, elected_bloc, seated
from politeia.transition.draft import CALLED, DISSOLVED, RENEWED, VACANT
from politeia.transition.model import AllOf, AnyOf, ConsentOf, Holder
from politeia.transition.slicing import OFFICE
from politeia.transition.unfolding import days

MOST_AT_ONCE = 20
"""So many things may happen by themselves one after another in one period."""
FOLLOWED = 0
"""The term of a block whose acts are kept, so that they can be replayed."""
PROPOSED_BY_GOVERNMENT = 0.8
"""The chance that the governing side proposes, rather than another bloc."""


@dataclass(frozen=True, slots=True)
class Block:
    """What came of a block of terms, and the acts of the term that was followed."""

    tally: Tally
    followed: tuple[Happened, ...]
    notes: tuple[str, ...]


class Players:
    """A block of terms in play."""

    def __init__(
        self,
        compiled: CompiledGame,
        plan: Plan,
        behaviour: Behaviour,
        term: Term,
        terms: int,
        made: np.random.Generator,
    ) -> None:
        self.compiled = compiled
        self.plan = plan
        self.behaviour = behaviour
        self.term = term
        self.made = made
        self.everyone: Rows = np.arange(terms)
        self.situations = compiled.start(terms)
        self.seating = seated(plan, terms, made)
        self.assembly = Assembly(plan, self.seating, compiled, behaviour, made)
        self.acts: Sorted = sort_acts(compiled, plan.institutions)
        self.tally = Tally(terms)
        self.followed: list[Happened] = []
        self.support = {
            matter.procedure.name: np.zeros((len(plan.blocs), terms), np.bool_) for matter in self.acts.matters
        }
        self.proposers = {matter.procedure.name: np.zeros(terms, np.int64) for matter in self.acts.matters}
        self.remaining = self._remaining(terms)
        self.elected_by_voters = {
            name
            for name in plan.actors
            if plan.electorate is not None
            and plan.institutions.office(name) is not None
            and f"elect {name}" in self._names()
        }

    def play(self) -> Block:
        """Play every term to its end."""
        self.tally.seats = {name: counts.copy() for name, counts in self.seating.seats.items()}
        for _ in range(self.term.periods):
            self._period()
        self.tally.holders = {name: numbers.copy() for name, numbers in self.seating.holders.items()}
        return Block(self.tally, tuple(self.followed), tuple(self.seating.notes))

    def _names(self) -> frozenset[str]:
        return frozenset(act.command.name for act in self.compiled.acts)

    def _remaining(self, terms: int) -> dict[str, Numbers]:
        """Periods that remain of the term of every office whose last months count, at a random moment of it."""
        found: dict[str, Numbers] = {}
        for act in self.acts.last_months:
            name = act.command.name.rpartition(" of ")[2].removesuffix(" begin")
            office = self.plan.institutions.office(name)
            length = self._periods(office.term.value) if office is not None and office.term else 0
            found[name] = self.made.integers(0, length + 1, terms) if length else np.full(terms, -1)
        return found

    def _periods(self, duration: Duration) -> int:
        return max(1, days(duration) // self.term.period)

    # -- a period ----------------------------------------------------------------------------------------------------

    def _period(self) -> None:
        self._settle(self.compiled.forced, self.everyone)
        self._calendar()
        self._elections()
        for filling in self.acts.calls:
            self._fill(filling)
        for filling in self.acts.appointments:
            self._fill(filling)
        for matter in self.acts.matters:
            self._begin(matter)
            self._decide(matter)
        for single in self.acts.singles:
            self._single(single)
        self._elections()  # an election that an act made due at once holds no time up
        self._pass_time()

    def _pass_time(self) -> None:
        stopped = np.zeros(len(self.everyone), np.bool_)
        for due in self.compiled.dues:
            stopped |= due(self.situations)
        for act in self.compiled.forced:
            open_ = np.flatnonzero(act.guard(self.situations) & ~stopped)
            stopped[self.compiled.changing(act, self.situations, open_)] = True
        self._count_absent()
        self.tally.add("periods in which time stood still", np.flatnonzero(stopped))
        self.compiled.tick(self.situations, ~stopped)
        for left in self.remaining.values():
            left -= (left > 0) & ~stopped
        if not stopped[FOLLOWED]:
            self.followed.append(Happened(-1))

    def _count_absent(self) -> None:
        """Periods without a government, and without each body that can be dissolved."""
        for role, what in (
            ("head of government", "without a head of government"),
            ("head of state", "without a head of state"),
        ):
            name = self.plan.institutions.with_role(role)
            if name in self.assembly.offices:
                vacant = self.situations[self.assembly.offices[name]] == VACANT
                self.tally.add(f"periods {what}", np.flatnonzero(vacant))
        for name, place in self.assembly.bodies.items():
            gone = (self.situations[place] == DISSOLVED) | (self.situations[place] == CALLED)
            self.tally.add(f"periods without {name}", np.flatnonzero(gone))

    # -- doing ---------------------------------------------------------------------------------------------------------

    def _do(self, act: Act, rows: Rows) -> Rows:
        """Do an act in some terms, and what it brings about by itself; returns where it changed anything."""
        rows = self.compiled.changing(act, self.situations, rows)
        if not len(rows):
            return rows
        for place, value in act.updates:
            self.situations[place, rows] = value
        if rows[0] == FOLLOWED:
            self.followed.append(Happened(act.number))
        self._note(act, rows)
        if act.releases:
            self._settle(tuple(self.compiled.acts[number] for number in act.releases), rows)
        return rows

    def _settle(self, acts: tuple[Act, ...], rows: Rows) -> None:
        """What happens by itself, one thing after another."""
        for _ in range(MOST_AT_ONCE):
            done = False
            for act in acts:
                open_ = rows[act.guard(self.situations)[rows]]
                if len(open_) and len(self._do(act, open_)):
                    done = True
            if not done:
                return

    def _note(self, act: Act, rows: Rows) -> None:
        """Count what an act does, and keep who holds what true to it."""
        command = act.command
        for name, value in command.updates:
            if name.startswith(OFFICE):
                self._office(name.removeprefix(OFFICE), value, rows)
            elif name in self.assembly.bodies and value == DISSOLVED:
                self.tally.add(f"dissolutions of {name}", rows)
        for matter in self.acts.matters:
            for place, value in act.updates:
                if place == matter.place and value in matter.outcomes:
                    self.tally.add(f"{matter.procedure.name}: {matter.outcomes[value]}", rows)
                    if matter.kind is Kind.LAW and matter.outcomes[value].startswith("in force"):
                        self.tally.add("laws in force", rows)
                    if matter.kind is Kind.AMENDMENT and matter.outcomes[value] == "amended":
                        self.tally.add("amendments", rows)
        if command.forced and command.name.startswith("new term of "):
            office = command.name.removeprefix("new term of ")
            if office in self.elected_by_voters:
                self.seating.holders[office][rows] = elected_bloc(self.plan, len(rows), self.made)

    def _office(self, office: str, value: int, rows: Rows) -> None:
        if value == VACANT:
            self.tally.add(f"vacancies of {office}", rows)
            return
        order = next((order for name, order in self.compiled.game.successors if name == office), ())
        if 2 <= value < 2 + len(order) and order[value - 2] in self.seating.holders and office in self.seating.holders:
            self.seating.holders[office][rows] = self.seating.holders[order[value - 2]][rows]

    # -- elections and appointments ------------------------------------------------------------------------------------

    def _calendar(self) -> None:
        for act in self.acts.last_months:
            name = act.command.name.rpartition(" of ")[2].removesuffix(" begin")
            timer = next(value for variable, value in act.command.updates if variable.startswith("rest of the term"))
            near = act.guard(self.situations) & (self.remaining[name] >= 0) & (self.remaining[name] <= timer)
            self._do(act, np.flatnonzero(near))

    def _elections(self) -> None:
        for subject, acts in self.acts.elections.items():
            open_ = np.flatnonzero(acts[0].guard(self.situations))
            if not len(open_):
                continue
            if subject not in self.assembly.bodies:
                done = self._do(acts[0], open_)
                if subject in self.elected_by_voters and len(done):
                    self.seating.holders[subject][done] = elected_bloc(self.plan, len(done), self.made)
                self.tally.add(f"elections of {subject}", done)
                continue
            open_ = open_[self.assembly.there(acts[0].command.consent, open_, self.situations)]
            if not len(open_):
                continue
            same = np.ones(len(open_), np.bool_)
            if subject in self.seating.seats:
                before = self.seating.largest(subject, open_)
                elect(self.plan, self.seating, subject, open_, self.made)
                same = self.seating.largest(subject, open_) == before
            for act in acts:
                anew = (subject, RENEWED) in act.command.updates
                self._do(act, open_[same != anew])
            self.tally.add(f"elections of {subject}", open_)

    def _fill(self, filling: Filling) -> None:
        """Call an election or fill an office: whoever nominates wants it, and the others as they see the nominator."""
        rows = self._ready(filling.act, self.behaviour.pace)
        if not len(rows):
            return
        consent = filling.act.command.consent
        nominator = self._nominator(filling.act, rows)
        if filling.what == "call":
            agreed = self.assembly.there(consent, rows, self.situations)
        else:
            ballot = Ballot(rows, self.assembly.opinions(nominator, rows))
            if filling.what == "refuse":
                ballot.support[nominator, np.arange(len(rows))] = True
                agreed = self._refused(filling.act, ballot)
            else:
                agreed = self.assembly.given(consent, ballot, self.situations)
        done = self._do(filling.act, rows[agreed])
        if filling.what == "fill" and filling.subject in self.seating.holders and len(done):
            self.seating.holders[filling.subject][done] = nominator[np.isin(rows, done)]
        if len(done) and filling.what == "refuse":
            self.tally.add(f"refusals of {filling.subject}", done)

    def _refused(self, act: Act, ballot: Ballot) -> Marks:
        """A nominee is refused where the nominator is there and the others do not agree."""
        consent = act.command.consent
        if not isinstance(consent, AllOf):
            return self.assembly.given(consent, ballot, self.situations, agrees=False)
        first, *others = consent.consents
        found = self.assembly.there(first, ballot.rows, self.situations)
        for part in others:
            found &= self.assembly.given(part, ballot, self.situations, agrees=False)
        return found

    def _nominator(self, act: Act, rows: Rows) -> Numbers:
        """The bloc of the first office in a consent, or the largest of the first body."""
        waiting: list[ConsentOf] = [act.command.consent]
        while waiting:
            consent = waiting.pop(0)
            if isinstance(consent, Holder):
                if consent.actor in self.seating.holders:
                    return self.seating.holders[consent.actor][rows]
            elif isinstance(consent, AllOf | AnyOf):
                waiting = [*consent.consents, *waiting]
            elif consent.body in self.seating.seats:
                return self.seating.largest(consent.body, rows)
        return self._leader(rows)

    def _leader(self, rows: Rows) -> Numbers:
        """The largest bloc of the first chamber, or the first bloc where nobody sits by number."""
        if self.plan.chamber in self.seating.seats:
            return self.seating.largest(self.plan.chamber, rows)
        return np.zeros(len(rows), np.intp)

    def _ready(self, act: Act, chance: float) -> Rows:
        """The terms in which an act is lawful now, and whoever may do it comes to it in this period."""
        open_ = np.flatnonzero(act.guard(self.situations))
        return open_[self.made.random(len(open_)) < chance] if len(open_) else open_

    # -- procedures ------------------------------------------------------------------------------------------------------

    def _chance(self, kind: Kind, *, grounded: bool) -> float:
        """The chance in a period that an act is begun."""
        behaviour = self.behaviour
        yearly = (
            behaviour.grounds_a_year
            if grounded
            else {
                Kind.LAW: behaviour.laws_a_year,
                Kind.AMENDMENT: behaviour.amendments_a_year,
                Kind.AGAINST: behaviour.conflicts_a_year,
                Kind.OTHER: behaviour.others_a_year,
            }[kind]
        )
        return float(1 - np.exp(-yearly * self.term.period / 360))

    def _begin(self, matter: Matter) -> None:
        for act in matter.begins:
            rows = self._ready(act, self._chance(matter.kind, grounded=matter.grounded))
            if not len(rows):
                continue
            proposer = self._proposer(rows)
            if matter.kind is Kind.AGAINST and matter.empties:
                support = self._against(matter.empties[0], rows)
            else:
                support = self.assembly.opinions(proposer, rows)
            ballot = Ballot(rows, support)
            done = self._do(act, rows[self.assembly.given(act.command.consent, ballot, self.situations)])
            if len(done):
                inside = np.isin(rows, done)
                self.support[matter.procedure.name][:, done] = support[:, inside]
                self.proposers[matter.procedure.name][done] = proposer[inside]
                self.tally.add(f"{matter.procedure.name}: begun", done)

    def _proposer(self, rows: Rows) -> Numbers:
        """The governing side mostly, or else the largest bloc outside."""
        return np.where(self.made.random(len(rows)) < PROPOSED_BY_GOVERNMENT, self._leader(rows), self._outside(rows))

    def _outside(self, rows: Rows) -> Numbers:
        """The largest bloc of the first chamber that does not govern; the largest of all where every bloc does."""
        leader = self._leader(rows)
        if self.plan.chamber not in self.seating.seats:
            return leader
        outside = np.where(self.seating.governing[:, rows], 0, self.seating.seats[self.plan.chamber][:, rows])
        found: Numbers = np.where(outside.any(axis=0), outside.argmax(axis=0), leader)
        return found

    def _against(self, target: str, rows: Rows) -> Marks:
        """Who supports an act against whoever has an office or leads a body: a rival that begins it, and others of its rivals."""
        rivals = self.assembly.rivals_of(self._controller(target, rows), rows)
        columns = np.arange(len(rows))
        leader = self._leader(rows)
        beginning = np.where(rivals[leader, columns], leader, self._outside(rows))
        found = rivals & (self.made.random(rivals.shape) < self.behaviour.hostility)
        found[beginning, columns] = rivals[beginning, columns]
        return found

    def _decide(self, matter: Matter) -> None:
        at = self.situations[matter.place].copy()
        for decision in matter.decisions:
            rows = np.flatnonzero(at == decision.value)
            rows = rows[self.situations[matter.place, rows] == decision.value] if len(rows) else rows
            if len(rows):
                rows = rows[self.made.random(len(rows)) < self.behaviour.pace]
            if len(rows):
                self._think_again(matter, rows)
                self._vote(matter, decision, rows)

    def _think_again(self, matter: Matter, rows: Rows) -> None:
        """Blocs form their opinion anew in some terms, so that a matter without a time limit does not wait for ever."""
        rows = rows[self.made.random(len(rows)) < self.behaviour.persuasion]
        if not len(rows):
            return
        if matter.kind is Kind.AGAINST and matter.empties:
            support = self._against(matter.empties[0], rows)
        else:
            support = self.assembly.opinions(self.proposers[matter.procedure.name][rows], rows)
        self.support[matter.procedure.name][:, rows] = support

    def _vote(self, matter: Matter, decision: Decision, rows: Rows) -> None:
        """One stage decided once: the answer that its majority, or its holder, gives."""
        answers = decision.answers
        support = self.support[matter.procedure.name][:, rows]
        if decision.stage.must is not None:
            support = support | (self.made.random(len(rows)) >= self.behaviour.breach)
        ballot = Ballot(rows, support)
        left = np.ones(len(rows), np.bool_)
        for answer, agrees in (("changed", True), ("yes", True), ("no", False), ("tied", True), ("no quorum", False)):
            act = answers.get(answer)
            if act is None or not left.any():
                continue
            now = left & act.guard(self.situations)[rows]
            if answer == "changed":
                now &= self.made.random(len(rows)) < self.behaviour.amends
            now &= self.assembly.given(act.command.consent, ballot, self.situations, agrees=agrees)
            left &= ~now
            done = self._do(act, rows[now])
            if decision.vetoes and answer == "no" and matter.kind is Kind.LAW:
                self.tally.add("vetoes", done)
            if decision.overrides and answer == "yes" and matter.kind is Kind.LAW:
                self.tally.add("overrides", done)

    # -- single acts -----------------------------------------------------------------------------------------------------

    def _single(self, single: Single) -> None:
        rows = self._ready(single.act, self._chance(single.kind, grounded=single.grounded))
        if not len(rows):
            return
        if single.kind is Kind.AGAINST:
            ballot = Ballot(rows, self._against(single.empties[0], rows))
        else:
            ballot = Ballot(rows, self.assembly.opinions(self._nominator(single.act, rows), rows))
        done = self._do(single.act, rows[self.assembly.given(single.act.command.consent, ballot, self.situations)])
        if len(done):
            self.tally.add(single.act.command.name, done)

    def _controller(self, name: str, rows: Rows) -> Numbers:
        """The bloc that has an office, or the most seats of a body."""
        if name in self.seating.seats:
            return self.seating.largest(name, rows)
        holder = self.seating.holders.get(name)
        return holder[rows] if holder is not None else self._leader(rows)
