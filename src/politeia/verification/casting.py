"""Casting: a question put by roles, in the names of the offices, bodies and procedures that play them in a charter."""

from __future__ import annotations

from dataclasses import replace

from politeia.language.model import Claim, CoalitionMember, CoalitionSyntax, Condition, PropertySyntax
from politeia.language.vocabulary import ROLES
from politeia.norms.model import Institutions

APPOINTED = "appointed members of "
PROCEDURE_ROLES = ("ordinary law", "amendment", "no confidence")


def cast(asked: PropertySyntax, institutions: Institutions) -> tuple[PropertySyntax, tuple[str, ...]]:
    """The question in the names of this edition, and the roles that nobody plays in it."""
    casting = _Casting(institutions)
    claim = casting.claim(asked.claim)
    given = tuple(casting.condition(condition) for condition in asked.given)
    before = tuple(casting.condition(condition) for condition in asked.before)
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
        if name in PROCEDURE_ROLES:
            return self._procedures(name)
        role = next((role for role in sorted(ROLES, key=len, reverse=True) if _ends_in(name, role)), None)
        if role is None:
            return (name,)
        holder = self.institutions.with_role(role)
        if holder is None:
            self.missing.append(role)
            return (name,)
        cast_name = name.removesuffix(role) + holder
        if name.startswith("removal of ") and self.institutions.procedure(cast_name) is None:
            self.missing.append(name)
        return (cast_name,)

    def _procedures(self, role: str) -> tuple[str, ...]:
        """The procedures that say so, else those called so: ordinary law also by one chamber alone, and no confidence only
        in the government or its head, since a text may know it of others, such as local executives."""
        procedures = self.institutions.procedures
        found = [item.name for item in procedures if item.role == role]
        if not found and role == "no confidence":
            targets = [self.institutions.with_role(item) for item in ("government", "head of government")]
            called = {role, *(f"{role} in {name}" for name in targets)}
            found = [item.name for item in procedures if item.name in called]
        elif not found:
            found = [item.name for item in procedures if f"{item.name} ".startswith(f"{role} ") or item.kind == role]
        if not found:
            self.missing.append(role)
        return tuple(found) or (role,)

    def _appointed(self, role: str) -> tuple[str, ...]:
        body = self.institutions.body(self.names(role)[0])
        parts = [part.name for part in body.parts if part.how == "appointed"] if body is not None else []
        if not parts:
            self.missing.append(APPOINTED + role)
        return tuple(parts) or (APPOINTED + role,)

    def condition(self, condition: Condition) -> Condition:
        """A condition in the names of this edition."""
        names = tuple(found for name in condition.names for found in self.names(name))
        detail = self.names(condition.detail)[0] if condition.detail in ROLES else condition.detail
        return replace(condition, names=names, detail=detail, written="")

    def claim(self, claim: Claim) -> Claim:
        """A claim in the names of this edition."""
        threshold = claim.threshold
        if threshold is not None and threshold.body:
            threshold = replace(threshold, body=self.names(threshold.body)[0])
        return replace(
            claim,
            coalition=self._coalition(claim.coalition) if claim.coalition is not None else None,
            goals=tuple(self.condition(goal) for goal in claim.goals),
            subject=self.names(claim.subject)[0] if claim.subject in ROLES else claim.subject,
            threshold=threshold,
        )

    def _coalition(self, coalition: CoalitionSyntax) -> CoalitionSyntax:
        members: list[CoalitionMember] = []
        for member in coalition.members:
            members += [replace(member, name=name) for name in self.names(member.name)]
        absent = tuple(found for name in coalition.except_for for found in self.names(name))
        return replace(coalition, members=tuple(members), except_for=absent)


def _ends_in(name: str, role: str) -> bool:
    return name == role or name.endswith(f" of {role}")
