"""Many terms in blocks of one size, each with a seed of its own, so that the result does not depend on who plays them."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from politeia.diagnostics.model import failure
from politeia.norms.model import Institutions
from politeia.norms.scenarios import Scenario
from politeia.simulation.compiled import CompiledGame
from politeia.simulation.electorate import Electorate
from politeia.simulation.model import Behaviour, Happened, Numbers, Played, Term
from politeia.simulation.playing import Block, Players
from politeia.simulation.seating import plan
from politeia.transition.model import Game
from politeia.transition.unfolding import unfold_whole

ENDS_AT_ONCE = (signal.SIGINT, signal.SIG_DFL)
"""Control-C ends a worker in the midst of a block and without a word; the command itself ends as stopped."""

BLOCK = 1000
"""Terms in a block; part of what a seed means."""


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that a block is played from; plain data, so that it can be sent to other processes and machines."""

    institutions: Institutions
    game: Game
    behaviour: Behaviour
    term: Term
    electorate: Electorate | None
    scenario: Scenario | None
    seed: int


@dataclass(frozen=True, slots=True)
class Simulated:
    """All terms, the acts of the first term of the first block, and what had to be supposed on the way."""

    played: Played
    followed: tuple[Happened, ...]
    notes: tuple[str, ...]


def set_up(
    institutions: Institutions,
    *,
    behaviour: Behaviour,
    term: Term,
    electorate: Electorate | None = None,
    scenario: Scenario | None = None,
    seed: int = 1,
) -> Setup:
    """Unfold the whole game of an edition with the period of the term; raises where nothing in it can be played."""
    game = unfold_whole(institutions, period=term.period, leave_open=behaviour.open_gaps)
    if not game.commands or not any(body.seats for body in institutions.bodies):
        raise failure(
            "S102",
            "nothing can be played under this charter",
            None,
            expectation="A charter with procedures or powers, and at least one body with a number of seats.",
        )
    return Setup(institutions, game, behaviour, term, electorate, scenario, seed)


def simulate(
    setup: Setup,
    terms: int,
    *,
    workers: int = 1,
    cluster: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Simulated:
    """Play so many terms, by so many processes or on a Ray cluster; the same result whoever plays them."""
    sizes = [min(BLOCK, terms - first) for first in range(0, terms, BLOCK)]
    numbers = list(enumerate(sizes))
    blocks: list[Block] = []
    for block in _played(setup, numbers, workers, cluster):
        blocks.append(block)
        if progress is not None:
            progress(sum(one.tally.terms for one in blocks))
    names = plan(setup.game, setup.institutions, setup.electorate, setup.scenario).blocs
    played = Played(
        terms,
        names,
        _joined_counts(blocks),
        _joined([block.tally.seats for block in blocks]),
        _joined([block.tally.holders for block in blocks]),
    )
    return Simulated(played, blocks[0].followed, tuple(dict.fromkeys(note for block in blocks for note in block.notes)))


def play_block(setup: Setup, number: int, terms: int) -> Block:
    """One block, by its number: its seed is that child of the seed of the whole."""
    made = np.random.default_rng(np.random.SeedSequence(setup.seed, spawn_key=(number,)))
    compiled = CompiledGame(setup.game)
    known = plan(setup.game, setup.institutions, setup.electorate, setup.scenario)
    return Players(compiled, known, setup.behaviour, setup.term, terms, made).play()


def _played(setup: Setup, numbers: list[tuple[int, int]], workers: int, cluster: bool) -> Iterator[Block]:
    if cluster:
        yield from _on_ray(setup, numbers)
    elif workers > 1 and len(numbers) > 1:
        with ProcessPoolExecutor(min(workers, len(numbers)), initializer=signal.signal, initargs=ENDS_AT_ONCE) as pool:
            yield from pool.map(_Playing(setup), numbers)
    else:
        yield from (play_block(setup, number, terms) for number, terms in numbers)


@dataclass(frozen=True, slots=True)
class _Playing:
    """A block by its number and size, for a pool of processes."""

    setup: Setup

    def __call__(self, block: tuple[int, int]) -> Block:
        return play_block(self.setup, *block)


def _on_ray(setup: Setup, numbers: list[tuple[int, int]]) -> Iterator[Block]:
    """The same blocks on a Ray cluster, or on this machine where none is set up."""
    try:
        import ray
    except ImportError:
        raise failure(
            "S103",
            "a cluster needs Ray, which is not installed",
            None,
            remedy="Install it with: pip install 'politeia[cluster]'; or leave --cluster away.",
        ) from None
    if not ray.is_initialized():
        ray.init(include_dashboard=False, log_to_driver=False)
    shared = ray.put(setup)
    played: Any = ray.remote(play_block)
    waiting = [played.remote(shared, number, terms) for number, terms in numbers]
    for one in waiting:
        yield ray.get(one)


def _joined_counts(blocks: list[Block]) -> dict[str, Numbers]:
    names = dict.fromkeys(name for block in blocks for name in block.tally.counts)
    return {
        name: np.concatenate([block.tally.counts.get(name, np.zeros(block.tally.terms, np.int64)) for block in blocks])
        for name in names
    }


def _joined(parts: list[Mapping[str, Numbers]] | list[dict[str, Numbers]]) -> dict[str, Numbers]:
    return {name: np.concatenate([part[name] for part in parts], axis=-1) for name in parts[0]}
