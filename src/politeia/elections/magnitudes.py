"""How many seats each district has: set by law, or shared by votes or by population."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from politeia.diagnostics.model import failure
from politeia.elections.apportionment import apportion
from politeia.elections.bases import valid_in_district
from politeia.elections.model import Returns, Step, Tie, Votes
from politeia.elections.sharing_out import explained, tie_of
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import Districts, DistrictSeats
from politeia.norms.cited import Cited
from politeia.norms.voting import SeatRules


@dataclass(frozen=True, slots=True)
class Magnitudes:
    """Seats by district, with the step that found them."""

    seats: Mapping[str, int]
    steps: tuple[Step, ...] = ()
    ties: tuple[Tie, ...] = ()
    notes: tuple[str, ...] = ()


def magnitudes(
    districts: Cited[Districts], returns: Returns, seats: int | None, ties: TieBreaker, rules: SeatRules
) -> Magnitudes:
    """The seats of each district; raises when the table of districts lacks what the law counts, with the clause at fault."""
    place = rules.place_of("districts")
    known = returns.district_names
    written = districts.value
    if written.number and written.number != len(known):
        raise failure(
            "V220",
            f"the law has {written.number} districts, and the return {len(known)}",
            place.around(str(written.number)) if place else None,
            expectation=f"Districts of the return: {', '.join(known) or 'none'}.",
            remedy="Complete the file, or correct the number of districts in the charter.",
        )
    match written.seats:
        case DistrictSeats.SINGLE_MEMBER:
            return Magnitudes(dict.fromkeys(known, 1))
        case DistrictSeats.SET_BY_LAW:
            return _set_by_law(districts, returns, seats, rules)
        case _:
            return _shared(districts, returns, seats, ties)


def _set_by_law(districts: Cited[Districts], returns: Returns, seats: int | None, rules: SeatRules) -> Magnitudes:
    found = {item.name: item.seats for item in returns.districts}
    missing = [name for name in returns.district_names if found.get(name) is None]
    if missing:
        raise _lacking("seats", missing)
    given = {name: found[name] or 0 for name in returns.district_names}
    total = sum(given.values())
    if seats is not None and total != seats:
        raise failure(
            "V221",
            f"the districts have {total} seats together, and the law {seats}",
            place.around(str(seats)) if (place := rules.place_of("seats" if rules.seats else "districts")) else None,
            expectation="The seats of all districts add up to the seats of the election.",
            remedy="Correct the table of districts, or the seats in the charter.",
        )
    rows = tuple((name, str(count)) for name, count in given.items())
    return Magnitudes(
        given,
        (
            Step(
                "Districts",
                f"{len(given)} districts with {total} seats",
                districts.citation,
                ("district", "seats"),
                rows,
            ),
        ),
    )


def _shared(districts: Cited[Districts], returns: Returns, seats: int | None, ties: TieBreaker) -> Magnitudes:
    written = districts.value
    if seats is None or written.method is None:
        raise failure(
            "V222", "the election does not say how many seats its districts share", remedy="Write “seats ...”."
        )
    weights: dict[str, Votes] = {}
    by_name = {item.name: item for item in returns.districts}
    for name in returns.district_names:
        if written.seats is DistrictSeats.BY_VOTES:
            weights[name] = valid_in_district(returns, name)
            continue
        district = by_name.get(name)
        if district is None or district.population is None:
            raise _lacking("population", [name])
        if written.area_factor and district.area is None:
            raise _lacking("area", [name])
        weights[name] = district.population + written.area_factor * (district.area or Fraction(0))
    breaker = TieBreaker(ties.rules, ties.citation, weights)
    held = dict.fromkeys(weights, written.least)
    shared = apportion(weights, seats, written.method, breaker, held=held)
    step = explained("districts", weights, seats, shared, Cited(written.method, districts.citation))
    basis = "votes" if written.seats is DistrictSeats.BY_VOTES else "population"
    columns = tuple(
        {"list": "district", "votes": basis, "votes per seat": f"{basis} per seat"}.get(c, c) for c in step.columns
    )
    step = Step("Seats of districts", step.words, step.citation, columns, step.rows)
    differing = [
        f"{name}: {count} seats by the law, {by_name[name].seats} in the table of districts"
        for name, count in shared.seats.items()
        if name in by_name and by_name[name].seats not in (None, count)
    ]
    return Magnitudes(shared.seats, (step,), tie_of("districts", shared, breaker), tuple(differing))


def _lacking(what: str, districts: list[str]) -> Exception:
    return failure(
        "V223",
        f"the {what} of {', '.join(districts)} {'is' if len(districts) == 1 and what != 'seats' else 'are'} not given",
        expectation=f"The law takes the {what} of each district from the table of districts.",
        remedy=f"Give a file with the columns “district” and “{what}”: --districts FILE.",
    )
