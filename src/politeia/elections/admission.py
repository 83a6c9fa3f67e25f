"""Which lists take part in the sharing of seats, and why: bars, other ways in, and the cases of one list or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from politeia.elections.bases import basis, valid_in_district
from politeia.elections.figures import admission_in_words, decimal_short, needed, number, percent, share_in_words
from politeia.elections.model import ListVotes, Returns, Step, Totals
from politeia.language.contents import Threshold
from politeia.language.electoral import DirectSeatsPass, DistrictSharePass, MinorityPass, QuotaShare, VoteCount
from politeia.norms.cited import Cited
from politeia.norms.voting import Admission, SeatRules


@dataclass(frozen=True, slots=True)
class Admitted:
    """Whether a list takes part; `only_in` are the districts to which that is limited (None: everywhere)."""

    passes: bool
    why: str
    citation: str
    only_in: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Admissions:
    """Every list with its answer; `single` is the only list that passed by itself, when the next one joins it."""

    lists: Mapping[str, Admitted]
    step: Step
    notes: tuple[str, ...] = ()
    single: str = ""
    joined: str = ""

    def passing(self) -> tuple[str, ...]:
        """The lists that take part."""
        return tuple(name for name, item in self.lists.items() if item.passes)

    def in_district(self, name: str, district: str) -> bool:
        """Whether a list takes part in a district."""
        found = self.lists[name]
        return found.passes and (found.only_in is None or district in found.only_in)


def votes_needed(admission: Admission, totals: Totals, seats: int) -> tuple[int, str, str]:
    """The least votes that admit a list, the base in words, and a note when the base had to be stood in for."""
    match admission:
        case VoteCount():
            return admission.votes, "", ""
        case QuotaShare():
            found = basis(admission.base.base, totals)
            return (
                ceil(admission.share * Fraction(found.votes, seats)),
                f"{number(found.votes)} {found.words}",
                found.note,
            )
        case Threshold():
            found = basis(admission.base, totals)
            return needed(admission, found.votes), f"{number(found.votes)} {found.words}", found.note


def admit(rules: SeatRules, returns: Returns, seats: int) -> Admissions:
    """The lists that the law admits, by its bar for the whole country."""
    notes: dict[str, None] = {}
    found = {name: _admitted(name, rules, returns, seats, notes) for name in returns.names}
    single = joined = ""
    passing = [name for name, item in found.items() if item.passes]
    if len(passing) == 1 and rules.one_passes is not None and rules.one_passes.value.joins:
        single, joined = passing[0], _next(found, returns)
        if joined:
            found[joined] = Admitted(True, f"joins because only {single} passed", rules.one_passes.citation)
    elif not passing and rules.none_passes is not None and rules.none_passes.value.all_join:
        found = {name: Admitted(True, "no list passed, so all join", rules.none_passes.citation) for name in found}
    said = tuple(note + _how_far(rules, returns, found) for note in notes)
    return Admissions(found, _step(rules, returns, seats, found), said, single, joined)


def _how_far(rules: SeatRules, returns: Returns, found: Mapping[str, Admitted]) -> str:
    """Up to which base the same lists pass, where a sum stands in for it; joint lists are left out of this word."""
    bar = rules.threshold.value if rules.threshold else None
    passing = [returns.votes_of(name) for name, item in found.items() if item.passes and item.citation]
    together = rules.agreements is not None and rules.agreements.value.bar_together
    if not isinstance(bar, Threshold) or not passing or together or rules.coalition_thresholds or rules.alternatives:
        return ""
    most = floor(min(passing) / bar.share) - (1 if bar.strict and (min(passing) / bar.share).denominator == 1 else 0)
    return f"; up to {number(most)} the same lists take part"


def _next(found: Mapping[str, Admitted], returns: Returns) -> str:
    """The list with most votes among those that did not pass; "" when two are equal, because the law then does not say."""
    rest = [name for name, item in found.items() if not item.passes and returns.votes_of(name) > 0]
    if not rest:
        return ""
    best = max(returns.votes_of(name) for name in rest)
    leaders = [name for name in rest if returns.votes_of(name) == best]
    return leaders[0] if len(leaders) == 1 else ""


def _admitted(name: str, rules: SeatRules, returns: Returns, seats: int, notes: dict[str, None]) -> Admitted:
    rows = [item for item in returns.lists if item.name == name]
    bar = _bar(rows, rules)
    if bar is None:
        return Admitted(True, "the law sets no bar", rules.method.citation if rules.method else "")
    votes = returns.votes_of(name)
    least, base, note = votes_needed(bar.value, returns.totals, seats)
    if note:
        notes[note] = None
    reach = f"{number(least)} needed" + (f" of {base}" if base else "")
    if votes >= least:
        return Admitted(True, reach, bar.citation)
    together = _together(rows, rules, returns)
    if together is not None and together[1] >= least:
        title, sum_of_all = together
        words = f"{title} has {number(sum_of_all)} votes together, {reach}"
        return Admitted(True, words, ", ".join(dict.fromkeys((bar.citation, _together_citation(rules)))))
    return _another_way(name, rows, rules, returns) or Admitted(False, reach, bar.citation)


def _bar(rows: list[ListVotes], rules: SeatRules) -> Cited[Admission] | None:
    """The bar for a list: that of its kind of coalition, or the general one."""
    parties = max(item.parties for item in rows)
    for joint in rules.coalition_thresholds:
        if parties > 1 and joint.value.least <= parties and (joint.value.most is None or parties <= joint.value.most):
            return Cited(joint.value.admission, joint.citation)
    return rules.threshold


def _together(rows: list[ListVotes], rules: SeatRules, returns: Returns) -> tuple[str, int] | None:
    """The agreement of a list that reaches the bar for all of its lists, and their votes."""
    if rules.agreements is None or not rules.agreements.value.bar_together:
        return None
    title = next((item.agreement for item in rows if item.agreement), "")
    if not title:
        return None
    members = {item.name for item in returns.lists if item.agreement == title}
    return title, sum(item.votes for item in returns.lists if item.name in members)


def _together_citation(rules: SeatRules) -> str:
    """Where the law lets lists that agreed reach its bar together."""
    return rules.agreements.citation if rules.agreements else ""


def _another_way(name: str, rows: list[ListVotes], rules: SeatRules, returns: Returns) -> Admitted | None:
    for way in rules.alternatives:
        match way.value:
            case DirectSeatsPass():
                won = returns.direct_seats_of(name)
                if won >= way.value.seats:
                    return Admitted(True, f"won {won} direct seat{'' if won == 1 else 's'}", way.citation)
            case DistrictSharePass():
                strong = tuple(item.district for item in rows if _strong(item, way.value.threshold, returns))
                if strong:
                    words = f"{share_in_words(way.value.threshold)} in {', '.join(strong)}, and takes part there only"
                    return Admitted(True, words, way.citation, strong)
            case MinorityPass():
                if any(item.minority for item in rows):
                    return Admitted(True, "a list of a national minority", way.citation)
    return None


def _strong(row: ListVotes, threshold: Threshold, returns: Returns) -> bool:
    return bool(row.district) and row.votes >= needed(threshold, valid_in_district(returns, row.district))


def _step(rules: SeatRules, returns: Returns, seats: int, found: Mapping[str, Admitted]) -> Step:
    total = returns.totals.valid if returns.totals.valid is not None else returns.totals.listed
    if isinstance(rules.threshold and rules.threshold.value, Threshold):
        assert rules.threshold is not None and isinstance(rules.threshold.value, Threshold)
        total = basis(rules.threshold.value.base, returns.totals).votes
    passing = sum(1 for item in found.values() if item.passes)
    bar = f"a list needs {admission_in_words(rules.threshold.value)}" if rules.threshold else "the law sets no bar"
    return Step(
        "Admission",
        f"{bar}; {passing} of {len(found)} lists take part",
        rules.threshold.citation if rules.threshold else rules.method.citation if rules.method else "",
        ("list", "votes", "share", "takes part", "why", "article"),
        tuple(
            (
                name,
                number(returns.votes_of(name)),
                percent(returns.votes_of(name), total),
                "yes" if item.passes else "no",
                item.why,
                item.citation,
            )
            for name, item in sorted(found.items(), key=lambda pair: -returns.votes_of(pair[0]))
        ),
    )


def correction_in_words(factor: Fraction) -> str:
    """The factor of the one-list case in words."""
    return f" times {decimal_short(factor)}" if factor != 1 else ""
