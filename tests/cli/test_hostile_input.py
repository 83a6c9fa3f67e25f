"""Files that do harm: no command answers with a traceback, and none leaves a file half written."""

import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from politeia.cli.files import write_whole
from politeia.cli.main import COMMANDS, group
from politeia.documents.library import shelf
from politeia.documents.rewriting import rewrite_fences
from politeia.language.formatting import format_lines
from politeia.presentation.proofs import _processors

STATUTE = (Path(__file__).parents[2] / "src/politeia/cli/templates/statute.md").read_bytes()
LAW = (shelf() / "kazakhstan" / "constitution.md").read_bytes()
ONE_CHARTER = (
    ("check", ".", "--no-proofs"),
    ("read", "."),
    ("history", ".", "1"),
    ("who", "dismiss the Chair", "."),
    ("compare", ".@2025-01-01", ".@2025-02-01"),
    ("prove", ".", "--claim", "Chair can force office of Chair is vacant"),
    ("fmt", "."),
)
RARE = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))


def run(words: tuple[str, ...], data: bytes) -> tuple[int, str]:
    """The exit status and output of a command in a folder whose statute has these bytes."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("statute.md").write_bytes(data)
        done = CliRunner().invoke(group, words)
        if words[0] != "fmt":
            assert Path("statute.md").read_bytes() == data
        assert os.listdir(".") == ["statute.md"]
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


@some.composite
def damaged(draw: some.DrawFn, text: bytes) -> bytes:
    """A law with some of its bytes taken out, doubled, or written over."""
    data = bytearray(text)
    for _ in range(draw(some.integers(1, 4))):
        start = draw(some.integers(0, len(data)))
        end = min(start + draw(some.integers(0, 200)), len(data))
        data[start:end] = draw(some.one_of(some.binary(max_size=20), some.just(bytes(data[start:end]) * 2)))
    return bytes(data)


@pytest.mark.parametrize("words", ONE_CHARTER, ids=lambda words: words[0])
@RARE
@given(data=some.binary(max_size=300))
def test_any_bytes_get_a_message(words: tuple[str, ...], data: bytes) -> None:
    status, output = run(words, data)
    assert status in (0, 1, 2)
    assert "Traceback" not in output


@pytest.mark.parametrize("words", ONE_CHARTER, ids=lambda words: words[0])
@RARE
@given(data=damaged(STATUTE))
def test_a_damaged_statute_gets_a_message(words: tuple[str, ...], data: bytes) -> None:
    status, output = run(words, data)
    assert status in (0, 1, 2)
    assert "Traceback" not in output


@settings(max_examples=2, deadline=None)
@given(data=damaged(LAW[:20_000]))
def test_a_damaged_constitution_is_checked_to_the_end(data: bytes) -> None:
    assert run(("check", ".", "--no-proofs"), data)[0] in (0, 1, 2)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("library", "serve")])
def test_a_command_without_its_arguments_says_what_is_missing(name: str) -> None:
    done = CliRunner().invoke(group, [name])
    assert done.exit_code in (0, 2)
    assert done.output.strip()


# -- fmt ---------------------------------------------------------------------------------------------------------------


@RARE
@given(data=some.one_of(damaged(STATUTE), some.binary(max_size=300)))
def test_formatting_twice_is_formatting_once_and_prose_stays_byte_for_byte(data: bytes) -> None:
    with contextlib.suppress(UnicodeDecodeError):
        once = rewrite_fences(data, format_lines)
        assert rewrite_fences(once, format_lines) == once
        assert rewrite_fences(data, lambda lines: lines) == data


def test_fmt_keeps_the_line_ends_the_prose_and_the_permissions_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "statute.md"
    crooked = STATUTE.replace(b"  role         parliament", b"  role   parliament").replace(b"\n", b"\r\n")
    file.write_bytes(crooked)
    file.chmod(0o640)
    assert CliRunner().invoke(group, ["fmt", str(file)]).exit_code == 0
    assert file.read_bytes() == STATUTE.replace(b"\n", b"\r\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["statute.md"]


def test_lines_that_end_in_different_ways_keep_their_ends() -> None:
    mixed = b"```norm\r\npower a\n  held by X\r\n```\n"
    assert rewrite_fences(mixed, lambda lines: lines) == mixed


def test_fmt_leaves_the_file_whole_when_it_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "statute.md"
    crooked = STATUTE.replace(b"  role         parliament", b"  role   parliament")
    file.write_bytes(crooked)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(file))

    monkeypatch.setattr("os.replace", full)
    done = CliRunner().invoke(group, ["fmt", str(file)])
    assert done.exit_code == 2
    assert "no space left on device" in done.output
    assert file.read_bytes() == crooked
    assert os.listdir(tmp_path) == ["statute.md"]


# -- files that are no text --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    (
        ("live", "new", "debian@2022-03-26", "body.db", "--roster", "bytes"),
        ("live", "import", "body.db", "bytes"),
    ),
    ids=lambda words: words[1],
)
def test_bytes_that_are_no_text_get_a_message_and_leave_nothing_behind(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bytes").write_bytes(b"\x00\xff\xfe")
    done = CliRunner().invoke(group, words)
    assert done.exit_code == 2
    assert "C004" in done.output and "UTF-8" in done.output
    assert os.listdir(".") == ["bytes"]


def test_a_folder_that_is_not_there_is_named_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(group, ["live", "key", "missing/mine.key"])
    assert done.exit_code == 2
    assert "C001  missing: there is no such file or directory" in done.output


def test_a_reader_that_leaves_is_no_failure() -> None:
    """As in `politeia read debian@2022-03-26 | head -1`: the pipe is closed before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "politeia", "read", "debian@2022-03-26"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_body_in_a_folder_that_is_not_there_is_told_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(group, ["live", "new", "debian@2022-03-26", "missing/body.db"])
    assert done.exit_code == 2
    assert "C001  missing: there is no such file or directory" in done.output


def test_a_locale_without_utf_8_does_not_stop_an_answer() -> None:
    """As under LC_ALL=C: charters and answers are UTF-8 all the same."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"} | plain
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "politeia",
            "prove",
            "debian@2022-03-26",
            "--claim",
            "Project Leader is in office is never possible",
        ],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "✗" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("part", ("Board", "Assembly"))
def test_bodies_that_consist_of_each_other_are_told_with_file_and_line(part: str) -> None:
    law = f"# T\n\n### Article 1. X\n\n1. x\n\n```norm\nbody Assembly\n  consists of  Board\n\nbody Board\n  consists of  {part}\n```\n"
    status, output = run(("check", "."), law.encode())
    assert status == 2
    assert "N106  statute.md, line" in output


@pytest.mark.parametrize("words", (("power", "."), ("scales", "."), ("simulate", ".", "--terms", "2")))
def test_a_number_of_seats_with_too_many_digits_is_a_mistake_of_the_text(words: tuple[str, ...]) -> None:
    status, output = run(words, STATUTE.replace(b"30 seats", b"99999999999999999999999999 seats"))
    assert status == 2
    assert "N107  statute.md, line" in output


def test_history_tells_the_mistakes_of_the_text_instead_of_a_life_without_them() -> None:
    assert "D101" in run(("history", ".", "1"), b"# T\n\xff\n")[1]


def test_an_empty_list_of_questions_is_not_all_of_them() -> None:
    done = CliRunner().invoke(group, ["verdicts", "debian@2022-03-26", "--only", ""])
    assert done.exit_code == 2
    assert "Q103" in done.output


def test_one_question_of_the_catalogue_is_asked_by_its_number_or_name() -> None:
    for name in ("P20", "premier is found", "P20 premier is found"):
        done = CliRunner().invoke(group, ["prove", "latvia@2007-07-01", name, "--brief"])
        assert done.exit_code in (0, 1)
        assert "P20 premier is found" in done.output


@pytest.mark.parametrize("words", (("serve", "nowhere"), ("site", "out", "--only", "nowhere")))
def test_an_explorer_of_a_charter_that_is_not_there_does_not_begin(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(group, words)
    assert done.exit_code == 2
    assert "D201" in done.output
    assert os.listdir(".") == []


def test_a_port_in_use_is_told_before_the_explorer_says_that_it_is_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = CliRunner().invoke(group, ["serve", "--port", port, "--drafts", str(tmp_path)])
    assert done.exit_code == 2
    assert "X406" in done.output and "another program uses the port" in done.output
    assert "The explorer is at" not in done.output


def test_a_file_that_cannot_be_made_is_named_and_not_the_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "permission denied", str(tmp_path / ".brief.html.abc"))

    monkeypatch.setattr("tempfile.mkstemp", refused)
    with pytest.raises(PermissionError) as told:
        write_whole(tmp_path / "brief.html", "x")
    assert told.value.filename == str(tmp_path / "brief.html")


@pytest.mark.parametrize("letter", ("\0", "\x1b", "\x7f", "\u202e", "\u2066"))
def test_a_character_that_nobody_sees_is_told_and_aligned_by_nobody(letter: str) -> None:
    law = STATUTE.decode().replace("Chair", f"Ch{letter}air", 1).encode()
    line = law[: law.index(letter.encode())].count(b"\n") + 1
    for words in (("check", "."), ("read", "."), ("fmt", ".")):
        status, output = run(words, law)
        assert status == 2
        assert f"D116  statute.md, line {line}: " in output
        assert letter not in output


def test_marks_of_direction_that_urdu_is_written_with_are_letters_like_others() -> None:
    assert run(("check", "."), STATUTE.replace(b"society", "society \u200f\u200c".encode(), 1))[0] == 0


def test_a_clause_of_a_million_letters_is_refused_before_it_is_read() -> None:
    law = STATUTE.replace(b"  held by      Assembly", b"  held by      Assembly" + b", Assembly" * 100_000, 1)
    status, output = run(("check", "."), law)
    assert status == 2
    assert "P119  statute.md, line" in output
    assert len(output) < 5_000


def _children(parent: int) -> list[str]:
    return Path(f"/proc/{parent}/task/{parent}/children").read_text().split()


def _worked(process: str) -> bool:
    """Whether a process has used a quarter of a second of the processor: it is in the midst of a proof."""
    return (
        int(Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()[11]) >= os.sysconf("SC_CLK_TCK") / 4
    )


@pytest.mark.skipif(_processors() < 2, reason="proofs run in other processes on Linux with two processors or more")
def test_control_c_ends_a_long_proof_without_a_traceback() -> None:
    words = [sys.executable, "-m", "politeia", "prove", "kazakhstan@2023-04-01"]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        while not any(_worked(child) for child in _children(running.pid)):
            assert running.poll() is None
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate()
    finally:
        running.kill()
    assert running.returncode == 130
    assert b"Traceback" not in told
