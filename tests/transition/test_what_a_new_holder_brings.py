"""What follows when somebody new is chosen: a bar that stood against a person ends, and bills of the old house lapse."""

from tests.laws import law, verdict

PREMIER = """
office President
office Prime Minister
body Assembly
  seats        10
appointment Prime Minister
  appointed by President
{fresh}procedure no confidence in Prime Minister
  initiated by any member of Assembly
  stage vote
    by         Assembly
    needs      majority of all members
    if yes     ends passed
    if no      ends not passed
  effect       when passed: office of Prime Minister is vacant
power dissolve Assembly
  held by      President
  proposed by  Prime Minister
  unless       no confidence in Prime Minister ended passed
  effect       Assembly is dissolved
  effect       election of Assembly within 2 months
election Assembly
  by           voters
  within       2 months
  if silent    unspecified
"""
FRESH = "  effect       no confidence in Prime Minister is stopped\n"
LOST = ("no confidence in Prime Minister ended passed", "office of Prime Minister is vacant")


def test_a_bar_on_a_person_ends_with_the_person() -> None:
    claim = "President can force Assembly is dissolved"
    assert verdict(law(PREMIER.format(fresh="")), claim, *LOST) == "fails"
    assert verdict(law(PREMIER.format(fresh=FRESH)), claim, *LOST) == "holds"


def test_the_bar_stands_as_long_as_the_person_does() -> None:
    text = law(PREMIER.format(fresh=FRESH))
    still = "no confidence in Prime Minister ended passed"
    assert verdict(text, "President and Prime Minister can force Assembly is dissolved", still) == "fails"


BILLS = """
body Assembly
  seats        10
office President
power dissolve Assembly
  held by      President
  effect       Assembly is dissolved
  effect       election of Assembly within 2 months
election Assembly
  by           voters
  within       2 months
  if silent    unspecified
{lapse}procedure law
  initiated by any member of Assembly
  stage vote
    by         Assembly
    needs      majority of all members
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         President
    if yes     ends in force
"""


def test_a_bill_lapses_with_the_house_that_passed_it() -> None:
    claim = "President and voters can force law ended in force"
    passed = ("law is at signature", "Assembly is dissolved")
    kept, lapsed = BILLS.format(lapse=""), BILLS.format(lapse="  effect       law is stopped\n")
    assert verdict(law(kept), "President can force law ended in force", *passed) == "holds"
    # Signed before the new house is there it is law; once the voters have elected, the bill is gone.
    assert verdict(law(lapsed), claim, "law is at signature") == "holds"
    assert verdict(law(lapsed), "voters can force law is at signature", "Assembly is dissolved") == "fails"
