"""An earliest day binds: no answer at a stage before it, whatever it is counted from, and no deadline that it outlasts."""

import pytest
from tests.laws import law, verdict

from politeia.language.contents import Condition, Duration, Unit, Verb
from politeia.norms.model import BEGINNING, Earliest
from politeia.transition.unfolding import unfold

CENSURE = """
office President
body Chamber
  seats        90
power dissolve Chamber
  held by      President
  effect       Chamber is dissolved
procedure censure
  initiated by any member of Chamber
  stage vote
    by         Chamber
    needs      majority of all members
    after      3 days from the motion
    within     7 days
    if yes     ends censured
    if no      ends rejected
    if silent  ends lapsed
"""
WAITING = law(CENSURE)
AT_ONCE = law(CENSURE.replace("    after      3 days from the motion\n", ""))
TOGETHER = "President and all of Chamber can force censure ended censured"
CHAMBER = "all of Chamber can force censure ended censured"
AT_VOTE = "censure is at vote"


def test_an_answer_before_the_earliest_day_is_not_lawful() -> None:
    assert verdict(AT_ONCE, TOGETHER, AT_VOTE, within="3 days") == "holds"
    assert verdict(WAITING, TOGETHER, AT_VOTE, within="3 days") == "fails"


def test_the_answer_is_lawful_between_the_earliest_day_and_the_deadline() -> None:
    assert verdict(WAITING, TOGETHER, AT_VOTE, within="4 days") == "holds"
    assert verdict(WAITING, "45 members of Chamber cannot prevent censure ended lapsed", AT_VOTE) == "holds"


def test_a_wait_gives_the_others_time_to_act() -> None:
    """Who has the floor is not forestalled in a vote that comes at once; a wait gives the President the moment."""
    assert verdict(AT_ONCE, CHAMBER, AT_VOTE, assume="coalition first") == "holds"
    assert verdict(WAITING, CHAMBER, AT_VOTE, assume="coalition first") == "fails"


REPEATED = """
body Chamber
  seats        10
office President
procedure dismissal of a minister
  initiated by any member of Chamber
  stage request
    by         Chamber
    if yes     go to decision
    if no      ends no request
  stage decision
    by         President
    within     2 months
    if yes     ends dismissed
    if no      go to second request
    if silent  go to second request
  stage second request
    by         Chamber
    after      {time}
    if yes     ends dismissed
    if no      ends no second request
"""


def counted(time: str) -> Earliest:
    text = law(REPEATED.replace("{time}", time))
    procedure = text.procedure("dismissal of a minister")
    assert procedure is not None
    found = procedure.stages[2].earliest
    assert found is not None
    return found.value


@pytest.mark.parametrize(
    ("time", "start"),
    [
        ("6 months from the request", "request"),
        ("6 months from the initiative", BEGINNING),
        ("6 months from the first refusal", ""),
        ("6 months", ""),
    ],
)
def test_an_earliest_day_is_counted_from_a_stage_the_initiative_or_the_moment_it_is_reached(
    time: str, start: str
) -> None:
    assert counted(time) == Earliest(Duration(6, Unit.MONTH), start)


@pytest.mark.parametrize(
    ("time", "months", "expected"),
    [
        ("6 months from the request", "6 months", "fails"),  # the sixth month is the first in which it may be
        ("6 months from the request", "8 months", "holds"),  # the two months of the President run beside the six
        ("6 months", "8 months", "fails"),  # counted from the refusal, they come after his two
        ("6 months", "10 months", "holds"),
    ],
)
def test_what_runs_from_an_earlier_stage_runs_beside_the_stages_between(time: str, months: str, expected: str) -> None:
    text = law(REPEATED.replace("{time}", time))
    claim = "all of Chamber can force dismissal of a minister ended dismissed"
    assert verdict(text, claim, within=months) == expected


def test_a_duty_with_an_earliest_day_is_not_due_before_it() -> None:
    text = law(
        """
office President
body Chamber
  seats        10
procedure charter of a city
  initiated by any member of Chamber
  stage signature
    by         President
    must       sign
    after      1 month
    if yes     ends signed
    if no      ends refused
"""
    )
    claim = "1 member of Chamber can force charter of a city ended signed"
    assert verdict(text, claim) == "holds"
    assert verdict(text, claim, within="1 month") == "fails"


def test_an_opinion_that_must_be_heard_is_no_time() -> None:
    text = law(REPEATED.replace("{time}", "opinion of the President"))
    procedure = text.procedure("dismissal of a minister")
    assert procedure is not None
    assert procedure.stages[2].earliest is None


def test_an_earliest_day_of_hours_beside_months_does_not_make_periods_finer() -> None:
    long = CENSURE.replace("within     7 days", "within     4 months").replace(
        "after      3 days", "after      48 hours"
    )
    game, _, _ = unfold(law(long), asks=[Condition(Verb.PENDING, ("censure",))])
    assert (game.period, game.rounded) == (120, True)
    game, _, _ = unfold(WAITING, asks=[Condition(Verb.PENDING, ("censure",))])
    assert (game.period, game.rounded) == (1, False)
