"""The rules of a set as OpenFisca would have them, and one table answered by either program as a whole process."""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from politeia.facts.expressions import AtLeast, AtMost, Expression, Not, NotAfter, Yes, columns_of
from politeia.facts.model import RuleSet

PERIOD = "2023-04"


class OpenFisca:
    """A tax-benefit system with a variable for each column, for each rule, and for the reasons of a row as one number.

    OpenFisca has no missing values, so that each column has a second one that says whether it is known.
    """

    def __init__(self, rules: RuleSet) -> None:
        from openfisca_core.entities import Entity
        from openfisca_core.periods import MONTH
        from openfisca_core.taxbenefitsystems import TaxBenefitSystem
        from openfisca_core.variables import Variable

        self.number = len(rules.rules)
        self.kinds = dict(_kind(rule.holds) for rule in rules.rules)
        shared = {
            "entity": Entity("person", "persons", "a person", ""),
            "definition_period": MONTH,
            "label": rules.name,
        }
        self.system = TaxBenefitSystem([shared["entity"]])

        def add(name: str, kind: type, **formula: Any) -> None:
            self.system.add_variable(type(name, (Variable,), {**shared, "value_type": kind, **formula}))

        for name, (kind, _) in self.kinds.items():
            add(name, kind)
            add(f"{name}_known", bool)
        names = []
        for number, rule in enumerate(rules.rules):
            names.append(_kind(rule.holds)[0])

            def holds(people: Any, period: Any, _: Any = None, rule: Any = rule) -> Any:
                return _worked_out(rule.holds, people, period)

            add(f"rule_{number}", bool, formula=holds)

        def reasons(people: Any, period: Any, _: Any = None) -> Any:
            found = np.zeros(people.count, np.int32)
            for number, name in enumerate(names):
                known = people(f"{name}_known", period)
                found += (known & ~people(f"rule_{number}", period)).astype(np.int32) << number
                found += (~known).astype(np.int32) << (number + len(names))
            return found

        add("reasons", int, formula=reasons)

    def arrays(self, table: Any) -> dict[str, Any]:
        """The arrays that OpenFisca takes, of an Arrow table with missing values."""
        found: dict[str, Any] = {}
        for name, (_, empty) in self.kinds.items():
            column = table[name].combine_chunks()
            found[name] = column.fill_null(empty).to_numpy(zero_copy_only=False)
            found[f"{name}_known"] = column.is_valid().to_numpy(zero_copy_only=False)
        return found

    def simulation(self, arrays: Mapping[str, Any]) -> Any:
        """A simulation of as many persons as the arrays have rows."""
        from openfisca_core.simulations import SimulationBuilder

        rows = len(next(iter(arrays.values())))
        simulation = SimulationBuilder().build_default_simulation(self.system, count=rows)
        for name, values in arrays.items():
            simulation.set_input(name, PERIOD, values)
        return simulation

    def counts(self, simulation: Any) -> Any:
        """How many rows have each combination of reasons; formulas are worked out anew."""
        for name in ("reasons", *(f"rule_{number}" for number in range(self.number))):
            simulation.delete_arrays(name)
        return np.bincount(simulation.calculate("reasons", PERIOD))


def _kind(holds: Expression) -> tuple[str, tuple[type, object]]:
    """The one column that a rule reads, its type, and what stands where it is missing."""
    (name,) = columns_of(holds)
    leaf = holds.part if isinstance(holds, Not) else holds
    if isinstance(leaf, NotAfter):
        return name, (date, date(1900, 1, 1))
    return name, (bool, False) if isinstance(leaf, Yes) else (int, 0)


def _worked_out(holds: Expression, people: Any, period: Any) -> Any:
    match holds:
        case NotAfter(column, day):
            return people(column.name, period) <= np.datetime64(day)
        case AtLeast(column, number):
            return people(column.name, period) >= number
        case AtMost(column, number):
            return people(column.name, period) <= number
        case Yes(column):
            return people(column.name, period)
        case Not(part):
            return ~_worked_out(part, people, period)
        case _:
            raise NotImplementedError("rules of several parts are not among those that are timed")


def main() -> None:
    """Answer for one Parquet file and print how many combinations of reasons there are: what a cold start costs."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("program", choices=("openfisca", "politeia", "politeia-from-the-law"))
    parser.add_argument("table", type=Path)
    parser.add_argument("rules", type=Path, help="the set of rules, pickled")
    asked = parser.parse_args()
    from pyarrow import parquet

    rules: RuleSet = pickle.loads(asked.rules.read_bytes())
    if asked.program == "politeia-from-the-law":
        from politeia.amendment.opening import opened
        from politeia.facts.requirements import rules_for

        law = opened("kazakhstan@2023-04-01")
        read = rules_for(rules.name, law.institutions, law.day)
        rules = RuleSet(read.name, tuple(rule for rule in read.rules if rule in rules.rules), read.fields)
    names = list(dict.fromkeys(name for rule in rules.rules for name in columns_of(rule.holds)))
    table = parquet.ParquetFile(asked.table).read(columns=names)
    if asked.program == "openfisca":
        peer = OpenFisca(rules)
        print(np.count_nonzero(peer.counts(peer.simulation(peer.arrays(table)))))
    else:
        from politeia.facts.columns import counted

        print(len(counted(rules, table.to_batches())))


if __name__ == "__main__":
    main()
