"""Crises of a later hand: Honduras 2009, Peru 2019, Nepal 2020 and Ecuador 2023, each with its repair or the lack of one."""

import pytest
from tests.crises.documented import Case, answered, edition, tells

from politeia.language.contents import Threshold
from politeia.language.phrases import parse_claim
from politeia.norms.votes import votes_needed, votes_to_block

CASES = (
    Case(  # R3: no norm says how a President is removed
        "crises/honduras-2009",
        "misconduct of the President is answered",
        (("2009-06-28", "fails"), ("2013-02-01", "holds")),
        (),
        "",
    ),
    Case(  # R3: what may in no case be changed was set aside by a judgment
        "crises/honduras-2009",
        "what is entrenched stays",
        (("2009-06-28", "fails"), ("2015-04-23", "fails")),
        ("declare a norm unconstitutional",),
        "316(1)",
    ),
    Case(  # 17 May 2023, a day after the trial was opened
        "crises/ecuador-2023",
        "the accused does not dissolve his judges",
        (("2023-05-17", "fails"), ("2100-01-01", "holds")),
        ("dissolve National Assembly",),
        "148(1)",
    ),
    Case(  # the ninety-two who would remove no longer sit
        "crises/ecuador-2023",
        "two thirds can finish a trial",
        (("2023-05-17", "fails"), ("2100-01-01", "holds")),
        ("dissolve National Assembly",),
        "148(1)",
    ),
    Case(  # 20 December 2020; restored by the court on 23 February 2021
        "crises/nepal-2020",
        "a House that can form a Government is not dissolved",
        (("2020-12-20", "fails"), ("2021-02-24", "holds")),
        ("dissolve House of Representatives",),
        "76(7)",
    ),
    Case(
        "crises/nepal-2020",
        "the text has one answer",
        (("2020-12-20", "depends"), ("2021-02-24", "holds")),
        ("dissolve House of Representatives",),
        "76(7)",
    ),
    Case(  # 30 September 2019; found lawful on 14 January 2020
        "crises/peru-2019",
        "a Congress that denies nothing by vote is safe",
        (("2019-09-30", "fails"), ("2020-01-15", "fails"), ("2100-01-01", "holds")),
        ("dissolve Congress",),
        "134(1)",
    ),
    Case(
        "crises/peru-2019",
        "the text has one answer",
        (("2019-09-30", "depends"), ("2020-01-15", "fails"), ("2100-01-01", "holds")),
        (),
        "",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.charter}: {case.asked}")
def test_the_documented_failure_is_found_and_the_repair_judged(case: Case) -> None:
    assert tuple((day, answered(case, day).verdict.value) for day, _ in case.verdicts) == case.verdicts
    tells(case)


@pytest.mark.parametrize(
    ("charter", "day", "procedure", "seats", "needed", "blocking"),
    [("honduras-2009", "2013-02-01", "verdict", 128, 96, 33), ("ecuador-2023", "2023-05-17", "vote", 137, 92, 46)],
)
def test_the_shares_come_to_these_votes(
    charter: str, day: str, procedure: str, seats: int, needed: int, blocking: int
) -> None:
    removal = edition(f"crises/{charter}", day).procedure("removal of President")
    assert removal is not None
    share = next(stage.needs.value for stage in removal.stages if stage.name == procedure and stage.needs)
    assert isinstance(share, Threshold)
    assert (votes_needed(share, seats), votes_to_block(share, seats)) == (needed, blocking)


def test_a_claim_on_dissolution_in_a_time_is_read_as_it_is_written() -> None:
    written = (
        "National Assembly is never dissolved while less than 3 years have passed since dissolve National Assembly"
    )
    assert parse_claim(written).written == written
