"""Circles of offices on random texts: the verdict agrees with a search through every set of offices."""

from itertools import chain, combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.laws import law, verdict

OFFICES = ("Alpha", "Beta", "Gamma", "Delta")
NO_CIRCLE = "no offices fill each other without an election"
FILLED = st.dictionaries(
    st.sampled_from(OFFICES),
    st.one_of(st.just(frozenset({"voters"})), st.frozensets(st.sampled_from(OFFICES), min_size=1, max_size=2)),
    min_size=1,
)
"""For some offices, all who must agree to fill them; of the others the text does not say how they are filled."""


def norms(filled: dict[str, frozenset[str]]) -> str:
    lines = [f"office {name}" for name in OFFICES]
    for name, by in filled.items():
        if by == {"voters"}:
            lines.append(f"election {name}\n  by  voters")
        else:
            lines.append(f"appointment {name}\n  appointed by  each of {' and '.join(sorted(by))}")
    return "\n\n".join(lines)


def not_from_voters(filled: dict[str, frozenset[str]]) -> frozenset[str]:
    """Those to whom no chain leads from the voters: of whom nothing is known, and whoever they alone choose."""
    chosen = frozenset({"voters"})
    for _ in OFFICES:
        chosen |= {name for name, by in filled.items() if by & chosen}
    return frozenset(OFFICES) - chosen


def closed_sets(filled: dict[str, frozenset[str]], outside: frozenset[str]) -> list[frozenset[str]]:
    """Sets of offices each of which is filled by members of the set, or by them and by those outside of whom nothing is known."""
    every = chain.from_iterable(combinations(sorted(filled), size) for size in range(1, len(filled) + 1))
    sets = (frozenset(names) for names in every)
    return [names for names in sets if all(filled[name] <= names | outside and filled[name] & names for name in names)]


@settings(max_examples=150, deadline=None)
@example({"Gamma": frozenset({"Alpha", "Gamma"}), "Alpha": frozenset({"Beta"})})
@given(FILLED)
def test_offices_that_fill_each_other_are_found_and_no_others(filled: dict[str, frozenset[str]]) -> None:
    if closed_sets(filled, frozenset()):
        expected = "fails"
    elif closed_sets(filled, not_from_voters(filled)):
        expected = "depends"
    elif any(by == {"voters"} for by in filled.values()):
        expected = "holds"
    else:
        expected = "not applicable"
    assert verdict(law(norms(filled)), NO_CIRCLE) == expected
