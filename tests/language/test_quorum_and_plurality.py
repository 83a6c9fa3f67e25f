"""A quorum at a stage, most votes, and taking office: what they read as, and what they do in a play."""

from politeia.language.contents import Base, Effect, Threshold, Verb
from politeia.language.values import read_value
from politeia.norms.votes import votes_needed, votes_to_block


def test_most_votes_is_a_share_that_one_vote_reaches_and_only_everybody_withholds() -> None:
    share = read_value("threshold", "most votes")
    assert isinstance(share, Threshold)
    assert share.base is Base.VOTES_CAST
    assert votes_needed(share, 300) == 1
    assert votes_to_block(share, 300) == 300


def test_an_outcome_may_fill_an_office() -> None:
    effect = read_value("effect", "when elected: President takes office")
    assert isinstance(effect, Effect)
    assert (effect.verb, effect.name, effect.when) == (Verb.TAKES_OFFICE, "President", "elected")
