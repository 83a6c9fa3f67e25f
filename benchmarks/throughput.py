"""Time tables of candidates and many elections inside one process, beside OpenFisca, votelib and apportionment.

Needs the extra `bench`. Every peer answers the same question on the same data in the same run, and must give the same answer.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from statistics import median
from typing import Any

import ibis
import numpy as np

from politeia.amendment.opening import opened
from politeia.elections.apportionment import apportion
from politeia.elections.many import share_many
from politeia.elections.ties import TieBreaker
from politeia.facts.bulk import BROKEN, OPEN, counted, tallies, vetted
from politeia.facts.expressions import AtLeast, NotAfter, Yes
from politeia.facts.model import Field, Kind, Rule, RuleSet, Tally
from politeia.facts.requirements import rules_for
from politeia.language.electoral import DivisorMethod, DivisorRule, LargestRemainder, Method, Quota, QuotaName
from politeia.simulation.drawing import draw_elections
from politeia.simulation.electorate import Electorate
from politeia.simulation.model import Behaviour, Term
from politeia.simulation.running import set_up, simulate

ROUNDS = 5
CHARTER = "kazakhstan@2023-04-01"
HARE = LargestRemainder(Quota(QuotaName.HARE))
DHONDT = DivisorMethod(DivisorRule.DHONDT)
SEATS, PARTIES = 98, 6
ONE_BY_ONE = 300
"""Elections that a peer counts one by one; its time for one is the median over all rounds."""


@dataclass(frozen=True)
class Timed:
    """Medians over the rounds, in seconds: by the clock, and of the processor, which a crowded machine disturbs less."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:8.3f} s by the clock {self.processor:8.3f} s of processor"


def timed(work: Callable[[], object], rounds: int = ROUNDS, *, warm: bool = True) -> Timed:
    """Run some work several times, after one run that is not counted."""
    if warm:
        work()
    clock, processor = [], []
    for _ in range(rounds):
        gc.collect()
        begun, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - begun)
        processor.append(time.process_time() - used)
    return Timed(median(clock), median(processor))


def main() -> None:
    """Measure what is asked for and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["vetting", "openfisca", "elections", "simulation"])
    parser.add_argument("--rows", type=float, default=1e6, help="rows of the table of candidates")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}; medians of {ROUNDS} runs",
        flush=True,
    )
    for part in asked.parts:
        {"vetting": vetting, "openfisca": beside_openfisca, "elections": elections, "simulation": simulation}[part](
            int(asked.rows)
        )


# -- tables of candidates ------------------------------------------------------------------------------------------------


def candidates(rows: int) -> tuple[Any, Any, RuleSet]:
    """A table in memory with the columns of six rules on the President and the categories of a list quota."""
    law = opened(CHARTER)
    rules = rules_for("President", law.institutions, law.day)
    rules = RuleSet(rules.name, rules.rules[:6], rules.fields)
    connection = ibis.duckdb.connect()
    connection.raw_sql("select setseed(0.5)")
    made = ", ".join(
        f"case when random() < 0.02 then null else {_value(field)} end as {field.name}" for field in rules.fields
    )
    connection.raw_sql(
        f"create table people as select i as row, i % {max(rows // 100, 1)} as list, {made}, "
        "random() < 0.3 as women, random() < 0.2 as young_people, random() < 0.02 as persons_with_disabilities "
        f"from range({rows}) t(i)"
    )
    return connection, connection.table("people"), rules


def _value(field: Field) -> str:
    if field.kind is Kind.DAY:
        return "date '1940-01-01' + (random() * 22000)::integer"
    return "(random() * 32)::bigint" if field.kind is Kind.NUMBER else "random() < 0.9"


def vetting(rows: int) -> None:
    """Six rules with the mask of every row and the quota of every list of 100 names."""
    connection, people, rules = candidates(rows)
    belongs = people.women | people.young_people | people.persons_with_disabilities
    quotas = people.group_by("list").agg(names=people.count(), belong=belongs.sum())

    def masks() -> object:
        connection.raw_sql("drop table if exists masks")
        answered = vetted(rules, people).select("row", BROKEN, OPEN)
        found = connection.create_table("masks", answered, temp=True)
        return tallies(rules, found), quotas.to_pandas()

    found = timed(masks, 5 if rows <= 1_000_000 else 3)
    print(f"{rows:>11,} rows, six rules, masks of every row and list quotas   {found}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024) / 1024
    print(f"{'':>11}  peak of the whole process: {peak:.2f} GiB (the table is made in it)", flush=True)


# -- OpenFisca -----------------------------------------------------------------------------------------------------------


def beside_openfisca(rows: int) -> None:
    """Rules on the President, the first alone and then six: from columns in memory to how many rows break which of them.

    OpenFisca has no missing values, so that each column has a second one that says whether it is known. It is timed with
    these arrays made before, and with making them from the table that politeia reads.
    """
    connection, people, rules = candidates(rows)
    arrow = people.to_pyarrow()
    connection.disconnect()
    for number in (1, 6):
        own = RuleSet(rules.name, rules.rules[:number], rules.fields)

        def ours(own: RuleSet = own) -> tuple[Tally, ...]:
            connection = ibis.duckdb.connect()
            connection.con.register("people", arrow)
            return counted(own, connection.table("people"))

        theirs, from_table = _openfisca(own, arrow, rows)
        counts = theirs()
        found = {(_bits(own, tally.broken), _bits(own, tally.open)): tally.rows for tally in ours()}
        width = 1 << number
        same = {(mask % width, mask // width): int(count) for mask, count in enumerate(counts) if count}
        assert found == same, "both find the same reasons"
        words = f"{rows:>11,} rows, {number} rule{'s' if number > 1 else ''} with reasons, set-up included"
        peers = {"OpenFisca, arrays made before": timed(theirs), "OpenFisca, from the same table": timed(from_table)}
        _compared(words, timed(ours), peers)


def _bits(rules: RuleSet, some: tuple[Rule, ...]) -> int:
    return sum(1 << number for number, rule in enumerate(rules.rules) if rule in some)


def _openfisca(rules: RuleSet, arrow: Any, rows: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """The same rules as OpenFisca would have them: a variable for each column, for each rule, and for the mask."""
    from openfisca_core.entities import Entity
    from openfisca_core.periods import MONTH
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = Entity("person", "persons", "a person", "")
    kinds: dict[str, Any] = {}
    made: list[Any] = []
    for number, rule in enumerate(rules.rules):
        holds = rule.holds
        assert isinstance(holds, NotAfter | AtLeast | Yes)
        name = holds.column.name
        kind, kinds[name] = {NotAfter: (date, date(1900, 1, 1)), AtLeast: (int, 0), Yes: (bool, False)}[type(holds)]
        shared = {"entity": person, "definition_period": MONTH, "label": rule.words}

        def asked(people: Any, period: Any, _: Any = None, holds: Any = holds, name: str = name) -> Any:
            value = people(name, period)
            if isinstance(holds, NotAfter):
                return value <= np.datetime64(holds.day)
            return value >= holds.number if isinstance(holds, AtLeast) else value

        made += [
            type(name, (Variable,), {**shared, "value_type": kind}),
            type(f"{name}_known", (Variable,), {**shared, "value_type": bool}),
            type(f"rule_{number}", (Variable,), {**shared, "value_type": bool, "formula": asked}),
        ]
    names = [rule.holds.column.name for rule in rules.rules if isinstance(rule.holds, NotAfter | AtLeast | Yes)]

    def mask(people: Any, period: Any, _: Any = None) -> Any:
        found = np.zeros(rows, np.int32)
        for number, name in enumerate(names):
            known = people(f"{name}_known", period)
            found += (known & ~people(f"rule_{number}", period)).astype(np.int32) << number
            found += (~known).astype(np.int32) << (number + len(names))
        return found

    made.append(type("mask", (Variable,), {**shared, "value_type": int, "formula": mask}))

    def arrays() -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, empty in kinds.items():
            column = arrow[name].combine_chunks()
            found[name] = column.fill_null(empty).to_numpy(zero_copy_only=False)
            found[f"{name}_known"] = column.is_valid().to_numpy(zero_copy_only=False)
        return found

    def answered(columns: dict[str, Any]) -> Any:
        system = TaxBenefitSystem([person])
        for variable in made:
            system.add_variable(variable)
        simulation = SimulationBuilder().build_default_simulation(system, count=rows)
        for name, values in columns.items():
            simulation.set_input(name, "2023-04", values)
        return np.bincount(simulation.calculate("mask", "2023-04"), minlength=1 << 2 * len(names))

    ready = arrays()
    return lambda: answered(ready), lambda: answered(arrays())


# -- elections -----------------------------------------------------------------------------------------------------------


def elections(_: int) -> None:
    """A million elections of six lists for 98 seats with a bar of 5 %, and the same elections by the peers one by one."""
    import apportionment.methods as peer
    from votelib.component.quota import hare
    from votelib.evaluate.proportional import HighestAverages
    from votelib.evaluate.proportional import LargestRemainder as Remainders

    made = np.random.default_rng(1)
    votes = (made.dirichlet([2.0] * PARTIES, 1_000_000) * 6_300_000).astype(np.int64)
    few = votes[:ONE_BY_ONE]

    def many(method: Method) -> Any:
        admitted = votes * 20 >= votes.sum(axis=1, keepdims=True)
        return share_many(np.where(admitted, votes, 0), SEATS, method)

    def passing(row: Any) -> dict[str, int]:
        bar = row.sum()
        return {str(number): int(count) for number, count in enumerate(row) if count * 20 >= bar}

    own = [passing(row) for row in few]
    for method, named, evaluator in (
        (HARE, "hamilton", Remainders(hare)),
        (DHONDT, "dhondt", HighestAverages("d_hondt")),
    ):
        ours = timed(partial(many, method), 3)
        shared = many(method)
        print(
            f"{len(votes):>11,} elections, {named:<8} {ours}; {int(shared.tied.any(axis=1).sum())} with ties left open"
        )
        compute = partial(peer.compute, named, seats=SEATS, tiesallowed=True, verbose=False)
        single = partial(apportion, seats=SEATS, method=method, ties=TieBreaker())
        each = {
            "votelib": timed(partial(_each, partial(evaluator.evaluate, n_seats=SEATS), own)),
            "apportionment": timed(partial(_each, compute, [list(row.values()) for row in own])),
            "politeia, one by one": timed(partial(_each, single, own)),
        }
        scale = len(votes) / ONE_BY_ONE
        _compared(
            f"{'':>11}  for {len(votes):,}",
            ours,
            {name: Timed(time_.clock * scale, time_.processor * scale) for name, time_ in each.items()},
        )
        _agree(own, shared, evaluator)


def _each(count: Callable[[Any], object], elections: list[Any]) -> list[object]:
    return [count(election) for election in elections]


def _agree(own: list[dict[str, int]], shared: Any, evaluator: Any) -> None:
    """Refuse figures of two programs that do not give the same seats."""
    for number, row in enumerate(own):
        if shared.tied[number].any():
            continue
        theirs = evaluator.evaluate(row, SEATS)
        assert all(shared.seats[number][int(name)] == theirs.get(name, 0) for name in row), row


def _compared(what: str, ours: Timed, peers: dict[str, Timed]) -> None:
    for name, theirs in peers.items():
        ratio = f"{theirs.clock / ours.clock:,.1f} by the clock, {theirs.processor / ours.processor:,.1f} of processor"
        print(f"{what}: {name} {theirs}; politeia {ours}; ratio {ratio}", flush=True)


# -- simulation ----------------------------------------------------------------------------------------------------------


def simulation(_: int) -> None:
    """A hundred thousand elections with coalitions and overrides, and ten thousand terms of Kazakhstan by two processes."""
    law = opened("kazakhstan+election-law@2023-04-01").institutions
    result = Electorate(("A", "B", "C", "D", "E", "F"), (0.54, 0.12, 0.1, 0.09, 0.08, 0.07), 6_300_000, 6_500_000, 0.03)
    setup = set_up(law, behaviour=Behaviour(hostility=0.7), term=Term(1800, 10), electorate=result)
    print(f"    100,000 elections, coalitions and overrides   {timed(partial(draw_elections, setup, 100_000), 3)}")
    begun, used = time.perf_counter(), _all_processes()
    simulate(setup, 10_000, workers=2)
    print(
        f"     10,000 terms of five years in 180 periods, two processes   {time.perf_counter() - begun:8.1f} s by the clock "
        f"{_all_processes() - used:8.1f} s of processor; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def _all_processes() -> float:
    """Processor time of this process and of those that it started and that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    main()
