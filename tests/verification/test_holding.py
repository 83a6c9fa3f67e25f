"""What single norms provide on offices and bodies: each claim on a text that grants it, one that does not, and one that is silent."""

import pytest
from tests.laws import ask, law, verdict

COURT = """
office President
  role         head of state
office Premier
body Senate
  seats        20
body Court
  role         constitutional court
  quorum       {quorum}
  part         presidential judges, 5 seats, appointed by President
  part         senate judges, 6 seats, appointed by Senate
"""


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("limit  1 term in a lifetime", "holds"),
        ("limit  2 terms in a lifetime", "holds"),
        ("limit  2 terms in a row", "fails"),
        ("limit  1 term in a lifetime\n  limit does not bind  First President", "fails"),
        ("term  5 years", "fails"),
    ],
)
def test_a_limit_for_a_lifetime_counts_every_term_and_spares_nobody(office: str, expected: str) -> None:
    text = f"office President\n  {office}\n\noffice First President"
    assert verdict(law(text), "limit of President is for a lifetime") == expected


def test_a_term_is_set_where_the_text_gives_it() -> None:
    text = law("body Chamber\n  seats  10\n  term  4 years\n\nbody Council\n  seats  5")
    assert verdict(text, "term of Chamber is set by the text") == "holds"
    assert verdict(text, "term of Council is set by the text") == "fails"


@pytest.mark.parametrize(("lasts", "expected"), [("until election", "holds"), ("rest of term", "fails")])
def test_a_successor_serves_until_an_election_or_to_the_end_of_the_term(lasts: str, expected: str) -> None:
    text = law(
        f"office President\n\noffice Speaker\n\nsuccession President\n  on  death\n  order  Speaker\n  lasts  {lasts}"
    )
    assert verdict(text, "succession of President lasts until election") == expected


APPOINTED = """
office President
body Senate
  seats        20
office Premier
appointment Prosecutor
  role         prosecutor
  appointed by President
  {consent}
  {dismissed}
"""


@pytest.mark.parametrize(
    ("consent", "appoints"),
    [
        ("consent of  Senate: majority of all members", "holds"),
        ("proposed by  Premier", "holds"),
        ("note  alone", "fails"),
    ],
)
def test_an_appointment_takes_one_or_several(consent: str, appoints: str) -> None:
    text = law(APPOINTED.format(consent=consent, dismissed="note  nobody dismisses"))
    assert verdict(text, "no single actor appoints Prosecutor") == appoints
    assert verdict(text, "President appoints alone no Prosecutor") == appoints
    assert verdict(text, "Premier appoints alone no Prosecutor") == "holds"
    silent = ask(text, "no single actor dismisses Prosecutor")
    assert silent.verdict.value == "not applicable"
    assert "who may dismiss" in silent.reason


@pytest.mark.parametrize(
    ("dismissed", "expected"),
    [
        ("dismissed by  President", "fails"),
        ("dismissed by  President\n  dismissal consent of  Senate: majority of all members", "holds"),
        ("dismissed by  each of President and Premier", "holds"),
    ],
)
def test_a_dismissal_takes_one_or_several(dismissed: str, expected: str) -> None:
    text = law(APPOINTED.format(consent="note  alone", dismissed=dismissed))
    assert verdict(text, "no single actor dismisses Prosecutor") == expected


def test_whoever_fills_too_many_seats_can_keep_a_court_from_its_quorum() -> None:
    """Eleven judges: without the five of the President six remain, without the six of the Senate five."""
    claim = "no single actor can keep Court below its quorum"
    assert verdict(law(COURT.format(quorum="at least 5 members")), claim) == "holds"
    six = ask(law(COURT.format(quorum="majority of all members")), claim)
    assert six.verdict.value == "fails"
    assert six.witness is not None
    assert "Senate can stop it" in six.witness.conclusion
    unknown = law("body Court\n  seats  5\n\noffice President")
    assert verdict(unknown, claim) == "not applicable"


def test_kin_are_barred_where_an_incompatibility_names_them() -> None:
    text = law(
        "office President\n\noffice Premier\n\nincompatibility family\n  who  President\n  kin  close relatives\n"
        "  may not  hold a political post"
    )
    assert verdict(text, "kin of President are barred from posts") == "holds"
    assert verdict(text, "kin of Premier are barred from posts") == "fails"


def test_a_majority_of_a_body_of_unknown_seats_is_nobody_s_to_name() -> None:
    """A body without parts once counted as filled by nobody, so that the claim held of every text that was silent."""
    bare = law("office President\n\nbody Council\n  role  judicial council")
    assert verdict(bare, "no single actor names a majority of Council") == "not applicable"
    named = law(
        "office President\n\nbody Council\n  role  judicial council\n\n"
        "appointment Member of the Council\n  appointed by  President"
    )
    assert verdict(named, "no single actor names a majority of Council") == "fails"
