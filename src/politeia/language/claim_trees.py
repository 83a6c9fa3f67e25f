"""From the parse tree of a claim or a coalition to its values, one method for each rule of the grammar."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lark import Token, Transformer

from politeia.language.contents import Base, Condition, Threshold, Verb
from politeia.language.questions import Claim, ClaimForm, CoalitionMember, CoalitionSyntax
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
        return Claim(form, _single(who), (), power.removeprefix("to "))

    return build


def _blocking(form: ClaimForm) -> Any:
    """A claim about votes that block a threshold."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        coalition = next(item for item in items if isinstance(item, CoalitionSyntax))
        threshold = next(item for item in items if isinstance(item, Threshold))
        return Claim(form, coalition, (), "", threshold)

    return build


def _of_holder(form: ClaimForm) -> Any:
    """A claim that a norm on one office, body or appointment settles."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        return Claim(form, _single(name_in(items)))

    return build


def _of_two(form: ClaimForm) -> Any:
    """A claim about an office or body, and another that it stands against."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        first, second = names_in(items)
        return Claim(form, _single(first), (), second)

    return build


def _of_procedure(form: ClaimForm) -> Any:
    """A claim about how a procedure is written; a name before that of the procedure is who decides in it."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        *who, procedure = names_in(items)
        return Claim(form, _single(who[0]) if who else None, (Condition(Verb.PENDING, (procedure,)),))

    return build


def _of_text(form: ClaimForm) -> Any:
    """A claim about the text as a whole."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        return Claim(form, None)

    return build


def _single(name: str) -> CoalitionSyntax:
    return CoalitionSyntax((CoalitionMember(name),), written=name)


def _event(items: list[Any]) -> Condition:
    words = next(item for item in items if isinstance(item, Token) and item.type == "FACT")
    return Condition(Verb.FACT, (), words.removeprefix("fact:").strip())


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
    somewhere_lawful = _about(ClaimForm.SOMEWHERE_LAWFUL)
    never_lawful_while = _about(ClaimForm.NEVER_LAWFUL_WHILE)
    no_single_names_majority = _about(ClaimForm.NO_SINGLE_NAMES_MAJORITY)
    smallest_names_majority = _about(ClaimForm.SMALLEST_NAMES_MAJORITY)
    has_power = _granted(ClaimForm.HAS_POWER)
    has_no_power = _granted(ClaimForm.HAS_NO_POWER)
    can_block = _blocking(ClaimForm.CAN_BLOCK)
    cannot_block = _blocking(ClaimForm.CANNOT_BLOCK)

    term_is_set = _of_holder(ClaimForm.TERM_IS_SET)
    limit_for_a_lifetime = _of_holder(ClaimForm.LIMIT_FOR_A_LIFETIME)
    lasts_until_election = _of_holder(ClaimForm.LASTS_UNTIL_ELECTION)
    no_single_appoints = _of_holder(ClaimForm.NO_SINGLE_APPOINTS)
    no_single_dismisses = _of_holder(ClaimForm.NO_SINGLE_DISMISSES)
    no_single_keeps_below_quorum = _of_holder(ClaimForm.NO_SINGLE_KEEPS_BELOW_QUORUM)
    kin_are_barred = _of_holder(ClaimForm.KIN_ARE_BARRED)
    initiators_keep_mandates = _of_procedure(ClaimForm.INITIATORS_KEEP_MANDATES)
    silence_decides_nothing = _of_procedure(ClaimForm.SILENCE_DECIDES_NOTHING)
    begins_nowhere_else = _of_procedure(ClaimForm.BEGINS_NOWHERE_ELSE)
    needs_share_of_units = _of_procedure(ClaimForm.NEEDS_SHARE_OF_UNITS)
    unamendable_closed = _of_text(ClaimForm.UNAMENDABLE_CLOSED)
    some_rights_never_limited = _of_text(ClaimForm.SOME_RIGHTS_NEVER_LIMITED)
    every_vacancy_filled = _of_text(ClaimForm.EVERY_VACANCY_FILLED)
    every_power_usable = _of_text(ClaimForm.EVERY_POWER_USABLE)
    no_dead_end = _of_procedure(ClaimForm.NO_DEAD_END)
    no_dead_ends = _of_text(ClaimForm.NO_DEAD_ENDS)
    spending_bounded = _of_text(ClaimForm.SPENDING_BOUNDED)
    must_answer_questions = _of_two(ClaimForm.MUST_ANSWER_QUESTIONS)
    elections_never_coincide = _of_two(ClaimForm.ELECTIONS_NEVER_COINCIDE)
    no_former_keeps_power = _of_holder(ClaimForm.NO_FORMER_KEEPS_POWER)
    has_free_mandate = _of_holder(ClaimForm.HAS_FREE_MANDATE)
    no_offices_fill_each_other = _of_text(ClaimForm.NO_OFFICES_FILL_EACH_OTHER)

    def brings_every_bill(self, items: list[Any]) -> Claim:
        coalition = next(item for item in items if isinstance(item, CoalitionSyntax))
        return Claim(ClaimForm.BRINGS_EVERY_BILL, coalition, (Condition(Verb.PENDING, (name_in(items),)),))

    def never_dissolved_while(self, items: list[Any]) -> Claim:
        goals = next(item for item in items if isinstance(item, tuple))
        return Claim(ClaimForm.NEVER_DISSOLVED_WHILE, _single(name_in(items)), goals)

    def appoints_alone_no(self, items: list[Any]) -> Claim:
        who, office = names_in(items)
        return Claim(ClaimForm.APPOINTS_ALONE_NO, _single(office), (), who)

    def can_turn_to(self, items: list[Any]) -> Claim:
        return Claim(ClaimForm.CAN_TURN_TO, items[0], (), name_in(items))

    def enough_to_begin(self, items: list[Any]) -> Claim:
        return Claim(ClaimForm.ENOUGH_TO_BEGIN, items[0], (), name_in(items))

    def must_answer(self, items: list[Any]) -> Claim:
        return Claim(ClaimForm.MUST_ANSWER, _single(name_in(items)), (_event(items),))

    def limit_binds_everybody(self, items: list[Any]) -> Claim:
        return Claim(ClaimForm.LIMIT_BINDS_EVERYBODY, _single(items[1]))

    def is_barred(self, items: list[Any]) -> Claim:
        act = items[1].removeprefix("is barred from").strip()
        return Claim(ClaimForm.IS_BARRED, _single(items[0]), (), act)

    def can_answer(self, items: list[Any]) -> Claim:
        coalition = next(item for item in items if isinstance(item, CoalitionSyntax))
        return Claim(ClaimForm.CAN_ANSWER, coalition, (_event(items),))

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
