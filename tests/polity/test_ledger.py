"""The ledger: what is written replays to the same body, any change shows, a request counts once, and secret stays secret."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.polity.bodies import CLERK, Acting, club_of

from politeia.diagnostics.model import PoliteiaError
from politeia.polity.carrying import export_lines, import_lines
from politeia.polity.ledger import Line, canonical, digest, flaws, on_record, replay, signed_content
from politeia.polity.model import Command, Refused
from politeia.polity.running import Accepted, LiveBody, Request
from politeia.polity.signing import new_key, sign
from politeia.polity.storing import open_store


def busy(folder: Path) -> Acting:
    acting = club_of(folder)
    acting.act("Member 1", "fill Chair", nominee="Member 7")
    acting.vote(acting.members("Assembly", 16))
    acting.act("Member 7", "fill Treasurer", nominee="Member 3")
    acting.vote(acting.members("Assembly", 16))
    return acting


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    return list(busy(tmp_path_factory.mktemp("club")).store.lines())


def test_replay_gives_the_same_body(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    assert replay(acting.store.lines()) == acting.state
    assert LiveBody(open_store(str(tmp_path / "club.db"))).state == acting.state


def test_an_honest_ledger_has_no_flaw(lines: list[Line]) -> None:
    assert not list(flaws(lines))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_changed_letter_shows(lines: list[Line], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    text = lines[at].text
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(categories=["L", "N"]).filter(lambda found: found != text[place]))
    changed = Line(lines[at].number, lines[at].hash, text[:place] + letter + text[place + 1 :])
    assert list(flaws([*lines[:at], changed, *lines[at + 1 :]]))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_missing_entry_and_another_order_show(lines: list[Line], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 2))
    assert list(flaws([*lines[:at], *lines[at + 1 :]]))
    assert list(flaws([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]))


def test_an_entry_written_anew_with_its_own_hash_breaks_the_chain_behind_it(lines: list[Line]) -> None:
    entry = lines[5].entry
    entry["events"] = []
    text = canonical(entry)
    forged = Line(lines[5].number, digest(text), text)
    found = list(flaws([*lines[:5], forged, *lines[6:]]))
    assert found and found[0].number == lines[6].number and "the chain is broken" in found[0].words


def test_the_store_itself_refuses_to_change_an_entry(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    with pytest.raises(Exception, match="never changed"):
        acting.store.connection.execute("UPDATE entries SET entry = ''")  # type: ignore[attr-defined]
    with pytest.raises(Exception, match="never deleted"):
        acting.store.connection.execute("DELETE FROM entries")  # type: ignore[attr-defined]


def test_a_request_that_arrives_twice_counts_once(tmp_path: Path) -> None:
    acting = club_of(tmp_path)
    request = Request(Command("act", "Member 1", {"act": "fill Chair", "nominee": "Member 7"}), key="k1")
    first = acting.body.submit(request, acting.now)
    again = acting.body.submit(request, acting.now)
    assert (again.number, again.repeated, again.events) == (first.number, True, first.events)
    assert len(acting.state.questions) == 1
    other = Request(Command("act", "Member 1", {"act": "fill Chair", "nominee": "Member 8"}), key="k1")
    with pytest.raises(Refused, match="used for another request"):
        acting.body.submit(other, acting.now)


def test_of_two_who_act_on_the_same_view_one_wins_and_the_other_hears_why(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    other = LiveBody(open_store(str(tmp_path / "club.db")))
    seen = acting.body.head.number
    dismiss = Command("act", "Member 7", {"act": "dismiss Treasurer"})
    acting.body.submit(Request(dismiss, expected=seen), acting.now)
    with pytest.raises(Refused) as refused:
        other.submit(Request(dismiss, expected=seen), acting.now)
    assert refused.value.code == "A154"
    assert "dismiss the Treasurer" in refused.value.reasons[0].words
    with pytest.raises(Refused) as unlawful:
        other.submit(Request(dismiss), acting.now)
    assert unlawful.value.code == "A100"


def test_a_clock_that_steps_back_does_not_take_the_body_back(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    day = acting.state.day
    acting.now -= timedelta(days=400)
    acting.act("Member 7", "dismiss Treasurer")
    assert acting.state.day == day
    assert not list(flaws(acting.store.lines()))


def test_a_person_with_a_key_signs_and_nobody_else_acts_for_them(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    private, public = new_key()
    acting.do("Member 7", "enrol", person="Member 7", key=public)
    command = Command("act", "Member 7", {"act": "dismiss Treasurer"})
    with pytest.raises(Refused, match="not signed"):
        acting.body.submit(Request(command), acting.now)
    content = signed_content(acting.body.genesis, on_record(command, secret=False), "k")
    with pytest.raises(Refused, match="not signed"):
        acting.body.submit(Request(command, "k", signature=sign(new_key()[0], content)), acting.now)
    acting.body.submit(Request(command, "k", signature=sign(private, content)), acting.now)
    assert acting.state.holder("Treasurer") == ""
    kept = list(acting.store.lines())
    assert not list(flaws(kept))
    entry = kept[-1].entry
    entry["signature"] = "00" * 64
    text = canonical(entry)
    assert [flaw.words for flaw in flaws([*kept[:-1], Line(kept[-1].number, digest(text), text)])] == [
        "it is not signed by Member 7, who has a key"
    ]


def test_a_secret_ballot_keeps_who_voted_and_the_sum_and_not_who_voted_how(tmp_path: Path) -> None:
    acting = club_of(tmp_path)
    charter = Path(tmp_path / "secret.md")
    from tests.polity.bodies import STATUTE

    text = STATUTE.read_text(encoding="utf-8").replace(
        "  elected by   Assembly: majority of all members\n",
        "  elected by   Assembly: majority of all members\n  note         by secret ballot\n",
    )
    charter.write_text(text, encoding="utf-8")
    acting = Acting(open_store(str(tmp_path / "secret.db"), new=True), str(charter), "2025-03-01", fill=False)
    acting.do(CLERK, "roster", rows=[{"person": f"Member {n}", "of": "members"} for n in range(1, 31)])
    acting.do(CLERK, "open offices")
    acting.act("Member 1", "fill Chair", nominee="Member 7")
    assert acting.state.ballots["B1"].secret
    for number in range(1, 29):
        request = Request(
            Command("vote", f"Member {number}", {"ballot": "B1", "choice": "yes" if number < 20 else "no"}),
            f"v{number}",
        )
        acting.body.submit(request, acting.now)
    assert acting.store.urns() == {"B1": {"yes": 19, "no": 9}}
    again = LiveBody(open_store(str(tmp_path / "secret.db")))  # a restart in the middle of the vote
    again.submit(Request(Command("vote", "Member 29", {"ballot": "B1", "choice": "no"})), acting.now)
    written = [line.entry for line in acting.store.lines() if line.entry["command"].get("kind") == "vote"]
    assert len(written) == 29
    assert not any("choice" in json.dumps(entry) for entry in written)
    again.submit(Request(Command("close", CLERK, {"ballot": "B1"})), acting.now)
    assert again.state.ballots["B1"].sums == {"yes": 19, "no": 10}
    assert acting.store.urns() == {}
    assert not list(flaws(acting.store.lines(), acting.store.urns()))


def test_a_vote_taken_out_of_an_urn_shows(tmp_path: Path) -> None:
    acting = club_of(tmp_path)
    with acting.store.writing() as writing:
        writing.cast("B9", "yes")
    assert "the urn of B9" in next(flaws(acting.store.lines(), acting.store.urns())).words


def test_what_is_exported_is_imported_with_the_same_head_and_the_same_body(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    exported = list(export_lines(acting.store))
    store = open_store(str(tmp_path / "copy.db"), new=True)
    import_lines(store, exported)
    assert store.head() == acting.store.head()
    assert LiveBody(store).state == acting.state
    broken = open_store(str(tmp_path / "broken.db"), new=True)
    with pytest.raises(Refused, match="not as it was written"):
        import_lines(broken, [*exported[:4], *exported[5:]])
    assert broken.head().number == 0


def test_the_body_is_seen_as_it_was(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    elected = next(line.number for line in acting.store.lines() if "Member 7" in line.text and '"holds"' in line.text)
    assert acting.body.before(number=elected - 1).holder("Chair") == ""
    assert acting.body.before(number=elected).holder("Chair") == "Member 7"


def test_many_requests_share_a_transaction_and_each_is_accepted_or_refused_by_itself(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    dismiss = Command("act", "Member 7", {"act": "dismiss Treasurer"})
    fill = Command("act", "Member 7", {"act": "fill Treasurer", "nominee": "Member 4"})
    requests = [Request(dismiss, "a"), Request(dismiss, "a"), Request(dismiss, "b"), Request(fill, "c")]
    first, again, refused, last = acting.body.submit_all(requests, acting.now)
    assert isinstance(first, Accepted) and isinstance(again, Accepted) and isinstance(last, Accepted)
    assert (again.number, again.repeated) == (first.number, True)
    assert isinstance(refused, Refused) and refused.code == "A100"
    assert last.number == first.number + 1
    assert replay(acting.store.lines()) == acting.state


def test_a_transaction_that_fails_leaves_the_body_as_it_was(tmp_path: Path) -> None:
    acting = busy(tmp_path)
    acting.act("Member 2", "dismiss the Chair")
    before = (acting.state, acting.body.head)
    acting.store.connection.execute(
        "CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'full'); END"
    )  # type: ignore[attr-defined]
    with pytest.raises(PoliteiaError, match="nothing was accepted"):
        acting.do("Member 1", "vote", ballot="B3", choice="yes")
    assert (acting.state, acting.body.head) == before
    acting.store.connection.execute("DROP TRIGGER full")  # type: ignore[attr-defined]
    acting.do("Member 1", "vote", ballot="B3", choice="yes")
    assert replay(acting.store.lines()) == acting.state


@pytest.mark.parametrize("name", ["", " ", "A\nB", "\x1b[2J", " Ann", "x" * 300])
def test_a_name_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    acting = club_of(tmp_path)
    told = acting.refused(CLERK, "place", person=name, of="Chair")
    assert "A140" in told or "A152" in told


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    assert "A145" in club_of(tmp_path).refused(CLERK, "enrol", person="Member 1", key="00ff")
