"""Time tables of candidates and many elections inside one process, beside OpenFisca, votelib and apportionment.

Needs the extra `bench`. Every peer answers the same question on the same data in the same run, and must give the same answer.
"""

from __future__ import annotations

import argparse
import gc
import os
import pickle
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import numpy as np
from openfisca_peer import OpenFisca

from politeia.amendment.opening import opened
from politeia.elections.apportionment import apportion
from politeia.elections.many import share_many
from politeia.elections.ties import TieBreaker
from politeia.facts import bulk, columns
from politeia.facts.bulk import BROKEN, OPEN, tallies, vetted
from politeia.facts.expressions import Not, NotAfter, columns_of
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
        begun, used = time.perf_counter(), _all_processes()
        work()
        clock.append(time.perf_counter() - begun)
        processor.append(_all_processes() - used)
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
    forbidden = {name for rule in rules.rules if isinstance(rule.holds, Not) for name in columns_of(rule.holds)}
    rules = RuleSet(rules.name, rules.rules[:6], rules.fields)
    connection = ibis.duckdb.connect()
    connection.raw_sql("select setseed(0.5)")
    made = ", ".join(
        f"case when random() < 0.02 then null else {_value(field, 0.05 if field.name in forbidden else 0.9)} end as {field.name}"
        for field in rules.fields
    )
    connection.raw_sql(
        f"create table people as select i as row, i % {max(rows // 100, 1)} as list, {made}, "
        "random() < 0.3 as women, random() < 0.2 as young_people, random() < 0.02 as persons_with_disabilities "
        f"from range({rows}) t(i)"
    )
    return connection, connection.table("people"), rules


def _value(field: Field, share: float) -> str:
    if field.kind is Kind.DAY:
        return "date '1940-01-01' + (random() * 22000)::integer"
    return "(random() * 32)::bigint" if field.kind is Kind.NUMBER else f"random() < {share}"


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
    """Rules on the President, citizenship, age, the first six and all: how many rows break which of them.

    Whole processes that read a Parquet file, up to a million rows; and warm, table after table, with OpenFisca's system, arrays
    and simulation made anew, with a new simulation only, and its formulas alone on a simulation that is there.
    """
    connection, people, rules = candidates(rows)
    arrow = people.to_pyarrow()
    connection.disconnect()
    law = opened(CHARTER)
    complete = rules_for("President", law.institutions, law.day)
    age = next(rule for rule in complete.rules if isinstance(rule.holds, NotAfter))
    for asked in (complete.rules[:1], (age,), complete.rules[:6], complete.rules):
        own = RuleSet(rules.name, asked, rules.fields)
        words = f"{rows:>11,} rows, " + (asked[0].words if len(asked) == 1 else f"{len(asked)} rules")
        if rows <= 1_000_000:
            _cold(words, own, arrow)
        peer = OpenFisca(own)
        arrays = peer.arrays(arrow)
        ready = peer.simulation(arrays)
        _same(own, peer.counts(ready), arrow)
        ours = timed(partial(_in_memory, own, arrow))
        peers = {
            "OpenFisca, set up anew": timed(partial(_anew, own, arrow)),
            "OpenFisca, system and arrays made before": timed(partial(_from_arrays, peer, arrays)),
            "OpenFisca, its formulas alone": timed(partial(peer.counts, ready)),
            "politeia by a DuckDB of its own": timed(partial(_by_a_new_engine, own, arrow)),
        }
        _compared(f"{words}, warm", ours, peers)


def _anew(rules: RuleSet, arrow: Any) -> object:
    peer = OpenFisca(rules)
    return _from_arrays(peer, peer.arrays(arrow))


def _from_arrays(peer: OpenFisca, arrays: dict[str, Any]) -> object:
    return peer.counts(peer.simulation(arrays))


def _in_memory(rules: RuleSet, arrow: Any) -> tuple[Tally, ...]:
    return columns.counted(rules, arrow.to_batches())


def _by_a_new_engine(rules: RuleSet, arrow: Any) -> tuple[Tally, ...]:
    connection = ibis.duckdb.connect()
    connection.con.register("people", arrow)
    return bulk.counted(rules, connection.table("people"))


def _same(rules: RuleSet, theirs: Any, arrow: Any) -> None:
    """Refuse figures of two programs that do not find the same reasons."""
    width = 1 << len(rules.rules)
    expected = {(int(found) % width, int(found) // width): int(theirs[found]) for found in np.flatnonzero(theirs)}
    for tallied in (_in_memory(rules, arrow), _by_a_new_engine(rules, arrow)):
        found = {(_bits(rules, tally.broken), _bits(rules, tally.open)): tally.rows for tally in tallied}
        assert found == expected, "both find the same reasons"


def _bits(rules: RuleSet, some: tuple[Rule, ...]) -> int:
    return sum(1 << number for number, rule in enumerate(rules.rules) if rule in some)


def _cold(words: str, rules: RuleSet, arrow: Any) -> None:
    """Both programs as whole processes, in turn."""
    from pyarrow import parquet

    with TemporaryDirectory() as folder:
        table, asked = Path(folder, "people.parquet"), Path(folder, "rules")
        parquet.write_table(arrow, table)
        asked.write_bytes(pickle.dumps(rules))

        def whole(program: str) -> Timed:
            command = [
                sys.executable,
                str(Path(__file__).with_name("openfisca_peer.py")),
                program,
                str(table),
                str(asked),
            ]
            return timed(partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL))

        theirs = {"OpenFisca": whole("openfisca")}
        _compared(f"{words}, whole process, rules given", whole("politeia"), theirs)
        _compared(f"{words}, whole process, rules read from the law", whole("politeia-from-the-law"), theirs)


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
        print(f"{what}: {name} {theirs}; politeia {ours}; ratio {ratio}; load {os.getloadavg()[0]:.1f}", flush=True)


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
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in spent)


if __name__ == "__main__":
    main()
