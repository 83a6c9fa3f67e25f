"""Items 19 to 26 of the Parliamentary Powers Index: single powers of the legislature."""

from __future__ import annotations

from politeia.scales.acts import doings, parts_named_by
from politeia.scales.appointing import Naming, bank_heads, namings_to_courts
from politeia.scales.branches import Branches
from politeia.scales.forcing import can_carry
from politeia.scales.model import Answer, Ground, between, scored, silent


def amends_alone(branches: Branches) -> Answer:
    """19. The legislature alone changes the constitution."""
    ways = [item for item in branches.institutions.procedures if item.kind == "amendment"]
    if not ways:
        return silent("the edition encodes no way of amending the constitution")
    found = [
        (Ground(f"amendment {way.name}", way.citation), can_carry(way, branches.legislature, branches)) for way in ways
    ]
    sure = [ground for ground, (always, _) in found if always]
    if sure:
        return scored(1, "the legislature carries an amendment whatever the others do", *sure)
    some = [ground for ground, (_, sometimes) in found if sometimes]
    if some:
        return between(0, 0, 1, "whether others can stop it depends on what the text leaves open", *some)
    return scored(
        0, "every way needs the voters, the units, a court or the executive", *(ground for ground, _ in found)
    )


def _approves(act: str, words: str, branches: Branches) -> Answer:
    """1 where the legislature does or approves an act; 0 where others do it without the legislature."""
    found = doings(act, branches)
    with_legislature = [item for item in found if item.shared(branches.legislature)]
    if with_legislature:
        return scored(1, f"the legislature {words}", *(item.ground for item in with_legislature))
    if found:
        return scored(0, "others do it without the legislature", *(item.ground for item in found))
    return silent("no norm on it")


def approves_war(branches: Branches) -> Answer:
    """20. Declaring war needs the legislature."""
    return _approves("declare war", "decides on war", branches)


def approves_treaties(branches: Branches) -> Answer:
    """21. Ratifying treaties needs the legislature."""
    return _approves("ratify treaties", "ratifies or approves treaties", branches)


def grants_amnesty(branches: Branches) -> Answer:
    """22. The legislature grants amnesty."""
    return _approves("grant amnesty", "grants amnesty", branches)


def grants_pardon(branches: Branches) -> Answer:
    """23. The legislature grants pardon."""
    return _approves("grant pardon", "grants pardon", branches)


def approves_judges(branches: Branches) -> Answer:
    """24. The legislature may reject those named to the highest courts, or names them itself."""
    found = namings_to_courts(branches)
    seats = [
        (body, parts_named_by(body, branches.legislature))
        for name in branches.courts
        if (body := branches.institutions.body(name)) is not None
    ]
    named = [Ground(f"body {body.name}", body.citation) for body, count in seats if count]
    return _says(found, named, "judges of the highest courts", branches)


def approves_bank_head(branches: Branches) -> Answer:
    """25. The legislature has a say in naming the head of the central bank."""
    return _says(bank_heads(branches), [], "the head of the central bank", branches)


def _says(found: tuple[Naming, ...], named: list[Ground], whom: str, branches: Branches) -> Answer:
    approved = [item.ground for item in found if (item.chosen | item.agreed) & branches.legislature]
    if approved or named:
        return scored(1, f"the legislature names or approves {whom}", *approved, *named)
    if found:
        return scored(0, f"{whom}: named without the legislature", *(item.ground for item in found))
    return silent(f"no norm on naming {whom}")


def runs_media(branches: Branches) -> Answer:
    """26. The legislature has a substantial voice in state-owned media."""
    return _approves("oversee state media", "has a voice in state media", branches)
