"""Reading the value behind a clause word with the grammar in norms.lark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput, VisitError

from politeia.language.election_values import ElectionBuilder
from politeia.language.model import (
    Actors,
    AnyMember,
    Base,
    Claim,
    ClaimForm,
    CoalitionMember,
    CoalitionSyntax,
    Condition,
    Consent,
    Duration,
    Effect,
    Ends,
    GoTo,
    Limit,
    Named,
    Number,
    Part,
    Share,
    Stays,
    Text,
    Threshold,
    Unit,
    Unspecified,
    Value,
    Verb,
    Within,
)

GRAMMAR_KINDS = (
    "actors",
    "threshold",
    "duration",
    "number",
    "outcome",
    "condition",
    "effect",
    "consent",
    "within",
    "limit",
    "part",
    "claim",
    "coalition",
    "instruction",
    "method",
    "admission",
    "coalition_threshold",
    "alternative",
    "single_list",
    "no_list",
    "tie",
    "districts",
    "minimum",
    "agreements",
    "overhang",
    "levelling",
    "placement",
    "voter_numbers",
    "bonus",
    "carried",
)


@dataclass(frozen=True, slots=True)
class Target:
    """What an instruction of an amending act names: `first` and `last` are "" for a whole article."""

    word: str
    article: str
    first: str = ""
    last: str = ""


class Unreadable(Exception):
    """The words are no value of this kind; `column` is where they stop making sense (from 0)."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column


def read_value(kind: str, words: str) -> Value:
    """The value that `words` write, of a kind that the vocabulary names; raises Unreadable."""
    if kind == "text":
        return Text(words)
    if words == "unspecified" and kind != "within":
        return Unspecified()
    found = _read(kind, words)
    if not isinstance(found, Value):
        raise Unreadable(0)
    return found


def read_claim(words: str) -> Claim:
    """A claim of a property; raises Unreadable."""
    found = _read("claim", words)
    if not isinstance(found, Claim):
        raise Unreadable(0)
    return replace(found, written=words)


def read_coalition(words: str) -> CoalitionSyntax:
    """A coalition as a person writes it on the command line or in a property; raises Unreadable."""
    found = _read("coalition", words)
    if not isinstance(found, CoalitionSyntax):
        raise Unreadable(0)
    return replace(found, written=words)


def read_target(words: str) -> Target:
    """The first line of an `amend` block, such as `replace 61(4)-(5)`; raises Unreadable."""
    found = _read("instruction", words)
    if not isinstance(found, Target):
        raise Unreadable(0)
    return found


@cache
def _read(kind: str, words: str) -> object:
    try:
        found = _parser().parse(words, start=f"value_{kind}")
    except UnexpectedInput as problem:
        column = problem.column - 1 if problem.column and problem.column > 0 else len(words)
        raise Unreadable(min(column, len(words))) from None
    except VisitError as problem:
        if isinstance(problem.orig_exc, Unreadable):
            raise problem.orig_exc from None
        raise
    return _as_written(found, words)


def _as_written(value: object, words: str) -> object:
    if isinstance(value, Actors | Threshold | Condition):
        return replace(value, written=words)
    if isinstance(value, Consent):
        who, _, share = words.partition(":")
        actors = replace(value.actors, written=who.strip())
        return Consent(actors, replace(value.threshold, written=share.strip()) if value.threshold else None)
    if isinstance(value, Effect):
        return replace(value, written=words.split(":", 1)[-1].strip() if value.when else words)
    return value


@cache
def _parser() -> Lark:
    grammar = files("politeia.language").joinpath("norms.lark").read_text(encoding="utf-8")
    starts = [f"value_{kind}" for kind in GRAMMAR_KINDS]
    return Lark(grammar, parser="lalr", start=starts, maybe_placeholders=True, transformer=_Builder())


def _last(items: list[Any]) -> Any:
    return items[-1]


def _names(items: list[Any]) -> tuple[str, ...]:
    """The names among the items; tokens of keywords and empty places fall away."""
    return tuple(item for item in items if isinstance(item, str) and not isinstance(item, Token))


def _name(items: list[Any]) -> str:
    found = _names(items)
    return found[-1] if found else ""


def _integers(items: list[Any]) -> list[int]:
    return [int(item) for item in items if isinstance(item, Token) and item.type == "INTEGER"]


def _one(verb: Verb) -> Any:
    """A condition with one or more names and nothing else."""

    def build(_: Transformer, items: list[Any]) -> Condition:  # type: ignore[type-arg]
        return Condition(verb, _names(_flat(items)))

    return build


def _two(verb: Verb) -> Any:
    """A condition with a name and a detail behind its verb."""

    def build(_: Transformer, items: list[Any]) -> Condition:  # type: ignore[type-arg]
        first, second = _names(items)
        return Condition(verb, (first,), second)

    return build


def _change(verb: Verb) -> Any:
    """An effect on one name."""

    def build(_: Transformer, items: list[Any]) -> Effect:  # type: ignore[type-arg]
        return Effect(verb, _name(items))

    return build


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
        return Claim(form, None, goals, _name(items))

    return build


def _granted(form: ClaimForm) -> Any:
    """A claim that somebody has, or has not, a power."""

    def build(_: Transformer, items: list[Any]) -> Claim:  # type: ignore[type-arg]
        who, power = _names(items)
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


def _flat(items: list[Any]) -> list[Any]:
    return [part for item in items for part in (item if isinstance(item, tuple) else (item,))]


def _share_of(fraction: Fraction, strict: bool, base: tuple[Base, str]) -> Threshold:
    if not 0 < fraction <= 1:
        raise Unreadable(0)
    return Threshold(fraction, strict, base[0], 0, base[1])


class _Builder(ElectionBuilder):
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
        return _names(items)

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

    # thresholds, time, numbers

    def base(self, items: list[Any]) -> tuple[Base, str]:
        return Base(str(items[0]).removeprefix("of ")), items[2] or ""

    def majority(self, items: list[Any]) -> Threshold:
        return _share_of(Fraction(1, 2), True, items[1])

    def at_least(self, items: list[Any]) -> Threshold:
        return _share_of(items[1], False, items[2])

    def more_than(self, items: list[Any]) -> Threshold:
        return _share_of(items[1], True, items[2])

    def all_members(self, items: list[Any]) -> Threshold:
        return Threshold(Fraction(1), False, Base.ALL_MEMBERS, 0, _name(items))

    def members(self, items: list[Any]) -> Threshold:
        return Threshold(Fraction(0), False, Base.ALL_MEMBERS, _integers(items)[0], _name(items))

    at_least_members = members

    def some_of_members(self, items: list[Any]) -> Threshold:
        return self.members(items)

    def duration(self, items: list[Token]) -> Duration:
        return Duration(int(items[0]), Unit(items[1].removesuffix("s")))

    def number(self, items: list[Token]) -> Number:
        return Number(int(items[0]))

    def limit(self, items: list[Token]) -> Limit:
        return Limit(int(items[0]), items[2] == "in a row")

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
    is_considering = _two(Verb.CONSIDERING)

    def term_remains_less(self, items: list[Any]) -> Condition:
        return Condition(Verb.TERM_REMAINS_LESS, _names(items), duration=items[1])

    def passed_less(self, items: list[Any]) -> Condition:
        return Condition(Verb.PASSED_LESS, _names(items), duration=items[1])

    def was_refused(self, items: list[Any]) -> Condition:
        return Condition(Verb.REFUSED, _names(items), count=_integers(items)[0])

    def fact(self, items: list[Token]) -> Condition:
        return Condition(Verb.FACT, (), items[0].removeprefix("fact:").strip())

    # effects

    dissolves = _change(Verb.DISSOLVED)
    vacates = _change(Verb.VACANT)
    leaves = _change(Verb.LEAVES)
    stops_running = _change(Verb.ENDS)
    is_stopped = _change(Verb.STOPPED)
    mandates_end = _change(Verb.MANDATES_END)
    gains_force = _change(Verb.FORCE_OF_LAW)
    loses_force = _change(Verb.LOSES_FORCE)

    def election_due(self, items: list[Any]) -> Effect:
        return Effect(Verb.ELECTION_DUE, _name(items), duration=_last(items))

    def begins(self, items: list[Any]) -> Effect:
        found = _names(items)
        return Effect(Verb.BEGINS, found[0], found[1] if len(found) > 1 else "")

    def tied_effect(self, items: list[Any]) -> Effect:
        effect = items[2]
        assert isinstance(effect, Effect)
        return replace(effect, when=items[1])

    def effect(self, items: list[Any]) -> object:
        return items[0]

    # parts of bodies

    def part_actors(self, items: list[Any]) -> tuple[str, ...]:
        return _names(items)

    def elected(self, items: list[Any]) -> dict[str, Any]:
        return {"how": "elected", "by": items[1]}

    def appointed(self, items: list[Any]) -> dict[str, Any]:
        return {"how": "appointed", "by": items[1], "consent": items[3] or (), "proposed": items[5] or ()}

    def ex_officio(self, _: list[Any]) -> dict[str, Any]:
        return {"how": "ex officio"}

    def part(self, items: list[Any]) -> Part:
        return Part(items[0], int(items[1]), "", **_last(items))

    def part_for_each(self, items: list[Any]) -> Part:
        return Part(items[0], int(items[1]), items[3], **_last(items))

    # claims

    force = _claimed(ClaimForm.FORCE)
    not_force = _claimed(ClaimForm.NOT_FORCE)
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

    def is_barred(self, items: list[Any]) -> Claim:
        act = items[1].removeprefix("is barred from").strip()
        return Claim(ClaimForm.IS_BARRED, _single(items[0]), (), act)

    def goals(self, items: list[Any]) -> tuple[Condition, ...]:
        return tuple(item for item in items if isinstance(item, Condition))

    def blocked_share(self, items: list[Any]) -> Threshold:
        return _share_of(items[0], False, items[1])

    def blocked_threshold(self, items: list[Any]) -> object:
        return items[0]

    # coalitions

    def together(self, items: list[Any]) -> CoalitionSyntax:
        return CoalitionSyntax(tuple(item for item in items if isinstance(item, CoalitionMember)))

    def everyone(self, _: list[Any]) -> CoalitionSyntax:
        return CoalitionSyntax(everyone=True)

    def everyone_except(self, items: list[Any]) -> CoalitionSyntax:
        return CoalitionSyntax(everyone=True, except_for=_names(items))

    def whole(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[0])

    def whole_body(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[-1])

    def majority_of(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[-1], Threshold(Fraction(1, 2), True, Base.ALL_MEMBERS))

    def fraction_of(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[-1], _share_of(items[0], False, (Base.ALL_MEMBERS, "")))

    def members_of(self, items: list[Any]) -> CoalitionMember:
        return CoalitionMember(items[-1], None, _integers(items)[0])

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
