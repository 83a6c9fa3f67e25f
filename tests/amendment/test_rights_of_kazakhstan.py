"""What Kazakhstan's charter forbids and guarantees on either side of its acts."""

from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.norms.model import Institutions
from politeia.norms.persons import Prohibition
from politeia.norms.resolution import resolve

CHARTER = load_charter("kazakhstan")


def _institutions(day: str) -> Institutions:
    return resolve(consolidate(CHARTER, date.fromisoformat(day)).norms)


def _prohibition(day: str, name: str) -> Prohibition:
    return next(item for item in _institutions(day).prohibitions if item.name == name)


def test_the_death_penalty_is_forbidden_without_exception_since_june_2022_and_the_ban_may_never_be_limited() -> None:
    assert len(_prohibition("2022-06-07", "death penalty").exceptions) == 2
    banned = _prohibition("2022-06-08", "death penalty")
    assert banned.exceptions == ()
    assert all(limits.spares(banned.citation) for limits in _institutions("2022-06-08").limitations)


def test_citizenship_may_be_withdrawn_by_a_court_since_2017_and_its_article_may_be_limited() -> None:
    assert _prohibition("2017-03-09", "loss of citizenship").exceptions == ()
    assert len(_prohibition("2017-03-10", "loss of citizenship").exceptions) == 2
    assert _institutions("2017-03-09").limitations[0].spares("10(2)")
    assert not _institutions("2017-03-10").limitations[0].spares("10(2)")


@pytest.mark.parametrize(("day", "barred"), [("2022-06-07", False), ("2022-06-08", True)])
def test_the_election_commission_and_the_audit_chamber_stay_out_of_parties_since_june_2022(
    day: str, barred: bool
) -> None:
    bearers = {who for ban in _institutions(day).bans if ban.act == "belong to a party" for who in ban.who}
    assert {"judges", "soldiers"} <= bearers
    assert ({"Central Election Commission", "Supreme Audit Chamber"} <= bearers) is barred


def test_the_president_dismisses_any_akim_until_june_2022_and_regional_ones_after() -> None:
    before, after = _institutions("2022-06-07"), _institutions("2022-06-08")
    assert {p.name for p in before.powers if p.name.endswith("akim") and "dismiss" in p.name} == {"dismiss any akim"}
    assert {"dismiss a regional akim"} == {
        p.name for p in after.powers if p.name.endswith("akim") and "dismiss" in p.name
    }


@pytest.mark.parametrize("day", ["2012-01-01", "2018-01-01", "2021-01-01", "2022-09-17", "2023-04-01"])
def test_every_article_has_a_norm_or_a_reason(day: str) -> None:
    articles = consolidate(CHARTER, date.fromisoformat(day)).articles
    assert [item.number for item in articles if not item.norms and not item.left_out] == []
