"""Double proportional counting: seats by list for all districts together, then cells that fit lists and districts at once."""

from __future__ import annotations

from fractions import Fraction

from politeia.elections.biproportional import biproportional
from politeia.elections.by_districts import district_votes
from politeia.elections.contest import Contest, Outcome
from politeia.elections.figures import number
from politeia.elections.magnitudes import magnitudes
from politeia.elections.model import Step, Tie, Votes
from politeia.elections.remainders import rounded
from politeia.elections.sharing_out import share_out
from politeia.language.electoral import Districts, DistrictSeats, DoubleProportional
from politeia.norms.cited import Cited


def count_double_proportional(contest: Contest, method: DoubleProportional) -> Outcome:
    """The upper step by voter numbers where voters have as many votes as seats, the lower step by multipliers."""
    rules = contest.rules
    districts = rules.districts or Cited(Districts(DistrictSeats.SET_BY_LAW), contest.method.citation)
    found = magnitudes(districts, contest.returns, contest.seats, contest.breaker({}), contest.rules)
    seats = sum(found.seats.values())
    cells: dict[tuple[str, str], int] = {}
    for district, count in found.seats.items():
        for name, votes in district_votes(contest, district, count).items():
            cells[district, name] = int(votes)
    lists = [name for name in contest.admissions.passing() if any(column == name for _, column in cells)]
    weights: dict[str, Votes] = {name: _weight(contest, name, cells, found.seats) for name in lists}
    upper = share_out(
        "upper step",
        weights,
        seats,
        Cited(method.divisors, rules.voter_numbers.citation if rules.voter_numbers else contest.method.citation),
        contest.breaker(weights),
    )
    steps = (*found.steps, *upper.steps)
    if found.ties or upper.ties:
        return Outcome(upper.seats, seats, steps=steps, ties=(*found.ties, *upper.ties), notes=found.notes)
    lower = biproportional(cells, found.seats, upper.seats, method.divisors)
    by_district = {
        district: {name: lower.seats[district, name] for name in lists if (district, name) in cells}
        for district in found.seats
    }
    step = Step(
        "Lower step",
        "seats that fit districts and lists at once; votes : district divisor : list divisor, rounded, gives every cell",
        contest.method.citation,
        ("district", "divisor", *lists),
        (
            *(
                (district, number(1 / lower.rows[district]), *(str(own.get(name, 0)) for name in lists))
                for district, own in by_district.items()
            ),
            ("divisor of list", "", *(number(1 / lower.columns[name]) for name in lists)),
        ),
    )
    ties: tuple[Tie, ...] = ()
    if lower.open_cells:
        among = tuple(f"{name} in {district}" for district, name in lower.open_cells)
        citation = rules.tie.citation if rules.tie else ""
        ties = (
            Tie(
                "lower step",
                among,
                len(among) // 2,
                "seats can be exchanged among these cells, and every sum stays",
                citation,
            ),
        )
    return Outcome(upper.seats, seats, by_district, (*steps, step), ties, found.notes)


def _weight(contest: Contest, name: str, cells: dict[tuple[str, str], int], seats: dict[str, int] | object) -> Fraction:
    """A list's votes, or its voter numbers, in all districts."""
    assert isinstance(seats, dict)
    voters = contest.rules.voter_numbers
    found = [(district, votes) for (district, column), votes in cells.items() if column == name]
    if voters is None:
        return Fraction(sum(votes for _, votes in found))
    return sum(
        (rounded(Fraction(votes, seats[district]), voters.value.rounding) for district, votes in found), Fraction(0)
    )
