"""Documented crises of votes by community, of seats that stand empty, of voters who stay away and of orders that run out."""

import pytest
from tests.crises.documented import Case, answered, charter, edition, tells
from tests.laws import ask

from politeia.amendment.opening import opened
from politeia.amendment.scenarios import opened_scenario
from politeia.verification.engines.explicit import ExplicitEngine
from politeia.verification.engines.symbolic import SymbolicEngine
from politeia.verification.model import Assumptions
from politeia.verification.proving import prove

CASES = (
    Case(  # Stormont 2022: no Speaker, because too few of one community vote for one
        "crises/northern-ireland-2022",
        "twenty-three of one community cannot keep the Assembly without a Speaker",
        (("2022-05-13", "fails"), ("2100-06-01", "fails")),
        ("begin election of Speaker", "say no at “vote”", "begin election of Speaker"),
        "4(5)",
    ),
    Case(  # Stormont 2017 and 2022: nobody nominates, the voters return the same Assembly, nobody nominates
        "crises/northern-ireland-2022",
        "one party cannot keep the offices of First Minister empty",
        (("2017-03-13", "fails"), ("2022-05-13", "fails"), ("2100-06-01", "holds")),
        ("the time for “nominations”", "say yes at “poll”", "return the same majority", "begin nomination"),
        "32(3)",
    ),
    Case(  # Montenegro 2022: 33 of 81 refuse in both votes, and again, and three judges of seven decide nothing
        "crises/montenegro-2022",
        "two fifths of Parliament cannot keep the Court from deciding",
        (("2022-09-13", "fails"),),
        (
            "begin election of a judge",
            "say no at “first vote”",
            "say no at “second vote”",
            "begin election of a judge",
        ),
        "91(5)",
    ),
    Case(  # Romania 2012: 46.24% take part, 40.47% for removal, and the President resumes office
        "crises/romania-2012",
        "those who vote decide",
        (("2012-07-06", "fails"), ("2012-07-29", "fails"), ("2014-12-17", "holds")),
        (
            "begin removal of President",
            "say yes at “suspension”",
            "too few take part in “referendum” of removal of President; it ends President resumes office",
        ),
        "5(2)",
    ),
    Case(  # Turkey 2007: 184 stay away and the first ballot is not opened, again and again
        "crises/turkey-2007",
        "a third who stay away cannot keep a President from being elected",
        (("2007-05-02", "fails"), ("2007-04-27", "depends"), ("2007-11-01", "holds")),
        ("begin presidential election", "stay away from “first ballot”", "begin presidential election"),
        "102(3)",
    ),
    Case(  # Bolivia 2019: the order has run out, and the Senate does not meet to add to it
        "crises/bolivia-2019",
        "half of the Senate cannot keep the country without a head of state",
        (("2019-11-11", "fails"), ("2019-11-13", "holds")),
        ("time passes",),
        "",
    ),
    Case(  # Kenya 2020: the advice is given and nothing is done
        "crises/kenya-2020",
        "the President cannot keep it by doing nothing",
        (("2020-09-21", "fails"), ("2100-06-01", "holds")),
        ("pass",),
        "",
    ),
    Case(  # Kenya: no law, an order, no law, a dissolution, the same Parliament
        "crises/kenya-2020",
        "the law is made in the end",
        (("2020-09-21", "fails"), ("2100-06-01", "fails")),
        (
            "begin enforcement",
            "say yes at “order”",
            "the time for “legislation”",
            "say yes at “advice”",
            "say yes at “dissolution”",
            "return the same majority",
        ),
        "261(7)",
    ),
    Case(  # Tunisia 2021: a Court with one member of twelve
        "crises/tunisia-2021",
        "a third of the Assembly with the President cannot keep exceptional measures going",
        (("2021-07-25", "fails"), ("2100-06-01", "holds")),
        ("pass",),
        "",
    ),
    Case(  # Canada 2008: a session ends before the vote
        "crises/canada-2008",
        "the Prime Minister cannot put off the vote for two months",
        (("2008-12-04", "fails"), ("2100-06-01", "holds")),
        ("begin prorogation", "months pass"),
        "38(1)",
    ),
    Case(  # United Kingdom 2019: an Act of Parliament in place of two thirds
        "crises/united-kingdom-2019",
        "two thirds are needed for an early election",
        (("2019-09-04", "fails"), ("2022-06-01", "fails")),
        ("begin Act for an early election", "say yes at “Commons”", "say yes at “Lords”", "say yes at “assent”"),
        "4(1)",
    ),
    Case(  # Peru 2020: removed, and the head of Congress follows
        "crises/peru-2020",
        "those who remove do not follow",
        (("2020-11-09", "fails"),),
        ("begin removal of President", "say yes at “declaration”", "the President of the Congress takes over"),
        "115(1)",
    ),
    Case(  # Israel 2019: three clocks run out, the voters return the same Knesset, and the first clock begins again
        "crises/israel-2019",
        "half of the Knesset cannot keep the country without a Government",
        (("2019-04-10", "fails"), ("2019-12-12", "fails")),
        (
            "the time for “first task”",
            "the time for “second task”",
            "the time for “any member”",
            "return the same majority",
            "begin formation of Government",
        ),
        "10(1)",
    ),
    Case(  # Israel 2019: the term is ended on the last day of the first task
        "crises/israel-2019",
        "whoever fails does not keep another from trying",
        (("2019-05-29", "fails"),),
        ("end the term of the Knesset",),
        "34(1)",
    ),
    Case(  # Haiti 2020: no election is called, and ten of thirty are no Senate
        "crises/haiti-2020",
        "the President cannot keep the country without a Parliament",
        (("2020-01-14", "fails"),),
        ("pass",),
        "",
    ),
    Case(  # Perak 2009: an audience in place of a vote
        "crises/perak-2009",
        "nobody ends a Government outside of the Assembly",
        (("2010-03-01", "fails"), ("2009-02-05", "depends")),
        ("begin removal of Mentri Besar", "say yes at “audience”"),
        "16(6)",
    ),
    Case(  # Iraq 2022: 110 stay away from the second ballot
        "crises/iraq-2022",
        "a third cannot keep the country without a President",
        (("2022-03-26", "fails"), ("2022-01-10", "depends")),
        ("begin election of the President", "stay away from “second ballot”", "begin election of the President"),
        "70(1)",
    ),
    Case(  # Moldova 2017: refused, proposed again, refused again
        "crises/moldova-2017",
        "the President cannot keep a minister out",
        (("2017-09-19", "fails"), ("2017-10-18", "holds")),
        ("say no at “first proposal”", "say no at “second proposal”", "begin appointment of a minister"),
        "98(6)",
    ),
)
ASKED = [(case, day, verdict) for case in CASES for day, verdict in case.verdicts]


@pytest.mark.parametrize(
    ("case", "day", "verdict"), ASKED, ids=[f"{case.charter}@{day}: {case.asked}" for case, day, _ in ASKED]
)
def test_the_verdict_is_the_documented_one_before_and_after(case: Case, day: str, verdict: str) -> None:
    assert answered(case, day).verdict.value == verdict


TOLD = [case for case in CASES if case.acts]


def test_the_court_is_filled_as_far_as_it_takes_and_no_further() -> None:
    case = Case("crises/tunisia-2021", "seventy-two deputies cannot", (("2021-07-25", "holds"),), (), "")
    witness = answered(case, "2021-07-25").witness
    assert witness is not None
    acts = [step.act for step in witness.steps]
    # One member was elected in 2018; three of the Assembly and three of the Council make seven of twelve.
    assert sum("say yes at “vote” of election of a member" in act for act in acts) == 3
    assert sum("name a member of the Court" in act for act in acts) == 3
    assert witness.steps[-1].actor == "7 of 12 in Constitutional Court"


@pytest.mark.parametrize("case", TOLD, ids=[f"{case.charter}: {case.asked}" for case in TOLD])
def test_the_witness_has_the_decisive_acts_in_their_order_and_its_articles(case: Case) -> None:
    tells(case)


def test_three_members_of_perak_answer_for_one_vote_each() -> None:
    # 28 against 28 of 59, and three who left: two of the three decide. Sultan, the side, and thirty members.
    target = opened("crises/perak-2009@2010-03-01")
    scenario = opened_scenario("Assembly of February 2009", target)
    answer = ask(
        target.institutions,
        "smallest coalitions that can force office of Mentri Besar is vacant",
        assumed=Assumptions(scenario=scenario),
    )
    assert "Sultan, Barisan Nasional and 2 of 3 of Independents" in {str(item) for item in answer.coalitions}
    assert any("the members of Independents each alone" in words for words in answer.assumptions)


ENGINES = {"explicit": ExplicitEngine, "symbolic": SymbolicEngine}
IN_NUMBERS = ("tunisia-2021", "iraq-2022", "montenegro-2022", "romania-2012", "northern-ireland-2022", "haiti-2020")
"""The cases whose situations count seats that are filled, or votes of a part or of the voters."""


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", IN_NUMBERS)
def test_all_engines_agree_where_seats_and_voters_are_counted(name: str, engine: str) -> None:
    assumed = Assumptions(engine=ENGINES[engine]())
    for asked in charter(f"crises/{name}").properties:
        recorded = asked.recorded[0]
        found = prove(edition(f"crises/{name}", recorded.date), asked, assumed)
        assert found.verdict.value == recorded.verdict, asked.name
