"""Lijphart's and Bernauer and Vatter's institutional indicators."""

from __future__ import annotations

from fractions import Fraction

from politeia.language.contents import Base, Part
from politeia.norms.model import Body, Procedure, Stage
from politeia.norms.tallies import names_in
from politeia.scales.acts import doings, ordinary_laws
from politeia.scales.branches import Branches, elected_by
from politeia.scales.confidence import no_confidence
from politeia.scales.forcing import can_carry
from politeia.scales.legislative_blend import legislative_power
from politeia.scales.model import Answer, Ground, Measure, Question, between, scored, silent

HALF = Fraction(1, 2)


def bicameralism(branches: Branches) -> Answer:
    """1 one chamber, 2 weak, 3 medium, 4 strong: whether the second chamber can block, and is chosen otherwise."""
    if len(branches.chambers) < 2:
        return scored(1, "one chamber", *(Ground(f"body {body.name}", body.citation) for body in branches.chambers))
    lower, upper = branches.chambers[:2]
    laws = ordinary_laws(branches.institutions)
    grounds = [Ground(f"body {upper.name}", upper.citation)]
    if not laws:
        return between(2, 2, 4, "the edition encodes no ordinary law", *grounds)
    grounds.append(Ground(f"procedure {laws[0].name}", laws[0].citation))
    without = everyone(branches) - {upper.name}
    blocks = not can_carry(laws[0], without, branches)[0]
    otherwise = _chosen(lower, branches) != _chosen(upper, branches)
    words = f"it can{'' if blocks else 'not'} block, and is chosen {'otherwise' if otherwise else 'alike'}"
    return scored(2 + int(blocks) + int(otherwise), words, *grounds)


def everyone(branches: Branches) -> frozenset[str]:
    """Every office and body, the parts of bodies, voters and courts."""
    institutions = branches.institutions
    bodies = {body.name for body in institutions.bodies} - _wholes(branches)
    return frozenset(
        {
            *bodies,
            *(office.name for office in institutions.offices),
            "voters",
            "citizens",
            "courts",
            *branches.executive,
        }
    )


def _wholes(branches: Branches) -> set[str]:
    """Bodies made up of others, which would bring a chamber in by the back door."""
    return {body.name for body in branches.institutions.bodies if body.consists_of}


def _chosen(body: Body, branches: Branches) -> frozenset[tuple[str, str]]:
    """How seats are filled: the makers, and whether seats go by units."""
    found = {(by, _units(body, part.name, branches)) for part in body.parts for by in part.by}
    found |= {
        (name, "")
        for e in branches.institutions.elections
        if e.subject == body.name and not found
        for name in names_in(e.by)
    }
    return frozenset(found)


def _units(body: Body, part: str, branches: Branches) -> str:
    for norm in branches.institutions.norms:
        if norm.kind == "body" and norm.name == body.name:
            for clause in norm.clauses:
                if isinstance(clause.value, Part) and clause.value.name == part:
                    return clause.value.per_parameter
    return ""


def rigidity(branches: Branches) -> Answer:
    """1 a basic majority of the legislature amends; 3 the people or the units must agree in force; 2 the rest."""
    ways = [item for item in branches.institutions.procedures if item.kind == "amendment"]
    if not ways:
        return silent("the edition encodes no way of amending", point=2, least=1, most=3)
    easiest = min(ways, key=lambda way: _rigid(way, branches))
    words = {
        1: "a basic majority suffices",
        2: "more than a basic majority",
        3: "the units or the people must agree too",
    }
    level = _rigid(easiest, branches)
    return scored(level, words[level], Ground(f"amendment {easiest.name}", easiest.citation))


def _rigid(way: Procedure, branches: Branches) -> int:
    if any(_outside(stage, branches) for stage in way.stages):
        return 3
    shares = [stage.needs.value.share for stage in way.stages if stage.needs is not None]
    return 2 if any(share > HALF for share in shares) or len(shares) > 2 else 1


def _outside(stage: Stage, branches: Branches) -> bool:
    """A step that the units, or the people by more than a plain majority, must carry."""
    deciders = frozenset(names_in(stage.by.value))
    if "voters" in deciders:
        shares = [item.value for item in stage.carried_if]
        return any(item.base in (Base.UNITS, Base.ENTITLED) or item.share > HALF for item in shares)
    inside = branches.legislature | branches.executive | frozenset(branches.courts)
    return not deciders & inside and stage.needs is not None and stage.needs.value.share > HALF


def judicial_review(branches: Branches) -> Answer:
    """1 no review of laws, 2 medium, 3 strong; how strongly it is used is practice."""
    found = [item for item in doings("review laws", branches) if item.holders & {*branches.courts, "courts"}]
    if found:
        return between(2, 2, 3, "a court reviews laws; how strongly is practice", *(item.ground for item in found))
    return between(1, 1, 3, "no norm in the text lets a court void a law")


def presidentialism(branches: Branches) -> Answer:
    """1 parliamentary, 2 semi-presidential, 3 presidential, by election and censure alone."""
    votes = no_confidence(branches)
    grounds = [item.ground for item in votes]
    if not branches.head:
        return scored(1, "no president", *grounds)
    kind, cited = elected_by(branches.head, branches)
    grounds += [Ground(f"office {branches.head}", citation) for citation in cited]
    if not votes and kind != "assembly":
        return scored(3, "no vote turns out the executive", *grounds)
    if kind == "people":
        return scored(2, "the people elect a president, and a vote may end the cabinet", *grounds)
    return scored(1, "the people do not elect the president, and a vote may end the cabinet", *grounds)


def federalism(branches: Branches) -> Answer:
    """1 unitary, 2 semi-federal, 3 federal: known only where bodies of the units must agree to amend the constitution."""
    ways = [item for item in branches.institutions.procedures if item.kind == "amendment"]
    found = [
        Ground(f"amendment {way.name}", stage.citation)
        for way in ways
        for stage in way.stages
        if "voters" not in names_in(stage.by.value) and _outside(stage, branches)
    ]
    if found:
        words = "the units take part in amending; what they decide alone is not encoded"
        return between(3, 2, 3, words, *found)
    return silent(
        "no norm gives units a part in amending, and the division of powers is not encoded", point=1, most=3, least=1
    )


POWER_DIFFUSION = Measure(
    "power diffusion",
    "Institutional indicators",
    "Lijphart, Patterns of Democracy, 2012; Bernauer and Vatter, Power Diffusion and Democracy, 2019",
    (
        Question("bicameralism", "strength of the second chamber, 1 to 4", 4, bicameralism),
        Question("constitutional rigidity", "1 low to 3 high", 3, rigidity),
        Question("judicial review", "1 none to 3 strong", 3, judicial_review),
        Question("presidentialism", "1 parliamentary to 3 presidential", 3, presidentialism),
        Question("federalism", "1 unitary to 3 federal", 3, federalism),
        Question("legislative power", "blend of influence, autonomy and capacity, 0 to 1", 1, legislative_power),
    ),
    summed=False,
)
