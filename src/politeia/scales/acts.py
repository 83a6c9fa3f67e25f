"""The acts that scales ask for, recognised in the norms of a charter: by what a norm brings about, or by its role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from politeia.language.contents import Verb
from politeia.language.roles import ACT_ROLES
from politeia.norms.cited import Bar, Consents
from politeia.norms.model import Body, Duty, Institutions, Power, Procedure
from politeia.norms.tallies import names_in
from politeia.scales.branches import Branches
from politeia.scales.model import Ground


@dataclass(frozen=True, slots=True)
class Doing:
    """A norm that lets somebody do an act: who holds it, whose agreement it needs, and when it is lawful."""

    ground: Ground
    holders: frozenset[str]
    agreed: frozenset[str]
    bars: tuple[Bar, ...]
    norm: Power | Procedure | Duty

    def alone(self, actor: str) -> bool:
        """Whether an actor can do it with nobody else: it holds the act, not together with others, and nobody must agree."""
        if actor not in self.holders or self.agreed - {actor}:
            return False
        return self.holders == {actor} or (isinstance(self.norm, Power) and self.norm.held_by.value.mode == "any")

    def shared(self, names: frozenset[str]) -> bool:
        """Whether somebody among `names` holds it or must agree to it."""
        return bool((self.holders | self.agreed) & names)


def doings(act: str, branches: Branches) -> tuple[Doing, ...]:
    """Every power, procedure and duty that has the role of an act, in the order of the text.

    Raises ValueError for an act that is not on the language's list of roles.
    """
    if act not in ACT_ROLES:
        raise ValueError(f"no role of an act: {act}")
    return tuple(item for item in every_doing(branches.institutions) if act in item.norm.roles)


def every_doing(institutions: Institutions) -> Iterable[Doing]:
    """Every power, procedure and duty as something that somebody does."""
    for power in institutions.powers:
        yield power_doing(power)
    for procedure in institutions.procedures:
        yield procedure_doing(procedure)
    for duty in institutions.duties:
        yield Doing(
            Ground(f"duty {duty.name}", duty.citation), frozenset(names_in(duty.by.value)), frozenset(), (), duty
        )


def power_doing(power: Power) -> Doing:
    """A power as something that its holder does."""
    agreed = agreeing(power.consents)
    return Doing(
        Ground(f"power {power.name}", power.citation),
        frozenset(names_in(power.held_by.value)),
        agreed,
        power.bars,
        power,
    )


def procedure_doing(procedure: Procedure) -> Doing:
    """A procedure as something that all who decide in it do together; who only begins it holds nothing."""
    deciding = frozenset(name for stage in procedure.stages for name in names_in(stage.by.value))
    agreed = agreeing(procedure.consents) | {n for stage in procedure.stages for n in agreeing(stage.consents)}
    return Doing(
        Ground(f"{procedure.kind} {procedure.name.removeprefix('removal of ')}", procedure.citation),
        deciding,
        agreed,
        procedure.bars,
        procedure,
    )


def agreeing(consents: Consents) -> frozenset[str]:
    """Everybody whose agreement is needed beside the holder; those who are only consulted are not among them."""
    names: set[str] = set()
    for actors in (*consents.proposed_by, *consents.countersigned_by):
        names |= set(names_in(actors.value))
    for consent in consents.consent_of:
        names |= set(names_in(consent.value.actors))
    names |= {opinion.value for opinion in consents.opinion_of}
    return frozenset(names)


def initiators(procedure: Procedure) -> frozenset[str]:
    """Who may begin a procedure, members standing for their body."""
    return frozenset(names_in(procedure.initiated_by.value)) if procedure.initiated_by else frozenset()


def ordinary_laws(institutions: Institutions) -> tuple[Procedure, ...]:
    """The procedures by which ordinary laws are made, the general one first."""
    found = (item for item in institutions.procedures if item.name.startswith("ordinary law"))
    return tuple(sorted(found, key=lambda item: item.name != "ordinary law"))


def dissolutions(branches: Branches) -> tuple[Doing, ...]:
    """Every act that ends the term of a chamber."""
    found: list[Doing] = []
    for power in branches.institutions.powers:
        if any(e.value.verb is Verb.DISSOLVED and e.value.name in branches.legislature for e in power.effects):
            found.append(power_doing(power))
    for procedure in branches.institutions.procedures:
        if any(e.value.verb is Verb.DISSOLVED and e.value.name in branches.legislature for e in procedure.effects):
            found.append(procedure_doing(procedure))
    return tuple(found)


def parts_named_by(body: Body, names: frozenset[str]) -> int:
    """How many seats of a body are filled by somebody among `names`, by election, appointment or consent."""
    return sum(part.seats for part in body.parts if set(part.by) & names or set(part.consent) & names)
