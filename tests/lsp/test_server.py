"""The language server, asked through the protocol by an editor that starts it as a process."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.lsp.talking import Editor, Message, place_of, units

from politeia.documents.library import shelf

STATUTE = """\
---
title: Statute of the Debating Club
identifier: club
in force: 2020-01-01
---

# Statute of the Debating Club

### Article 1. Organs 𐰴𐰆𐰺

1. The club has a council of 9 members and a chair. Клубтың кеңесі бар. کونسل کے نو ارکان ہیں۔

```norm
office Chair of the Council
  term         2 years

body Council
  seats        9
  term         2 years
```

### Article 2. Decisions

1. The council decides by two thirds of all its members.

```norm
procedure budget                                                      per 2(1)
  initiated by Chair of the Council
  note         кеңес 𐰴𐰆𐰺 شوریٰ Council decides  # comment of Council
  stage vote
    by         Council
    needs      at least 2/3 of all members
    if yes     go to signature
    if no      ends refused
  stage signature
    by         Chair of the Council
    within     10 days
    if yes     ends adopted
    if no      ends refused
    if silent  unspecified
```
"""
ACT = """\
---
title: Amendment of 2021
amends: club
adopted: 2021-01-01
in force: 2021-01-01
---

```amend
insert 2(2)
```

2. The chair may dissolve the council.

```norm
power dissolve Council
  held by      Chair of the Council
  effect       Council is dissolved
```
"""
NOTES = """\
# Notes

```known
L601 office Chair of the Council
  because      the statute is an example

L601 power dissolve Council
  because      the statute is an example
```
"""


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    started = Editor()
    yield started
    status, wrote = started.leave()
    assert (status, wrote) == (0, "")


@pytest.fixture
def club(tmp_path: Path) -> Path:
    folder = tmp_path / "club"
    (folder / "acts").mkdir(parents=True)
    (folder / "statute.md").write_text(STATUTE, encoding="utf-8")
    (folder / "acts" / "2021.md").write_text(ACT, encoding="utf-8")
    (folder / "notes.md").write_text(NOTES, encoding="utf-8")
    return folder


def _labels(found: list[Message]) -> list[str]:
    return [item["label"] for item in found]


def _cut(text: str, where: Message) -> str:
    """The words of a range of one line, its positions counted in UTF-16 units."""
    line = text.split("\n")[where["start"]["line"]].encode("utf-16-le")
    return line[2 * where["start"]["character"] : 2 * where["end"]["character"]].decode("utf-16-le")


def test_the_server_counts_in_utf_16_when_the_editor_names_no_other_unit(editor: Editor) -> None:
    assert editor.capabilities["positionEncoding"] == "utf-16"


def test_a_sound_charter_has_no_findings(editor: Editor, club: Path) -> None:
    assert editor.findings(editor.open(club / "statute.md")) == []


def test_a_mistake_in_the_open_text_is_underlined_where_it_stands(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    editor.findings(uri)
    wrong = STATUTE.replace("by         Council\n", "by         Consil  # 𐰴\n")
    editor.change(uri, wrong)
    (found,) = editor.findings(uri)
    assert (found["code"], found["severity"], _cut(wrong, found["range"])) == ("N101", 1, "Consil")
    assert "Did you mean “Council”?" in found["message"]


def test_what_is_wrong_in_an_act_is_told_while_the_charter_is_written(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    act = (club / "acts" / "2021.md").as_uri()
    assert editor.findings(act) == []
    board = STATUTE.replace("body Council", "body Board").replace("by         Council\n", "by         Board\n")
    editor.change(uri, board)
    assert {item["code"] for item in editor.findings(act)} == {"N101"}


def test_findings_go_away_when_the_text_is_mended(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md", STATUTE.replace("seats        9", "seats        nine"))
    assert [item["code"] for item in editor.findings(uri)] != []
    editor.change(uri, STATUTE)
    assert editor.findings(uri) == []


def test_the_editor_is_told_what_the_check_command_tells(editor: Editor, tmp_path: Path) -> None:
    import json
    import subprocess
    import sys

    folder = tmp_path / "debian"
    shutil.copytree(shelf() / "debian", folder)
    text = (
        (folder / "charter.md")
        .read_text(encoding="utf-8")
        .replace("  held by ", "  hold by ")
        .replace("```norm", "```nrom", 1)
    )
    (folder / "charter.md").write_text(text, encoding="utf-8")
    uri = editor.open(folder / "charter.md")
    found = editor.findings(uri)
    told = json.loads(
        subprocess.run(
            [sys.executable, "-m", "politeia", "check", str(folder), "--no-proofs", "--json"],
            capture_output=True,
            text=True,
        ).stdout
    )
    places = {
        (item["code"], item["place"]["line"])
        for item in told["diagnostics"]
        if item["place"]["file"].endswith("charter.md")
    }
    lint = {
        (item["code"], item["diagnostic"]["place"]["line"])
        for item in told["findings"]
        if not item["known"] and item["diagnostic"]["place"]["file"].endswith("charter.md")
    }
    assert {(item["code"], item["range"]["start"]["line"] + 1) for item in found} == places | lint
    assert len(places) > 1


def test_a_test_beside_the_law_that_fails_is_marked(editor: Editor, club: Path) -> None:
    (club / "tests.md").write_text(
        "# Tests\n\n```test\ntest the chair may not\n  on           2022-01-01\n  then         Chair of the Council may not dissolve Council\n```\n",
        encoding="utf-8",
    )
    editor.open(club / "statute.md")
    (found,) = editor.findings((club / "tests.md").as_uri())
    assert found["message"].startswith("the test “the chair may not” fails on 2022-01-01")


def test_the_votes_of_a_threshold_stand_at_the_pointer(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    told = editor.at("hover", uri, *place_of(STATUTE, "at least 2/3"))["contents"]["value"]
    assert told.startswith("**at least 2/3 of all members is 6 of 9**")
    assert "Step 1, vote" in told


def test_a_gap_says_so_at_the_pointer(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    assert (
        "A gap: the text does not say." in editor.at("hover", uri, *place_of(STATUTE, "if silent"))["contents"]["value"]
    )


def test_a_norm_of_an_act_is_read_aloud(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "acts" / "2021.md")
    told = editor.at("hover", uri, *place_of(ACT, "power dissolve"))["contents"]["value"]
    assert "There is a power to dissolve Council (2(2)): held by Chair of the Council" in told


def test_clause_words_of_the_kind_are_offered(editor: Editor, club: Path) -> None:
    text = STATUTE.replace("  seats        9\n", "  seats        9\n  \n")
    uri = editor.open(club / "statute.md", text)
    offered = _labels(editor.at("completion", uri, place_of(text, "seats ")[0] + 1, 2))
    assert "quorum" in offered and "consists of" in offered
    assert "held by" not in offered and "if yes" not in offered


def test_clause_words_of_a_stage_are_offered_inside_of_it(editor: Editor, club: Path) -> None:
    text = STATUTE.replace("    within     10 days\n", "    i\n")
    uri = editor.open(club / "statute.md", text)
    offered = _labels(editor.at("completion", uri, place_of(text, "    i\n")[0], 5))
    assert {"if yes", "if silent", "needs"} <= set(offered)
    assert "role" not in offered


def test_offices_bodies_stages_and_articles_are_offered_by_name(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    line, column = place_of(STATUTE, "Chair of the Council", 1)
    assert {"Chair of the Council", "Council", "voters"} <= set(_labels(editor.at("completion", uri, line, column)))
    line, column = place_of(STATUTE, "go to signature")
    assert {"go to vote", "go to signature", "unspecified"} <= set(_labels(editor.at("completion", uri, line, column)))
    line, column = place_of(STATUTE, "2(1)\n")
    assert {"1(1)", "2(1)"} <= set(_labels(editor.at("completion", uri, line, column)))


def test_a_name_leads_to_its_norm_and_a_citation_to_its_paragraph(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "acts" / "2021.md")
    (place,) = editor.at("definition", uri, *place_of(ACT, "Council is dissolved"))
    assert place["uri"] == (club / "statute.md").as_uri()
    assert place["range"]["start"]["line"] == place_of(STATUTE, "body Council")[0]
    uri = editor.open(club / "statute.md")
    (place,) = editor.at("definition", uri, *place_of(STATUTE, "2(1)\n"))
    assert place["range"]["start"]["line"] == place_of(STATUTE, "1. The council decides")[0]


def test_a_name_is_renamed_in_the_charter_and_its_acts_but_not_inside_of_longer_names(
    editor: Editor, club: Path
) -> None:
    uri = editor.open(club / "statute.md")
    line, column = place_of(STATUTE, "body Council")
    edits = editor.at("rename", uri, line, column + 5, newName="Кеңес")["changes"]
    lines = STATUTE.split("\n")
    assert {_cut(STATUTE, item["range"]) for item in edits[uri]} == {"Council"}
    assert sorted(lines[item["range"]["start"]["line"]].split("#")[0].strip() for item in edits[uri]) == [
        "body Council",
        "by         Council",
        "note         кеңес 𐰴𐰆𐰺 شوریٰ Council decides",
    ]
    (in_act,) = edits[(club / "acts" / "2021.md").as_uri()]
    assert in_act["range"]["start"]["line"] == place_of(ACT, "effect ")[0]


def test_the_renamed_charter_checks_as_before(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    line, column = place_of(STATUTE, "office Chair of the Council")
    edits = editor.at("rename", uri, line, column + 8, newName="Төраға")["changes"]
    for address, changes in edits.items():
        path = next(file for file in club.rglob("*.md") if file.as_uri() == address)
        path.write_text(_edited(path.read_text(encoding="utf-8"), changes), encoding="utf-8")
    text = (club / "statute.md").read_text(encoding="utf-8")
    assert "Chair of the Council" not in text and text.count("Төраға") == 3
    editor.change(uri, text)
    assert editor.findings(uri) == []


def _edited(text: str, changes: list[Message]) -> str:
    lines = text.split("\n")
    for change in sorted(changes, key=lambda item: -item["range"]["start"]["character"]):
        where, line = change["range"], change["range"]["start"]["line"]
        raw = lines[line].encode("utf-16-le")
        new = change["newText"].encode("utf-16-le")
        lines[line] = (raw[: 2 * where["start"]["character"]] + new + raw[2 * where["end"]["character"] :]).decode(
            "utf-16-le"
        )
    return "\n".join(lines)


def test_a_stage_is_renamed_within_its_procedure(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    line, column = place_of(STATUTE, "go to signature")
    edits = editor.at("rename", uri, line, column + 7, newName="approval")["changes"]
    assert [_cut(STATUTE, item["range"]) for item in edits[uri]] == ["signature", "signature"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Chair of the Council", "is there already"),
        ("Board, Senate", "cannot be read"),
        ("", "cannot be read"),
        ("Board  per 2", "cannot be read"),
    ],
)
def test_a_name_that_would_break_the_charter_is_refused(editor: Editor, club: Path, name: str, said: str) -> None:
    uri = editor.open(club / "statute.md")
    line, column = place_of(STATUTE, "body Council")
    answer = editor.answer(
        "textDocument/rename", textDocument={"uri": uri}, position={"line": line, "character": column + 5}, newName=name
    )
    assert said in answer["error"]["message"]


def test_every_place_of_a_name_is_found(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    line, column = place_of(STATUTE, "body Council")
    found = editor.at("references", uri, line, column + 6, context={"includeDeclaration": True})
    assert len(found) == 4


def test_the_outline_holds_articles_with_their_norms(editor: Editor, club: Path) -> None:
    uri = editor.open(club / "statute.md")
    outline = editor.ask("textDocument/documentSymbol", textDocument={"uri": uri})
    assert [(item["name"], _labels_of(item)) for item in outline] == [
        ("Article 1. Organs 𐰴𐰆𐰺", ["office Chair of the Council", "body Council"]),
        ("Article 2. Decisions", ["procedure budget"]),
    ]
    assert outline[0]["selectionRange"]["end"]["character"] == units("### Article 1. Organs 𐰴𐰆𐰺")


def _labels_of(item: Message) -> list[str]:
    return [inner["name"] for inner in item["children"]]


def test_alignment_is_that_of_the_fmt_command(editor: Editor, club: Path) -> None:
    loose = STATUTE.replace("  seats        9", "  seats 9").replace(
        "office Chair of the Council\n  term ", "office Chair of the Council\n    term "
    )
    uri = editor.open(club / "statute.md", loose)
    edits = editor.ask(
        "textDocument/formatting", textDocument={"uri": uri}, options={"tabSize": 2, "insertSpaces": True}
    )
    assert _edited(loose, edits) == STATUTE


def test_a_document_that_was_never_saved_is_checked_by_itself(editor: Editor) -> None:
    uri, text = "untitled:Untitled-1", "# Club\n\n### Article 1\n\n1. There is a chair.\n\n```norm\nofice Chair\n```\n"
    _open(editor, uri, text)
    assert [item["code"] for item in editor.findings(uri)] == ["P101"]


def _open(editor: Editor, uri: str, text: str) -> None:
    editor.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "markdown", "version": 1, "text": text})


@pytest.mark.parametrize("share", range(1, 12))
def test_a_half_written_document_is_answered_everywhere(editor: Editor, club: Path, share: int) -> None:
    text = STATUTE[: len(STATUTE) * share // 12] + ("\n  per \n```" if share % 3 == 0 else "")
    uri = editor.open(club / "statute.md", text)
    lines = text.split("\n")
    for line in range(0, len(lines), 3):
        for character in (0, units(lines[line]) // 2, units(lines[line]) + 5):
            editor.at("hover", uri, line, character)
            editor.at("completion", uri, line, character)
            editor.at("definition", uri, line, character)
            editor.at("prepareRename", uri, line, character)
    editor.ask("textDocument/documentSymbol", textDocument={"uri": uri})
    editor.ask("textDocument/formatting", textDocument={"uri": uri}, options={"tabSize": 2, "insertSpaces": True})
    editor.findings(uri)
    assert not [m for m in editor.said if m.get("method") == "window/logMessage"]


def test_hostile_messages_are_outlived() -> None:
    editor = Editor()
    editor.raw(b"{ this is no message")
    editor.raw(b'{"jsonrpc": "2.0", "id": 900, "method": "textDocument/hover", "params": {"textDocument": 5}}')
    editor.raw(b'{"jsonrpc": "2.0", "id": 901, "method": "no/such/method", "params": {}}')
    _open(editor, "file:///no/such/place/a.md", "\ud800 \x00 ```norm\n" + "(" * 5000)
    editor.at("hover", "file:///no/such/place/a.md", 0, 3)
    editor.at("hover", "file:///never/opened.md", 7, 3)
    status, wrote = editor.leave()
    assert status == 0
    assert "Traceback" not in wrote
