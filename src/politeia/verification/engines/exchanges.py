"""Exchanges without end: nobody holds the clock by acting for ever, because time goes by in the midst of such a play.

A play in which the sides act on and on in one period does not stop time: the period ends at a moment that nobody chooses.
So the coalition wins it if, from some moment on, the passing of time would always lead to where it wins, and loses it
otherwise. Moments at which time cannot pass (forced acts, open duties) do not count, but others must come again and again.
The winning positions are the least X that equals the greatest Y that equals the least Z in which acts lead on within Y, time
leads into X, and everything else into Z. Sources: de Alfaro, Faella, Henzinger, Majumdar and Stoelinga, "The element of surprise
in timed games", CONCUR 2003, for plays that keep time from passing and who is to blame for them; Graedel, Thomas and
Wilke (eds.), "Automata, Logics, and Infinite Games" (2002), for nested fixpoints.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, TypeAlias

Positions: TypeAlias = Any
"""A set of positions (a situation and who has the floor), in the form of one engine; `|` joins and `&` meets."""


class Rules(Protocol):
    """One step back in a game that is shared out between the coalition and the rest."""

    def step(self, acts: Positions, still: Positions, time: Positions) -> Positions:
        """From where the coalition sees to it that the next position is among these.

        `acts` is for acts done while time could pass, `time` for the passing of a period, `still` for forced acts, acts
        done while a duty stops the clock, and passes.
        """
        ...

    def patient(self, time: Positions) -> Positions:
        """The positions in situations in which time cannot pass, or would pass into `time`."""
        ...

    def safe(self, known: Positions, lasting: Positions, time: Positions) -> Positions:
        """The largest part of `lasting`, with the known positions, that the coalition never has to leave but by time."""
        ...

    def layers(self, known: Positions, lasting: Positions, time: Positions) -> Iterator[Positions]:
        """The known positions and, layer by layer, those of `lasting` that lead there or to an act within it."""
        ...

    def same(self, left: Positions, right: Positions) -> bool:
        """Whether two sets are equal."""
        ...

    def closed(self, known: Positions) -> Positions:
        """The positions from which the coalition gets into `known` in finitely many moves, with the known ones."""
        ...


def shrunk(rules: Rules, known: Positions, lasting: Positions, time: Positions) -> Positions:
    """The largest part of `lasting`, with the known positions, that the coalition never has to leave but by time."""
    while True:
        safe = known | (lasting & rules.step(lasting, lasting, time))
        if rules.same(safe, lasting):
            return lasting
        lasting = safe


def endless(rules: Rules, known: Positions, time: Positions) -> Positions:
    """The known positions, and those from which the coalition gets there or into an exchange that time cuts well for it."""
    lasting = known | rules.patient(time)
    while not rules.same(lasting, known):
        lasting = rules.safe(known, lasting, time)
        reached = known
        for layer in rules.layers(known, lasting, time):
            reached = layer
        if rules.same(reached, lasting):
            break
        lasting = reached
    return lasting


def onward(rules: Rules, known: Positions, lasting: Positions, time: Positions) -> Iterator[Positions]:
    """The known positions and, layer by layer, those that lead there or to an act of a lasting exchange."""
    reached = known
    while True:
        yield reached
        wider = reached | (lasting & rules.step(lasting, reached, time))
        if rules.same(wider, reached):
            return
        reached = wider


def winning(rules: Rules, aims: Positions) -> Positions:
    """From where the coalition reaches its aims, though the rest may try to hold the clock."""
    known = rules.closed(aims)
    while True:
        wider = endless(rules, known, known)
        if rules.same(wider, known):
            return known
        known = rules.closed(wider)


def through_a_period(rules: Rules, nowhere: Positions, time: Positions) -> Positions:
    """From where the coalition sees to it that a period passes, and that it passes into `time`."""
    known = nowhere
    while True:
        wider = endless(rules, known | rules.step(known, known, time), time)
        if rules.same(wider, known):
            return known
        known = wider


def recurring(rules: Rules, goal: Positions, nowhere: Positions) -> Positions:
    """The goals from which the coalition lets time pass and comes to such a goal again, without end."""
    aims = goal
    while True:
        kept = goal & through_a_period(rules, nowhere, winning(rules, aims))
        if rules.same(kept, aims):
            return aims
        aims = kept
