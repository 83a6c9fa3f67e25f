"""The acts that scales ask for, recognised in the norms of a charter: by what a norm brings about, or by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from politeia.language.model import Verb
from politeia.norms.model import Bar, Body, Consents, Duty, Institutions, Power, Procedure
from politeia.norms.tallies import names_in
from politeia.scales.branches import Branches
from politeia.scales.model import Ground

WORDS = {
    "declare war": r"\bdeclar\w* (of )?(a state of )?war\b|\bwar and peace\b|\bstate of war\b",
    "ratify treaties": r"\bratif\w*|\bapprove \w*\s?treaties\b",
    "grant amnesty": r"\bamnest\w*",
    "grant pardon": r"\bpardon\w*|\bclemency\b",
    "question the executive": r"\binterpellat\w*|\b(put|ask|address|answer) (\w+ )?questions\b|\bquestions? to\b"
    r"|\binquiry of deputies\b",
    "investigate the executive": r"\binvestigat\w*|\bcommissions? of inquiry\b|\binquiry commissions?\b|\bcommittees? of inquiry\b",
    "oversee the executive": r"\boversee\b|\boversight\b|\bparliamentary control\b|\bcontrol the (government|executive|armed forces)\b"
    r"|\bsupervise the (government|executive|armed forces|work of the (government|cabinet))\b",
    "set its own budget": r"\bown (budget|expenses|expenditure|funds|estimates|resources)\b",
    "run state media": r"\bstate (mass )?media\b|\bbroadcast\w*|\btelevision\b",
    "withhold appropriated money": r"\bimpound\w*|\bwithhold appropriated\b|\bsequest\w*",
    "review laws": r"\breview (of )?(\w+ )?(laws|acts|statutes)\b|\bconstitutionality of \w*\s?(laws|acts|statutes)\b"
    r"|\bannul unconstitutional\b|\bconformity of laws\b",
    "refer a law to the court": r"\bapply (to the constitutional \w+|for constitutional review)\b|\brefer (a )?laws? to\b|\brefer laws\b",
    "strike parts of a bill": r"\bpartial veto\b|\bitem veto\b|\bstrike (parts|items) of\b",
    "prepare the budget": r"\b(prepare|present|submit|draw up|bring in|draft) (the )?(draft )?(of the )?(\w+ )?budget\b",
    "approve the budget": r"\b(approve|adopt|pass|vote)\w* (the )?(state |republican |national |federal |union )?budget\b(?! report)",
    "call a referendum": r"\bcall (a |national |for )*referend(um|a)\b",
    "declare an emergency": r"\bstate of emergency\b|\bstate of exception\b|\bemergency\b",
    "issue decrees": r"\bdecrees?\b|\bedicts?\b|\bordinances?\b",
    "act by delegation": r"\bdelegat\w*",
    "chair the cabinet": r"\b(chair|preside over) (sittings|meetings|sessions) of the (government|cabinet|council of ministers)\b"
    r"|\bpreside over the (government|cabinet|council of ministers)\b",
    "call the cabinet": r"\b(convene|call|summon)\w* (a |the )?(\w+ )?(sittings?|meetings?) of the (government|cabinet|council of ministers)\b",
    "command the armed forces": r"\bcommand\w* (of )?(in chief of )?the (armed forces|army)\b|\bcommander-in-chief\b",
    "chair the security council": r"\b(chair|preside over|head) the (national )?(security|defence) council\b",
    "form the security council": r"\b(form|appoint|constitute) the (national )?(security|defence) council\b",
    "address parliament": r"\baddress (the people|parliament|congress|the \w+ assembly|messages)\b|\bmessages? to\b|\bgive information\b",
    "attend parliament": r"\battend (any )?sittings?\b|\btake part in (the )?sittings?\b",
    "call an extraordinary session": r"\b(call|convene|summon)\w* (an )?(extraordinary|special) (session|sitting)|\bsummon and prorogue\b",
    "call elections": r"\bcall (the )?(\w+ )*elections?\b|\bcall elections\b|\bset the (day|date) of elections?\b",
    "conduct foreign policy": r"\bnegotiate\b|\bconduct (the )?foreign policy\b|\bdirect (the )?foreign policy\b|\bmake treaties\b|\bsign treaties\b",
    "propose constitutional amendments": r"\bpropose (constitutional )?amendments?\b",
    "name senior officials": r"\bappoint\w* (and dismiss )?(heads of|senior|high|other officers)\b",
    "name senior commanders": r"\b(appoint\w*|name) (and dismiss )?(the )?(high command|commanders?|senior commanders?|senior military)\b",
}
"""The words in a norm's name by which each act is known; a norm that no word reaches is not found, and the item says so."""


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
    """Every power, procedure and duty whose name speaks of an act of the table, in the order of the text."""
    words = re.compile(WORDS[act], re.IGNORECASE)
    return tuple(item for item in every_doing(branches.institutions) if words.search(item.norm.name))


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
