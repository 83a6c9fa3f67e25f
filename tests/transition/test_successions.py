"""A vacant office passes along the order of the text, as far as somebody is there."""

from tests.laws import law, verdict

ORDER = """
office President
office Vice President
office President of the Senate
body Senate
  seats        36
  quorum       majority of all members
appointment President of the Senate
  elected by   Senate: majority of members present
succession President
  on           lasting absence
  order        Vice President, President of the Senate
  lasts        until election
"""
GONE = (
    "office of President is vacant",
    "office of Vice President is vacant",
    "office of President of the Senate is vacant",
)


def test_the_first_in_the_order_takes_over() -> None:
    assert verdict(law(ORDER), "18 members of Senate cannot prevent President is in office", GONE[0]) == "holds"


def test_a_successor_whose_office_is_vacant_at_the_start_takes_over_nothing() -> None:
    text = law(ORDER)
    assert verdict(text, "everyone can force President is in office", *GONE[:2]) == "holds"
    assert verdict(text, "18 members of Senate cannot prevent President is in office", *GONE) == "fails"
    assert verdict(text, "17 members of Senate cannot prevent President is in office", *GONE) == "holds"
