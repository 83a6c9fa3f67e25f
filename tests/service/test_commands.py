"""`politeia live serve` and `politeia live account`: the first invitation, accounts that fit the body, secrets kept as hashes."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from tests.polity.bodies import CLERK, club_of
from tests.service.houses import FAST, PASSWORD, club_house

from politeia.cli.main import group
from politeia.service.accounts import Accounts
from politeia.service.model import Proof
from politeia.service.opening import first_invitation


def run(*words: str) -> tuple[int, str]:
    found = CliRunner().invoke(group, ["live", *words])
    return found.exit_code, found.output


def test_who_keeps_the_record_is_invited_until_a_password_is_set(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "accounts.db", FAST)
    first, second = first_invitation(accounts, CLERK), first_invitation(accounts, CLERK)
    assert accounts.shown(first, Proof.INVITATION) is None
    shown = accounts.shown(second, Proof.INVITATION)
    assert shown is not None and shown[0].person == CLERK
    accounts.set_password(CLERK, PASSWORD)
    assert first_invitation(accounts, CLERK) == ""
    assert accounts.shown(second, Proof.INVITATION) is None


def test_an_account_is_opened_for_a_person_of_the_body_and_for_nobody_else(tmp_path: Path) -> None:
    club_of(tmp_path).store.close()
    body = str(tmp_path / "club.db")
    status, told = run("account", body, "ann", "--person", "Member 1")
    assert status == 0 and told.startswith("/invitation?secret=")
    assert run("account", body)[1] == "ann: member for Member 1\n"
    status, told = run("account", body, "ben", "--person", "Nobody")
    assert status == 2 and "“Nobody” is not enrolled in the body" in told
    status, told = run("account", body, "ben", "--person", "Member 1")
    assert status == 2 and "or one that acts for this person" in told
    status, told = run("account", body, "ben", "--role", "secretary", "--person", "Member 2")
    assert status == 2 and f"the secretary is {CLERK}" in told


def test_a_body_that_is_not_there_is_not_served(tmp_path: Path) -> None:
    status, told = run("serve", str(tmp_path / "nothing.db"))
    assert status == 2 and "A172" in told


def test_no_password_and_no_secret_stands_in_the_file_of_accounts(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:
        secret = club.client("member1").headers["Authorization"].removeprefix("Bearer ")
        held = b"".join(path.read_bytes() for path in tmp_path.glob("accounts.db*"))
        assert PASSWORD.encode() not in held and secret.encode() not in held
        assert b"$argon2id$" in held
        assert (tmp_path / "accounts.db").stat().st_mode & 0o077 == 0
