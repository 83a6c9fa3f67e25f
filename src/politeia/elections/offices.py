"""Electing one person: who has the share that the law asks, or between whom there is a second vote."""

from __future__ import annotations

from politeia.diagnostics.model import failure
from politeia.elections.bases import basis
from politeia.elections.figures import needed as votes_for
from politeia.elections.figures import number, percent, share_in_words
from politeia.elections.model import ElectionCount, ListResult, Returns, Step, Tie
from politeia.norms.voting import Election


def count_office(election: Election, returns: Returns) -> ElectionCount:
    """Elected is who has the share of `elected if`; otherwise nobody is, and the law's runoff follows."""
    rule = election.elected_if
    if rule is None:
        raise failure(
            "V205",
            f"the election of {election.subject} does not say who is elected",
            expectation="A count needs the clause “elected if”, such as “elected if more than 1/2 of ballots cast”, or a method.",
        )
    base = basis(rule.value.base, returns.totals)
    least = votes_for(rule.value, base.votes)
    votes = {name: returns.votes_of(name) for name in returns.names}
    elected = [name for name, count in votes.items() if count >= least]
    ties: tuple[Tie, ...] = ()
    if len(elected) > 1:
        ties = (Tie(election.subject, tuple(sorted(elected)), 1, "more than one reaches the share", rule.citation),)
    rows = tuple(
        (name, number(count), percent(count, base.votes), "elected" if elected == [name] else "")
        for name, count in votes.items()
    )
    words = f"elected with {share_in_words(rule.value)}: {number(least)} of {number(base.votes)} {base.words}"
    steps = [Step("Result", words, rule.citation, ("candidate", "votes", "share", ""), rows)]
    if not elected:
        runoff = election.runoff
        follows = (
            f"nobody is elected; then: {runoff.value}"
            if runoff
            else "nobody is elected, and the law does not say what follows"
        )
        steps.append(Step("No one elected", follows, runoff.citation if runoff else election.citation))
        if runoff is None:
            ties = (
                Tie(
                    election.subject,
                    tuple(sorted(votes)),
                    1,
                    "nobody reaches the share, and the law names no second vote",
                ),
            )
    lists = tuple(
        ListResult(
            name,
            count,
            True,
            "",
            int(elected == [name]),
            official=returns.official.get(("", name)),
        )
        for name, count in votes.items()
    )
    if returns.beside:
        beside = tuple((item.name, f"{item.votes:,}", item.what) for item in returns.beside)
        steps.insert(
            0, Step("Votes for nobody", "they count in the base of shares", "", ("row", "votes", "what"), beside)
        )
    differences = tuple(
        f"{item.name}: {'elected' if item.seats else 'not elected'} by this count, the opposite announced"
        for item in lists
        if item.official is not None and item.official != item.seats
    )
    notes = (*returns.notes, *((base.note,) if base.note else ()))
    return ElectionCount(
        election.subject, election.citation, 1, lists, (), tuple(steps), ties, notes, differences, len(returns.official)
    )
