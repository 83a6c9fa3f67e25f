"""Building the values of clauses on standing for election from the parse tree: one method for each rule of the grammar."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lark import Token, Transformer

from politeia.language.contents import Threshold
from politeia.language.model import Unreadable
from politeia.language.standing import Categories, Deposit, ListBase, ListLength, ListShare, ReducedDeposit


class StandingBuilder(Transformer[Token, object]):
    """The part of the builder that knows lists, quotas and deposits."""

    def list_share(self, items: list[Any]) -> ListShare:
        share = next(item for item in items if isinstance(item, Fraction))
        if not 0 < share <= 1:
            raise Unreadable(0)
        return ListShare(share, ListBase(str(items[-1]).removeprefix("of ")))

    def categories(self, items: list[Any]) -> Categories:
        names = tuple(item for item in items if isinstance(item, str) and not isinstance(item, Token))
        return Categories(names, isinstance(items[-1], Token))

    def list_length(self, items: list[Any]) -> ListLength:
        return ListLength(next(item for item in items if isinstance(item, Fraction)))

    def deposit(self, items: list[Any]) -> Deposit:
        return Deposit(int(items[0]), items[-1] is not None)

    def reduced_deposit(self, items: list[Any]) -> ReducedDeposit:
        part = next((item for item in items if isinstance(item, Fraction)), Fraction(0))
        return ReducedDeposit(part, next(item for item in items if isinstance(item, Threshold)))
