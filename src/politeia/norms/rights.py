"""What binds every office whatever its powers: rights, prohibitions, limits on rights, and the rank of laws."""

from __future__ import annotations

from politeia.language.contents import Actors, Articles, Duration, Named
from politeia.language.model import NormSyntax
from politeia.norms.clauses import cited, texts
from politeia.norms.model import Rank
from politeia.norms.persons import Limitation, Prohibition, Right


def read_right(norm: NormSyntax) -> Right:
    """A right with its holders, what it allows and what limits it."""
    return Right(
        norm.name,
        _holders(norm),
        texts(norm, "may"),
        texts(norm, "guarantees"),
        texts(norm, "not for"),
        texts(norm, "limited by"),
        norm.citation,
    )


def read_prohibition(norm: NormSyntax) -> Prohibition:
    """What is forbidden, with the cases in which it is allowed."""
    return Prohibition(
        norm.name,
        _holders(norm),
        texts(norm, "may not"),
        texts(norm, "allowed if"),
        cited(norm, "at most", Duration),
        norm.citation,
    )


def read_limitation(norm: NormSyntax) -> Limitation:
    """How far rights may be limited, and which never."""
    never = cited(norm, "never", Articles)
    return Limitation(
        norm.name,
        texts(norm, "limited by"),
        texts(norm, "ground"),
        texts(norm, "may not"),
        never.value.cited if never else (),
        norm.citation,
    )


def read_rank(norm: NormSyntax) -> Rank:
    """What a law stands above and below."""
    return Rank(
        norm.name,
        tuple(item.value for item in texts(norm, "above")),
        tuple(item.value for item in texts(norm, "below")),
        norm.citation,
    )


def _holders(norm: NormSyntax) -> tuple[str, ...]:
    who = cited(norm, "who", Actors)
    return tuple(member.name for member in who.value.members if isinstance(member, Named)) if who else ()
