"""Deciding equal claims by the law's rules in their order, and by nothing else: what no rule decides stays open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from politeia.elections.model import Votes
from politeia.language.electoral import TieRule

_HANDED_ON = {
    TieRule.LOT: "a lot decides; write its order in a column “lot”",
    TieRule.REPEAT_VOTE: "a repeat vote among them decides",
    TieRule.EARLIER_REGISTRATION: "the earlier registration decides; write it in a column “registration”",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Who gets the seats; `open_among` still have equal claims to `open_seats`, for the reason `why`."""

    winners: tuple[str, ...]
    open_among: tuple[str, ...] = ()
    open_seats: int = 0
    rule: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class TieBreaker:
    """The law's rules for ties, with the facts that they ask for."""

    rules: tuple[TieRule, ...] = ()
    citation: str = ""
    votes: Mapping[str, Votes] = field(default_factory=dict)
    registration: Mapping[str, str] = field(default_factory=dict)
    lot: Mapping[str, int] = field(default_factory=dict)

    def decide(
        self,
        tied: Sequence[str],
        seats: int,
        *,
        held: Mapping[str, int] | None = None,
        remainders: Mapping[str, Fraction] | None = None,
    ) -> Decision:
        """Share `seats` among more claimants than that, at most one each; `held` are the seats that they have so far."""
        held = held or {}
        remainders = remainders or {}
        winners: list[str] = []
        rest = sorted(tied)
        used: list[str] = []
        why = "the law names no rule for a tie"
        for rule in self.rules:
            key = self._key(rule, rest, held, remainders)
            if key is None:
                why = _HANDED_ON.get(rule, f"“{rule.value}” cannot be told from the return")
                break
            ordered = sorted({key(name) for name in rest}, reverse=True)
            before = len(winners), len(rest)
            for value in ordered:
                group = [name for name in rest if key(name) == value]
                if len(group) <= seats - len(winners):
                    winners += group
                    rest = [name for name in rest if name not in group]
                else:
                    rest = group
                    break
            if (len(winners), len(rest)) != before:
                used.append(rule.value)
            if len(winners) == seats:
                return Decision(tuple(winners), rule=", then ".join(used))
            why = f"“{rule.value}” leaves them equal"
        return Decision(tuple(winners), tuple(rest), seats - len(winners), ", then ".join(used), why)

    def _key(
        self, rule: TieRule, tied: Sequence[str], held: Mapping[str, int], remainders: Mapping[str, Fraction]
    ) -> Callable[[str], Fraction] | None:
        """A number for each claimant, the larger one winning; None when the return does not give the fact."""
        if rule is TieRule.MORE_VOTES:
            return lambda name: Fraction(self.votes.get(name, 0))
        if rule is TieRule.FEWER_VOTES:
            return lambda name: -Fraction(self.votes.get(name, 0))
        if rule is TieRule.MORE_SEATS:
            return lambda name: Fraction(held.get(name, 0))
        if rule is TieRule.FEWER_SEATS:
            return lambda name: -Fraction(held.get(name, 0))
        if rule is TieRule.LARGER_REMAINDER:
            return lambda name: remainders.get(name, Fraction(0))
        if rule is TieRule.LOT and all(name in self.lot for name in tied):
            return lambda name: -Fraction(self.lot[name])
        if rule is TieRule.EARLIER_REGISTRATION and all(self.registration.get(name) for name in tied):
            order = sorted({self.registration[name] for name in tied}, key=registration_order)
            return lambda name: -Fraction(order.index(self.registration[name]))
        return None


def registration_order(written: str) -> tuple[int, int, str]:
    """Registrations in order: numbers by size, dates (ISO) as texts."""
    return (0, int(written), "") if written.isdigit() else (1, 0, written)
