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


def test_a_horizon_shorter_than_the_periods_of_a_question_still_allows_what_is_done_at_once() -> None:
    # Four deadlines without a common measure are counted in periods of four days; three days are not none.
    text = law(
        """
body Chamber
  seats        120
election Chamber
  by           voters
  within       90 days
  if silent    unspecified
procedure formation of Government
  initiated by any member of Chamber
  stage first
    by         Chamber
    needs      majority of all members
    within     43 days
    if yes     ends formed
    if silent  go to second
  stage second
    by         Chamber
    needs      majority of all members
    within     29 days
    if yes     ends formed
    if silent  ends nobody
  effect       when nobody: Chamber is dissolved
power dissolve Chamber
  held by      Chamber
  needs        majority of all members
  effect       Chamber is dissolved
  effect       election of Chamber within 90 days
"""
    )
    claim = "61 members of Chamber can force Chamber is dissolved"
    assert verdict(text, claim, "formation of Government is at first", within="3 days") == "holds"
    assert verdict(text, claim.replace("61", "60"), "formation of Government is at first", within="3 days") == "fails"
