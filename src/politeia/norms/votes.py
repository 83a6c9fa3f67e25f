"""Thresholds in votes: exact fractions turned into the number of members that suffices."""

from __future__ import annotations

from math import ceil, floor

from politeia.language.contents import Threshold


def votes_needed(threshold: Threshold, seats: int) -> int:
    """The smallest number of votes, out of `seats`, that reaches the threshold.

    Exact: at least 2/3 of 98 is 66, a majority of 98 is 50, at least 3/4 of 50 is 38.
    """
    if threshold.count:
        return threshold.count
    share = threshold.share * seats
    return floor(share) + 1 if threshold.strict else ceil(share)


def votes_to_block(threshold: Threshold, seats: int) -> int:
    """The smallest number of members that can keep the threshold from being reached, by voting no or staying away."""
    return seats - votes_needed(threshold, seats) + 1
