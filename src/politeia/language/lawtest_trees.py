"""From the parse tree of a line of a test to its situation or expectation, one method for each rule of the grammar."""

from __future__ import annotations

from datetime import date
from typing import Any

from lark import Token

from politeia.language.lawtests import Permission, Reached, Situation, TermEnds, WasDone
from politeia.language.questions import Claim, CoalitionSyntax
from politeia.language.tokens import names_in


def _permission(items: list[Any], *, allowed: bool) -> Permission:
    coalition = next(item for item in items if isinstance(item, CoalitionSyntax))
    return Permission(coalition, names_in(items)[-1], allowed)


class LawTestTrees:
    """The rules of tests beside the law."""

    def term_ends(self, items: list[Any]) -> TermEnds:
        return TermEnds(names_in(items)[0], date.fromisoformat(items[-1]))

    def was_done(self, items: list[Any]) -> WasDone:
        return WasDone(names_in(items)[0], date.fromisoformat(items[-1]))

    def situation(self, items: list[Any]) -> Situation:
        found: Situation = items[0]
        return found

    def act(self, items: list[Token]) -> str:
        return " ".join(items)

    def may(self, items: list[Any]) -> Permission:
        return _permission(items, allowed=True)

    def may_not(self, items: list[Any]) -> Permission:
        return _permission(items, allowed=False)

    def reached(self, items: list[Any]) -> Reached:
        return Reached(items[-1], wanted=True)

    def still_not(self, items: list[Any]) -> Reached:
        return Reached(items[-1], wanted=False)

    def claimed(self, items: list[Any]) -> Claim:
        found: Claim = items[0]
        return found
