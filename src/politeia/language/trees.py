"""From the parse tree of a value to the value itself, one method for each rule of the grammar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from lark import Token, Transformer

from politeia.language.amendments import Target
from politeia.language.claim_trees import ClaimTrees
from politeia.language.contents import (
    Actors,
    AnyMember,
    Articles,
    Base,
    Between,
    Condition,
    Consent,
    Duration,
    Effect,
    Ends,
    GoTo,
    Least,
    Limit,
    Named,
    Number,
    Part,
    Share,
    Stays,
    Tenure,
    Threshold,
    Together,
    Unit,
    Unspecified,
    Verb,
    Weight,
    Within,
)
from politeia.language.election_values import ElectionBuilder
from politeia.language.lawtest_trees import LawTestTrees
from politeia.language.mandates import MandateEnd, PartyTie
from politeia.language.model import Unreadable
from politeia.language.standing_values import StandingBuilder
from politeia.language.tokens import flattened, integers_in, name_in, names_in, share_of


def _one(verb: Verb) -> Any:
    """A condition with one or more names and nothing else."""

    def build(_: Transformer, items: list[Any]) -> Condition:  # type: ignore[type-arg]
        return Condition(verb, names_in(flattened(items)))

    return build


def _two(verb: Verb) -> Any:
    """A condition with a name and a detail behind its verb."""

    def build(_: Transformer, items: list[Any]) -> Condition:  # type: ignore[type-arg]
        first, second = names_in(items)
        return Condition(verb, (first,), second)

    return build


def _change(verb: Verb) -> Any:
    """An effect on one name."""

    def build(_: Transformer, items: list[Any]) -> Effect:  # type: ignore[type-arg]
        return Effect(verb, name_in(items))

    return build


class ValueTrees(ClaimTrees, LawTestTrees, ElectionBuilder, StandingBuilder):
    """From the parse tree to the values of the model, one method for each rule of the grammar."""

    # names

    def word(self, items: list[Token]) -> str:
        return str(items[0])

    def name(self, items: list[str]) -> str:
        return " ".join(items)

    def phrase(self, items: list[Token]) -> str:
        return " ".join(items)

    stage = phrase

    def names(self, items: list[Any]) -> tuple[str, ...]:
        return names_in(items)

    def FRACTION(self, token: Token) -> Fraction:
        try:
            return Fraction(token)
        except ZeroDivisionError:
            raise Unreadable((token.column or 1) - 1) from None

    def PERCENT(self, token: Token) -> Fraction:
        return Fraction(token.rstrip("%")) / 100

    def fraction(self, items: list[Fraction]) -> Fraction:
        return items[0]

    # actors

    def named(self, items: list[str]) -> Named:
        return Named(items[0])

    def any_member(self, items: list[str]) -> AnyMember:
        return AnyMember(items[-1])

    def share(self, items: list[Threshold]) -> Share:
        return Share(items[0])

    def actor_list(self, items: list[Any]) -> tuple[Any, ...]:
        return tuple(item for item in items if not isinstance(item, Token))

    def any_of(self, items: list[Any]) -> Actors:
        return Actors(items[0])

    def jointly(self, items: list[Any]) -> Actors:
        return Actors(items[0], "jointly")

    def each_of(self, items: list[Any]) -> Actors:
        return Actors(items[-1], "each")

    # mandates

    def party_ties(self, items: list[Token]) -> MandateEnd:
        return MandateEnd(tuple(PartyTie(str(item)) for item in items))

    def other_end(self, items: list[Token]) -> MandateEnd:
        return MandateEnd((), items[0].removeprefix("fact:").strip())

    # thresholds, time, numbers

    def base(self, items: list[Any]) -> tuple[Base, str]:
        return Base(str(items[0]).removeprefix("of ")), items[2] or ""

    def majority(self, items: list[Any]) -> Threshold:
        return share_of(Fraction(1, 2), True, items[1])

    def at_least(self, items: list[Any]) -> Threshold:
        return share_of(items[1], False, items[2])

    def more_than(self, items: list[Any]) -> Threshold:
        return share_of(items[1], True, items[2])

    def all_members(self, items: list[Any]) -> Threshold:
        return Threshold(Fraction(1), False, Base.ALL_MEMBERS, 0, name_in(items))

    def most_votes(self, _: list[Any]) -> Threshold:
        return Threshold(Fraction(0), False, Base.VOTES_CAST, 1)

    def members(self, items: list[Any]) -> Threshold:
        return Threshold(Fraction(0), False, Base.ALL_MEMBERS, integers_in(items)[0], name_in(items))

    at_least_members = members

    def some_of_members(self, items: list[Any]) -> Threshold:
        return self.members(items)

    def at_least_weight(self, items: list[Any]) -> Threshold:
        return Threshold(Fraction(0), False, Base(str(items[2])), int(items[1]), name_in(items))

    def open_share(self, items: list[Any]) -> Between:
        return Between(tuple(item for item in items if isinstance(item, Threshold)))

    def shares_together(self, items: list[Any]) -> Together:
        return Together(tuple(item for item in items if isinstance(item, Threshold)))

    def duration(self, items: list[Token]) -> Duration:
        return Duration(int(items[0]), Unit(items[1].removesuffix("s")))

    def number(self, items: list[Token]) -> Number:
        return Number(int(items[0]))

    def amount(self, items: list[Token | None]) -> Number:
        count, _, day = items
        return Number(int(str(count)), date.fromisoformat(day) if day else None)

    def DATE(self, token: Token) -> Token:
        try:
            date.fromisoformat(token)
        except ValueError:
            raise Unreadable((token.column or 1) - 1) from None
        return token

    def least(self, items: list[Token]) -> Least:
        return Least(int(items[-1]))

    def articles(self, items: list[Token]) -> Articles:
        return Articles(tuple(str(item) for item in items))

    def limit(self, items: list[Token]) -> Limit:
        return Limit(int(items[0]), items[2] == "in a row")

    def holder_leaves(self, items: list[Token]) -> Tenure:
        return Tenure.LEAVES

    def stays_until_successor(self, items: list[Token]) -> Tenure:
        return Tenure.STAYS

    def tail(self, items: list[Token]) -> str:
        return " ".join(items)

    def within(self, items: list[Any]) -> Within:
        duration = items[0] if isinstance(items[0], Duration) else None
        return Within(duration, items[2] or "")

    def consent(self, items: list[Any]) -> Consent:
        return Consent(items[0], items[1])

    def carried(self, items: list[Any]) -> Threshold:
        threshold = items[0]
        assert isinstance(threshold, Threshold)
        return replace(threshold, each=items[-1]) if items[-1] is not None else threshold

    # outcomes

    def go_to(self, items: list[Any]) -> GoTo:
        return GoTo(items[1])

    def ends(self, items: list[Any]) -> Ends:
        return Ends(items[1])

    def stays(self, _: list[Any]) -> Stays:
        return Stays()

    def unspecified(self, _: list[Any]) -> Unspecified:
        return Unspecified()

    def between(self, items: list[Any]) -> Unspecified:
        return Unspecified(tuple(item for item in items if isinstance(item, GoTo | Ends | Stays)))

    # conditions

    is_in_force = _one(Verb.IN_FORCE)
    is_dissolved = _one(Verb.DISSOLVED)
    is_sitting = _one(Verb.SITTING)
    is_vacant = _one(Verb.VACANT)
    is_in_office = _one(Verb.IN_OFFICE)
    is_pending = _one(Verb.PENDING)
    by_succession = _one(Verb.BY_SUCCESSION)
    has_force = _one(Verb.FORCE_OF_LAW)
    limit_exceeded = _one(Verb.LIMIT_EXCEEDED)
    is_at = _two(Verb.AT_STAGE)
    ended = _two(Verb.ENDED)
    succeeded = _one(Verb.SUCCEEDED)
    is_before = _two(Verb.BEFORE)
    is_considering = _two(Verb.CONSIDERING)

    def term_remains_less(self, items: list[Any]) -> Condition:
        return Condition(Verb.TERM_REMAINS_LESS, names_in(items), duration=items[1])

    def passed_less(self, items: list[Any]) -> Condition:
        return Condition(Verb.PASSED_LESS, names_in(items), duration=items[1])

    def passed_enough(self, items: list[Any]) -> Condition:
        return Condition(Verb.PASSED_ENOUGH, names_in(items), duration=items[1])

    def was_refused(self, items: list[Any]) -> Condition:
        return Condition(Verb.REFUSED, names_in(items), count=integers_in(items)[0])

    def are_absent(self, items: list[Any]) -> Condition:
        return Condition(Verb.ABSENT, names_in(items), count=integers_in(items)[0])

    def share_absent(self, items: list[Any]) -> Condition:
        return Condition(Verb.ABSENT, names_in(items), detail=str(items[0]))

    def seats_vacant(self, items: list[Any]) -> Condition:
        return Condition(Verb.SEATS_VACANT, names_in(items), count=integers_in(items)[0])

    def fact(self, items: list[Token]) -> Condition:
        return Condition(Verb.FACT, (), items[0].removeprefix("fact:").strip())

    # effects

    dissolves = _change(Verb.DISSOLVED)
    vacates = _change(Verb.VACANT)
    leaves = _change(Verb.LEAVES)
    takes_office = _change(Verb.TAKES_OFFICE)
    stops_running = _change(Verb.ENDS)
    is_stopped = _change(Verb.STOPPED)

    def seats_filled(self, items: list[Any]) -> Effect:
        return Effect(Verb.SEATS_FILLED, name_in(items), count=integers_in(items)[0])

    mandates_end = _change(Verb.MANDATES_END)
    gains_force = _change(Verb.FORCE_OF_LAW)
    loses_force = _change(Verb.LOSES_FORCE)

    def election_due(self, items: list[Any]) -> Effect:
        return Effect(Verb.ELECTION_DUE, name_in(items), duration=items[-1])

    def begins(self, items: list[Any]) -> Effect:
        found = names_in(items)
        return Effect(Verb.BEGINS, found[0], found[1] if len(found) > 1 else "")

    def tied_effect(self, items: list[Any]) -> Effect:
        effect = items[2]
        assert isinstance(effect, Effect)
        return replace(effect, when=items[1])

    def effect(self, items: list[Any]) -> object:
        return items[0]

    # parts of bodies

    def part_actors(self, items: list[Any]) -> tuple[str, ...]:
        return names_in(items)

    def elected(self, items: list[Any]) -> dict[str, Any]:
        return {"how": "elected", "by": items[1]}

    def appointed(self, items: list[Any]) -> dict[str, Any]:
        return {"how": "appointed", "by": items[1], "consent": items[3] or (), "proposed": items[5] or ()}

    def ex_officio(self, _: list[Any]) -> dict[str, Any]:
        return {"how": "ex officio"}

    def part(self, items: list[Any]) -> Part:
        return Part(items[0], int(items[1]), "", **items[-1])

    def weighs(self, items: list[Token]) -> tuple[Base, int]:
        return Base(str(items[1])), int(items[0])

    def weight(self, items: list[Any]) -> Weight:
        return Weight(items[0], tuple(items[1:]))

    def part_for_each(self, items: list[Any]) -> Part:
        return Part(items[0], int(items[1]), items[3], **items[-1])

    # instructions

    def target_article(self, items: list[Token]) -> tuple[str, str, str]:
        return str(items[-1]), "", ""

    def target_paragraph(self, items: list[Token]) -> tuple[str, str, str]:
        article, paragraph = items[0].rstrip(")").split("(")
        return article, paragraph, paragraph

    def target_range(self, items: list[Token]) -> tuple[str, str, str]:
        article, first, last = (piece.rstrip(")-") for piece in items[0].split("("))
        return article, first, last

    def replace(self, items: list[Any]) -> Target:
        return Target("replace", *items[1])

    def insert(self, items: list[Any]) -> Target:
        return Target("insert", *items[1])

    def repeal(self, items: list[Any]) -> Target:
        return Target("repeal", *items[1])
