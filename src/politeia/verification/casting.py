"""Casting: a question put by roles, in the names of the offices, bodies and procedures that play them in a charter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from politeia.language.contents import Condition, Ends, Verb
from politeia.language.questions import Claim, ClaimForm, CoalitionMember, CoalitionSyntax, PropertySyntax
from politeia.language.roles import ACT_ROLES, HOLDER_ROLES, PROCEDURE_ROLES
from politeia.norms.model import Institutions, Power, Procedure
from politeia.transition.consents import members_of
from politeia.transition.stages import leads_of

APPOINTED = "appointed members of "
CHAIR = "chair of "
DISSOLUTION = "dissolution of "
IN_WORDING = "in wording of "
CHAMBERS = "each chamber"
ANY_EMERGENCY = "any emergency"
ANY_DECREE = "any decree"
APPOINTING = (ClaimForm.NO_SINGLE_APPOINTS, ClaimForm.APPOINTS_ALONE_NO, ClaimForm.NO_SINGLE_DISMISSES)
ASKED_FOR = (ClaimForm.ENOUGH_TO_BEGIN, ClaimForm.HAS_POWER, ClaimForm.HAS_NO_POWER)
"""Claims whose subject need not exist: that no norm knows of it is an answer."""
_IN_EVENT = re.compile("|".join(re.escape(role) for role in sorted(HOLDER_ROLES, key=len, reverse=True)))


def cast(asked: PropertySyntax, institutions: Institutions) -> tuple[PropertySyntax, tuple[str, ...]]:
    """The question in the names of this edition, and the roles that nobody plays in it."""
    casting = _Casting(institutions)
    for role in asked.only_with:
        casting.names(role)
    claim = casting.claim(asked.claim)
    given = casting.conditions(asked.given)
    before = casting.conditions(asked.before)
    return replace(asked, claim=claim, given=given, before=before), tuple(dict.fromkeys(casting.missing))


class _Casting:
    """Replaces roles by names and collects the roles that are missing."""

    def __init__(self, institutions: Institutions) -> None:
        self.institutions = institutions
        self.missing: list[str] = []

    def names(self, name: str) -> tuple[str, ...]:
        """The names behind a role, or behind a name that ends in one ("removal of head of state")."""
        if name.startswith(APPOINTED):
            return self._appointed(name.removeprefix(APPOINTED))
        if name.startswith(CHAIR):
            return self._chair(name.removeprefix(CHAIR))
        if name.startswith(DISSOLUTION):
            return self._dissolving(name.removeprefix(DISSOLUTION))
        if name == CHAMBERS:
            upper = self.institutions.with_role("upper chamber")
            return (*self.names("lower chamber"), *((upper,) if upper else ()))
        if name == ANY_EMERGENCY:
            return self._found(name, tuple(item.name for item in self.institutions.emergencies))
        if name in PROCEDURE_ROLES:
            return self._found(name, self._procedures(name))
        if name in ACT_ROLES:
            return self._found(name, self._acts(name))
        return self._holder(name)

    def _found(self, role: str, names: tuple[str, ...]) -> tuple[str, ...]:
        if not names:
            self.missing.append(role)
        return names or (role,)

    def _holder(self, name: str) -> tuple[str, ...]:
        role = next((role for role in sorted(HOLDER_ROLES, key=len, reverse=True) if _ends_in(name, role)), None)
        if role is None:
            return (name,)
        holder = self._with_role(role)
        if holder is None:
            self.missing.append(role)
            return (name,)
        cast_name = name.removesuffix(role) + holder
        if name.startswith("removal of ") and self.institutions.procedure(cast_name) is None:
            self.missing.append(name)
        if name.startswith("succession of ") and holder not in (item.office for item in self.institutions.successions):
            self.missing.append(name)
        return (cast_name,)

    def _with_role(self, role: str) -> str | None:
        """The office or body that plays a role; a parliament of one chamber plays the lower chamber too."""
        found = self.institutions.with_role(role)
        if found is None and role == "lower chamber":
            whole = self.institutions.with_role("parliament")
            if whole is not None and members_of(whole, self.institutions) == (whole,):
                return whole
        return found

    def _procedures(self, role: str) -> tuple[str, ...]:
        """The procedures that say so, else those called so: ordinary law also by one chamber alone, and no confidence only
        in the government or its head, since a text may know it of others, such as local executives. The one that bears the
        name of the role comes first: a situation at the start that fits several is one of that."""
        procedures = self.institutions.procedures
        found = [item.name for item in procedures if role in item.roles]
        if not found and role == "no confidence":
            targets = [self.institutions.with_role(item) for item in ("government", "head of government")]
            called = {role, *(f"{role} in {name}" for name in targets)}
            found = [item.name for item in procedures if item.name in called]
        elif not found:
            found = [item.name for item in procedures if f"{item.name} ".startswith(f"{role} ") or item.kind == role]
        return tuple(sorted(found, key=lambda name: name != role))

    def _acts(self, role: str) -> tuple[str, ...]:
        """The powers and procedures that are said to be an act, or bear its name; the one that bears the name first."""
        acts: tuple[Power | Procedure, ...] = (*self.institutions.powers, *self.institutions.procedures)
        found = [item.name for item in acts if role in (item.name, *item.roles)]
        return tuple(sorted(dict.fromkeys(found), key=lambda name: name != role))

    def _appointed(self, role: str) -> tuple[str, ...]:
        body = self.institutions.body(self.names(role)[0])
        parts = [part.name for part in body.parts if part.how == "appointed"] if body is not None else []
        return self._found(APPOINTED + role, tuple(parts))

    def _chair(self, role: str) -> tuple[str, ...]:
        body = self.institutions.body(self.names(role)[0])
        return self._found(CHAIR + role, (body.chair,) if body is not None and body.chair else ())

    def _dissolving(self, role: str) -> tuple[str, ...]:
        """The powers and procedures that dissolve a chamber, alone or with the rest of parliament."""
        chamber = self.names(role)[0]
        acts: tuple[Power | Procedure, ...] = (*self.institutions.powers, *self.institutions.procedures)
        found = [
            act.name
            for act in acts
            if any(
                effect.value.verb is Verb.DISSOLVED and chamber in members_of(effect.value.name, self.institutions)
                for effect in act.effects
            )
        ]
        return self._found(DISSOLUTION + role, tuple(found))

    def _decrees(self) -> tuple[str, ...]:
        """What acts other than laws give the force of law."""
        acts: tuple[Power | Procedure, ...] = (*self.institutions.powers, *self.institutions.procedures)
        found = [item.value.name for act in acts for item in act.effects if item.value.verb is Verb.FORCE_OF_LAW]
        return tuple(dict.fromkeys(found))

    def _appointments(self, role: str) -> tuple[str, ...]:
        """The appointments that say so, else the office that plays the role."""
        found = tuple(item.office for item in self.institutions.appointments if item.role == role)
        return found or self.names(role)

    def conditions(self, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        """Conditions in the names of this edition; one on a wording may become several, or none."""
        return tuple(found for condition in conditions for found in self._conditions(condition))

    def _conditions(self, condition: Condition) -> tuple[Condition, ...]:
        if condition.verb is Verb.FACT:
            return (replace(condition, detail=_IN_EVENT.sub(self._in_event, condition.detail), written=""),)
        if condition.verb is Verb.FORCE_OF_LAW and condition.names == (ANY_DECREE,):
            decrees = self._decrees()
            return (replace(condition, names=decrees, written=""),) if decrees else ()
        names = tuple(found for name in condition.names for found in self.names(name))
        if condition.verb is Verb.ENDED and condition.detail.startswith(IN_WORDING):
            return self._in_wording(condition, names)
        detail = self.names(condition.detail)[0] if condition.detail in HOLDER_ROLES else condition.detail
        return (replace(condition, names=names, detail=detail, written=""),)

    def _in_event(self, found: re.Match[str]) -> str:
        return self._with_role(found.group()) or found.group()

    def _in_wording(self, condition: Condition, names: tuple[str, ...]) -> tuple[Condition, ...]:
        """Every outcome in which the bill has the wording of whoever is named, under whatever words it ends."""
        wording = IN_WORDING + self.names(condition.detail.removeprefix(IN_WORDING))[0]
        found: list[Condition] = []
        for name in names:
            procedure = self.institutions.procedure(name)
            stages = procedure.stages if procedure is not None else ()
            ends = [end for stage in stages for leads in leads_of(stage) for end in leads if isinstance(end, Ends)]
            outcomes = dict.fromkeys(end.outcome for end in ends if end.outcome.endswith(wording))
            found += [replace(condition, names=(name,), detail=outcome, written="") for outcome in outcomes]
        return tuple(found)

    def claim(self, claim: Claim) -> Claim:
        """A claim in the names of this edition."""
        threshold = claim.threshold
        if threshold is not None and threshold.body:
            threshold = replace(threshold, body=self.names(threshold.body)[0])
        goals = self.conditions(claim.goals)
        if any(goal.names == (ANY_DECREE,) for goal in claim.goals) and not goals:
            self.missing.append(ANY_DECREE)
        return replace(
            claim,
            coalition=self._coalition(claim.coalition, claim.form) if claim.coalition is not None else None,
            goals=goals,
            subject=claim.subject if claim.form in ASKED_FOR or not claim.subject else self.names(claim.subject)[0],
            threshold=threshold,
        )

    def _coalition(self, coalition: CoalitionSyntax, form: ClaimForm) -> CoalitionSyntax:
        members: list[CoalitionMember] = []
        for member in coalition.members:
            cast_names = self._appointments(member.name) if form in APPOINTING else self.names(member.name)
            members += [replace(member, name=name) for name in cast_names]
        absent = tuple(found for name in coalition.except_for for found in self.names(name))
        return replace(coalition, members=tuple(members), except_for=absent)


def lacking(roles: Sequence[str]) -> str:
    """What a text without some roles lacks, after “this edition”."""
    parts = ["gives no act beside a law the force of law"] if ANY_DECREE in roles else []
    named = [f"“{role}”" for role in roles if role != ANY_DECREE]
    if named:
        parts.append(f"names no {', no '.join(named[:-1])} and no {named[-1]}" if named[1:] else f"names no {named[0]}")
    return ", and ".join(parts)


def _ends_in(name: str, role: str) -> bool:
    return name == role or name.endswith(f" of {role}")
