"""The second vote of an election: between the two first, as part of the election, and won by the rule of its norm."""

from __future__ import annotations

import re
from collections.abc import Mapping

from politeia.norms.voting import Election
from politeia.polity.course import Course
from politeia.polity.model import Ballot, Reason, Refused

RUNOFF = "runoff of "
"""What of an election a second vote answers: this, and the number of the first vote."""
BETWEEN_TWO = re.compile(r"between the (?:first two|two)\b")
MORE_VOTES = re.compile(r"the one with more votes\b.* is elected")


def is_runoff(ballot: Ballot) -> bool:
    """Whether a ballot is the second vote of an election."""
    return ballot.asked.startswith(RUNOFF)


def open_runoff(course: Course, ballot: Ballot, election: Election, sums: Mapping[str, int]) -> None:
    """Open the second vote between the two with the most votes, where the norm has one; a second vote has no third.

    Who goes on when more than one is second, the text would have to say: nothing is opened then, and the record says why.
    """
    if election.runoff is None or is_runoff(ballot) or not BETWEEN_TWO.search(election.runoff.value):
        return
    votes = {name: sums.get(name, 0) for name in ballot.choices}
    ranked = sorted(votes, key=lambda name: -votes[name])
    if len(ranked) < 2 or (len(ranked) > 2 and votes[ranked[1]] == votes[ranked[2]]):
        words = f"no second vote is open: the text does not say who are the two first ({', '.join(ranked)})"
        course.record("note", words=words, matter="", citations=[election.runoff.citation])
        return
    number = course.number("ballot")
    asked = f"{RUNOFF}{ballot.number}"
    course.record(
        "ballot", number=number, kind="election", of=ballot.of, question="", asked=asked, secret=True, choices=[]
    )
    for name in ranked[:2]:
        people = [dict(row) for row in ballot.lists.get(name, ())]
        course.record("listed", ballot=number, list=name, people=people, by=course.state.registrar)


def ahead(election: Election, sums: Mapping[str, int]) -> str:
    """Who has more votes in a second vote, where the norm lets that decide; "" where it asks for a share as in the first.

    Raises Refused at a tie.
    """
    if election.runoff is None or not MORE_VOTES.search(election.runoff.value):
        return ""
    most = max(sums.values(), default=0)
    first = [name for name, count in sums.items() if count == most]
    if len(first) != 1:
        reason = Reason("nobody has more votes than the other", (election.runoff.citation,))
        raise Refused("A133", "the second vote does not decide who is elected", (reason,))
    return first[0]
