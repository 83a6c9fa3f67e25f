"""From the parse tree of a claim or a coalition to its values, one method for each rule of the grammar."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lark import Token, Transformer

from politeia.language.model import (
    Base,
    Claim,
    ClaimForm,
    CoalitionMember,
    CoalitionSyntax,
    Condition,
    Threshold,
    Verb,
)
from politeia.language.tokens import integers_in, name_in, names_in, share_of


def _claimed(form: ClaimForm) -> Any:
    """A claim about goals, with or without a coalition."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        coalition = next((item for item in items if isinstance(item, CoalitionSyntax)), None)
        goals = next((item for item in items if isinstance(item, tuple)), ())
        return Claim(form, coalition, goals)

    return build


def _about(form: ClaimForm) -> Any:
    """A claim about one name."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        goals = tuple(item for item in items if isinstance(item, Condition))
        return Claim(form, None, goals, name_in(items))

    return build


def _granted(form: ClaimForm) -> Any:
    """A claim that somebody has, or has not, a power."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        who, power = names_in(items)
        return Claim(form, _single(who), (), power)

    return build


def _blocking(form: ClaimForm) -> Any:
    """A claim about votes that block a threshold."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        coalition = next(item for item in items if isinstance(item, CoalitionSyntax))
        threshold = next(item for item in items if isinstance(item, Threshold))
        return Claim(form, coalition, (), "", threshold)

    return build


def _single(name: str) -> CoalitionSyntax:
    return CoalitionSyntax((CoalitionMember(name),), written=name)


class ClaimTrees:
    """The rules of claims and coalitions."""

    force = _claimed(ClaimForm.FORCE)
    not_force = _claimed(ClaimForm.NOT_FORCE)
    force_again = _claimed(ClaimForm.FORCE_AGAIN)
    not_force_again = _claimed(ClaimForm.NOT_FORCE_AGAIN)
    keep = _claimed(ClaimForm.KEEP)
    not_keep = _claimed(ClaimForm.NOT_KEEP)
    prevent = _claimed(ClaimForm.PREVENT)
    not_prevent = _claimed(ClaimForm.NOT_PREVENT)
    no_single_force = _claimed(ClaimForm.NO_SINGLE_FORCE)
    no_single_with_voters_force = _claimed(ClaimForm.NO_SINGLE_WITH_VOTERS_FORCE)
    no_single_prevent = _claimed(ClaimForm.NO_SINGLE_PREVENT)
    always_possible = _claimed(ClaimForm.ALWAYS_POSSIBLE)
    never_possible = _claimed(ClaimForm.NEVER_POSSIBLE)
    smallest_force = _claimed(ClaimForm.SMALLEST_FORCE)
    not_lawful = _about(ClaimForm.NOT_LAWFUL)
    never_lawful_while = _about(ClaimForm.NEVER_LAWFUL_WHILE)
    no_single_names_majority = _about(ClaimForm.NO_SINGLE_NAMES_MAJORITY)
    has_power = _granted(ClaimForm.HAS_POWER)
    has_no_power = _granted(ClaimForm.HAS_NO_POWER)
    can_block = _blocking(ClaimForm.CAN_BLOCK)
    cannot_block = _blocking(ClaimForm.CANNOT_BLOCK)

    def limit_binds_everybody(self, items: list[Any]) -> Claim:
        return Claim(ClaimForm.LIMIT_BINDS_EVERYBODY, _single(items[1]))

    def is_barred(self, items: list[Any]) -> Claim:
        act = items[1].removeprefix("is barred from").strip()
        return Claim(ClaimForm.IS_BARRED, _single(items[0]), (), act)

    def can_answer(self, items: list[Any]) -> Claim:
        coalition = next(item for item in items if isinstance(item, CoalitionSyntax))
        words = next(item for item in items if isinstance(item, Token) and item.type == "FACT")
        event = Condition(Verb.FACT, (), words.removeprefix("fact:").strip())
        return Claim(ClaimForm.CAN_ANSWER, coalition, (event,))

    def goals(self, items: list[Any]) -> tuple[Condition, ...]:
        return tuple(item for item in items if isinstance(item, Condition))

    def blocked_share(self, items: list[Any]) -> Threshold:
        return share_of(items[0], False, items[1])

    def blocked_threshold(self, items: list[Any]) -> object:
        return items[0]

    # coalitions

    def together(self, items: list[Any]) -> CoalitionSyntax:
        return CoalitionSyntax(tuple(item for item in items if isinstance(item, CoalitionMember)))

    def everyone(self, _: list[Any]) -> CoalitionSyntax:
        return CoalitionSyntax(everyone=True)

    def everyone_except(self, items: list[Any]) -> CoalitionSyntax:
        return CoalitionSyntax(everyone=True, except_for=names_in(items))

    def whole(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[0])

    def whole_body(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[-1])

    def majority_of(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[-1], Threshold(Fraction(1, 2), True, Base.ALL_MEMBERS))

    def fraction_of(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[-1], share_of(items[0], False, (Base.ALL_MEMBERS, "")))

    def members_of(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[-1], None, integers_in(items)[0])
