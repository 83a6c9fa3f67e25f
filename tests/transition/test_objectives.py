"""What a coalition can play for: once, for ever, again and again, in time; and conditions that name no stage."""

from tests.laws import law, verdict

ELECTIONS = """
office President
body Chamber
  seats        10
power dissolve Chamber
  held by      President
  effect       Chamber is dissolved
  effect       election of Chamber within 2 months
election Chamber
  by           voters
  within       2 months
  if silent    unspecified
"""


def test_keeping_is_leaving_the_others_unable_to_break_it() -> None:
    text = law(ELECTIONS)
    assert verdict(text, "President can keep Chamber is sitting") == "holds"
    assert verdict(text, "all of Chamber and voters can keep Chamber is sitting") == "fails"
    assert verdict(text, "all of Chamber and voters cannot keep Chamber is sitting") == "holds"


def test_again_and_again_is_more_than_once() -> None:
    text = law(ELECTIONS)
    assert verdict(text, "President can force Chamber is dissolved again and again") == "holds"
    once = law(
        ELECTIONS.replace(
            "  held by      President\n",
            "  held by      President\n  unless       less than 1 year has passed since dissolve Chamber\n",
        )
    )
    assert verdict(once, "President can force Chamber is dissolved") == "holds"
    assert verdict(once, "voters cannot force Chamber is dissolved again and again") == "holds"


def test_a_goal_in_time_is_missed_when_the_time_is_too_short() -> None:
    text = law(ELECTIONS)
    claim = "President and voters can force Chamber is sitting"
    assert verdict(text, claim, "Chamber is dissolved", within="3 months") == "holds"
    assert verdict(text, claim, "Chamber is dissolved", within="1 month") == "fails"


LAW = """
office President
body Chamber
  seats        10
procedure ordinary law
  initiated by any member of Chamber
  stage adoption
    by         Chamber
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         President
    within     1 month
    if yes     ends in force
    if no      ends rejected
    if silent  ends fallen
"""


def test_a_procedure_succeeds_where_a_yes_ends_it() -> None:
    text = law(LAW)
    assert verdict(text, "President and all of Chamber can force ordinary law succeeded") == "holds"
    assert verdict(text, "all of Chamber can force ordinary law succeeded") == "fails"


def test_a_procedure_is_before_whoever_decides_at_its_stage() -> None:
    text = law(LAW)
    assert verdict(text, "President can force ordinary law succeeded", "ordinary law is before President") == "holds"
    assert verdict(text, "President can force ordinary law succeeded", "ordinary law is before Chamber") == "fails"
