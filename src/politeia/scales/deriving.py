"""All scales of one edition, and the sum by which many constitutions can be ranked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from politeia.norms.model import Institutions
from politeia.scales.branches import branches_of
from politeia.scales.comparative_constitutions import EXECUTIVE_POWER, JUDICIAL_INDEPENDENCE
from politeia.scales.comparative_presidencies import COMPARATIVE_PRESIDENCIES
from politeia.scales.measuring_presidential_power import MEASURING_PRESIDENTIAL_POWER
from politeia.scales.model import Measure, Scale, derive
from politeia.scales.parliamentary_powers.index import PARLIAMENTARY_POWERS
from politeia.scales.post_communist_presidencies import POST_COMMUNIST_PRESIDENCIES
from politeia.scales.power_diffusion import POWER_DIFFUSION
from politeia.scales.presidents_and_assemblies import CABINET_POWERS, LEGISLATIVE_POWERS
from politeia.scales.veto_players import VETO_PLAYERS

PRESIDENTIAL = (LEGISLATIVE_POWERS, CABINET_POWERS, COMPARATIVE_PRESIDENCIES, POST_COMMUNIST_PRESIDENCIES)
"""The scales that the sum of presidential strength weighs equally."""

MEASURES: tuple[Measure, ...] = (
    PARLIAMENTARY_POWERS,
    *PRESIDENTIAL,
    MEASURING_PRESIDENTIAL_POWER,
    EXECUTIVE_POWER,
    JUDICIAL_INDEPENDENCE,
    POWER_DIFFUSION,
    VETO_PLAYERS,
)


@dataclass(frozen=True, slots=True)
class Strength:
    """Presidential strength from 0 to 1: the mean of four scales, each as a share of its highest sum.

    It is politeia's own sum and bears no published name; only ranks of it are to be compared with others' measures.
    """

    point: Fraction
    least: Fraction
    most: Fraction


def scales_of(institutions: Institutions) -> tuple[Scale, ...]:
    """Every scale derived for an edition, that of parliament first."""
    branches = branches_of(institutions)
    return tuple(derive(measure, branches) for measure in MEASURES)


def presidential_strength(scales: tuple[Scale, ...]) -> Strength:
    """The mean of the presidential scales, restricted to the items that norms can settle, weights equal."""
    names = {measure.name for measure in PRESIDENTIAL}
    shares = [
        [value / scale.maximum for value in scale.total] for scale in scales if scale.name in names and scale.maximum
    ]
    if not shares:
        return Strength(Fraction(0), Fraction(0), Fraction(0))
    point, least, most = (sum(column, Fraction(0)) / len(shares) for column in zip(*shares, strict=True))
    return Strength(point, least, most)
