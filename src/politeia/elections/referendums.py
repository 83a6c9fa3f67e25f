"""Counting a referendum: whether it is valid, whether the country and the units carried it, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from politeia.diagnostics.model import failure
from politeia.elections.figures import decimal_short, needed, number, percent, share_in_words
from politeia.elections.model import (
    CANNOT_TELL,
    CARRIED,
    NOT_CARRIED,
    NOT_VALID,
    OUTCOMES,
    ReferendumCount,
    ReferendumReturns,
    Step,
    Test,
    UnitVotes,
)
from politeia.language.contents import Base, Threshold
from politeia.norms.cited import Cited
from politeia.norms.voting import Referendum


def count_referendum(norm: Referendum, returns: ReferendumReturns) -> ReferendumCount:
    """Every test of the norm on the return; raises when the norm says nothing about the result."""
    if not norm.carried_if:
        raise failure(
            "V203",
            f"referendum {norm.name} does not say what carries it",
            expectation="A count needs the clause “carried if”, such as “carried if more than 1/2 of ballots cast”.",
        )
    steps: list[Step] = []
    valid = [_valid(norm.valid_if, returns.whole)] if norm.valid_if else []
    valid += [_enough_votes(norm.valid_votes, returns.whole)] if norm.valid_votes else []
    carried: list[Test] = []
    for item in norm.carried_if:
        if item.value.base is Base.UNITS:
            test, step = _units(item, norm, returns)
            steps += [step] if step is not None else []
        else:
            test = _country(item, returns.whole)
        carried.append(test)
    outcome = _outcome(valid, carried)
    tests = (*valid, *carried)
    return ReferendumCount(
        norm.name,
        norm.citation,
        outcome,
        tests,
        tuple(steps),
        returns.notes,
        _differences(outcome, returns),
        returns.whole,
        returns.units,
    )


def _outcome(valid: list[Test], carried: list[Test]) -> str:
    if any(test.met is False for test in valid):
        return NOT_VALID
    if any(test.met is False for test in carried):
        return NOT_CARRIED if all(test.met for test in valid) else CANNOT_TELL
    return CARRIED if all(test.met for test in (*valid, *carried)) else CANNOT_TELL


def _differences(outcome: str, returns: ReferendumReturns) -> tuple[str, ...]:
    found = list(_other_shares(returns.whole))
    announced = OUTCOMES.get(returns.official.casefold())
    if announced is not None and outcome not in (announced, CANNOT_TELL):
        found.append(f"{outcome} by this count, “{returns.official}” announced")
    return tuple(found)


def _other_shares(whole: UnitVotes) -> Iterator[str]:
    """Announced percentages that do not follow from the figures, to the second decimal."""
    for what, part, base, announced in (
        ("turnout", whole.cast, whole.entitled, whole.turnout),
        ("yes of those who took part", whole.yes, whole.cast, whole.yes_share),
    ):
        if part is None or not base or announced is None:
            continue
        if percent(part, base) != percent(announced, 1):
            yield f"{what}: {percent(part, base)} by this count, {percent(announced, 1)} announced"


def _base(base: Base, unit: UnitVotes) -> int | None:
    match base:
        case Base.VOTES_CAST:
            return None if unit.yes is None or unit.no is None else unit.yes + unit.no
        case Base.BALLOTS_CAST:
            return unit.cast
        case Base.ENTITLED:
            return unit.entitled
        case Base.LAST_ELECTION:
            return unit.last_election
        case _:
            raise failure(
                "V211",
                f"a share of {base.value} cannot be taken in a vote of the people",
                expectation="Shares of a referendum are of votes cast, ballots cast, entitled voters, voters at the last "
                "election or units.",
            )


def _valid(threshold: Cited[Threshold], whole: UnitVotes) -> Test:
    """Turnout: who took part, of the base that the law names."""
    words = f"valid if {share_in_words(threshold.value)} took part"
    if whole.cast is None and whole.turnout is not None and threshold.value.base is Base.ENTITLED:
        met = _reaches(threshold.value, whole.turnout)
        return Test(words, met, f"turnout {percent(whole.turnout, 1)}, as announced", threshold.citation)
    return _of_base(words, "took part", whole.cast, threshold, whole)


def _enough_votes(threshold: Cited[Threshold], whole: UnitVotes) -> Test:
    """Valid votes, yes and no together, of the base that the law names."""
    words = f"valid if yes and no are {share_in_words(threshold.value)}"
    given = whole.yes + whole.no if whole.yes is not None and whole.no is not None else None
    return _of_base(words, "voted yes or no", given, threshold, whole)


def _of_base(words: str, what: str, part: int | None, threshold: Cited[Threshold], whole: UnitVotes) -> Test:
    base = _base(threshold.value.base, whole)
    if part is None or base is None:
        lacking = " and ".join(
            name for name, value in ((f"who {what}", part), (threshold.value.base.value, base)) if value is None
        )
        return Test(words, None, f"the return does not give {lacking}", threshold.citation)
    least = needed(threshold.value, base)
    figures = f"{number(part)} {what} of {number(base)}: {percent(part, base)}, {number(least)} needed"
    return Test(words, part >= least, figures, threshold.citation)


def _country(threshold: Cited[Threshold], whole: UnitVotes) -> Test:
    words = f"carried if {share_in_words(threshold.value)} say yes"
    met, figures = _yes(threshold.value, whole)
    return Test(words, met, figures, threshold.citation)


def _yes(threshold: Threshold, unit: UnitVotes) -> tuple[bool | None, str]:
    """Whether a unit said yes by a share, with its figures; None where the return does not tell."""
    base = _base(threshold.base, unit)
    if unit.yes is not None and base is not None:
        least = needed(threshold, base)
        figures = f"{number(unit.yes)} yes of {number(base)} {threshold.base.value}: {percent(unit.yes, base)}, {number(least)} needed"
        return unit.yes >= least, figures
    if unit.yes_share is not None and threshold.base is Base.BALLOTS_CAST:
        return _reaches(threshold, unit.yes_share), f"yes {percent(unit.yes_share, 1)}, as announced"
    if unit.yes is not None and unit.no is not None and threshold.base is Base.BALLOTS_CAST:
        given = unit.yes + unit.no
        if not _reaches(threshold, Fraction(unit.yes, given) if given else Fraction(0)):
            return False, f"{percent(unit.yes, given)} of yes and no together, and the base is larger"
    if unit.announced is not None:
        return unit.announced, "as the commission announced; no figures to count"
    known = [f"{number(value)} {what}" for value, what in ((unit.yes, "yes"), (unit.no, "no")) if value is not None]
    return None, f"{', '.join(known)}; {threshold.base.value} not given" if known else "no figures"


def _reaches(threshold: Threshold, share: Fraction) -> bool:
    return share > threshold.share if threshold.strict else share >= threshold.share


def _units(item: Cited[Threshold], norm: Referendum, returns: ReferendumReturns) -> tuple[Test, Step | None]:
    """The share of units that carried; units without figures leave it open unless the others decide it."""
    each = item.value.each or next(
        (other.value for other in norm.carried_if if other.value.base is not Base.UNITS), None
    )
    words = f"carried if {share_in_words(item.value)}"
    if each is None:
        raise failure(
            "V204",
            f"referendum {norm.name} counts units, and does not say what carries a unit",
            remedy="Write “at least 2/3 of units, each by more than 1/2 of ballots cast”.",
        )
    if not returns.units:
        total = f" of {returns.units_total} units" if returns.units_total else ""
        return Test(
            words,
            None,
            f"the return does not give the units: {_least(item.value, returns)}{total} needed",
            item.citation,
        ), None
    found = [(unit, *_yes(each, unit)) for unit in returns.units]
    weight = sum((unit.weight for unit in returns.units), Fraction(0))
    least = _least(item.value, returns)
    yes = sum((unit.weight for unit, met, _ in found if met), Fraction(0))
    unknown = sum((unit.weight for unit, met, _ in found if met is None), Fraction(0))
    met = True if _enough(item.value, yes, weight) else None if _enough(item.value, yes + unknown, weight) else False
    open_words = f", {decimal_short(unknown)} cannot be told" if unknown else ""
    figures = f"{decimal_short(yes)} of {decimal_short(weight)} units carried{open_words}, {least} needed"
    rows = tuple(
        (
            unit.name,
            "carried" if own else "not carried" if own is False else "cannot tell",
            why,
            decimal_short(unit.weight),
        )
        for unit, own, why in found
    )
    step = Step(
        "Units",
        f"a unit carries by {share_in_words(each)}",
        item.citation,
        ("unit", "result", "figures", "weight"),
        rows,
    )
    return Test(words, met, figures, item.citation), step


def _enough(threshold: Threshold, weight: Fraction, total: Fraction) -> bool:
    if threshold.count:
        return weight >= threshold.count
    return weight > threshold.share * total if threshold.strict else weight >= threshold.share * total


def _least(threshold: Threshold, returns: ReferendumReturns) -> str:
    """How many units are needed, in words."""
    if threshold.count:
        return str(threshold.count)
    total = sum((unit.weight for unit in returns.units), Fraction(0)) or Fraction(returns.units_total or 0)
    if not total:
        return share_in_words(threshold)
    exact = threshold.share * total
    if any(unit.weight.denominator != 1 for unit in returns.units):
        return ("more than " if threshold.strict else "at least ") + decimal_short(exact)
    return str(needed(threshold, int(total)))
