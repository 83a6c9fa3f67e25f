"""Elections that are not in the collection of official results, counted under the laws that the library has.

Votes of Slovakia: Statistical Office of the Slovak Republic, https://volby.statistics.sk/nrsr/nrsr2023/; seats: State Commission, as
TASR reported on 1 October 2023, https://newsnow.tasr.sk/smer-sd-official-winner-of-general-election-state-commission-confirms/.
New Zealand: Electoral Commission, official results of 6 November 2020,
https://elections.nz/media-and-news/2020/2020-general-election-official-results/ and https://electionresults.govt.nz.
Israel: Central Elections Committee, https://votes25.bechirot.gov.il/nationalresults. The agreement of Yesh Atid with National Unity is
reported in https://www.timesofisrael.com/liveblog_entry/yesh-atid-national-unity-ink-surplus-vote-sharing-deal/; that of Likud with
Religious Zionism is known to us from 2021 (https://israelnationalnews.com/News/News.aspx/296573), and no page on that of 2022 was read.
"""

from __future__ import annotations

from pathlib import Path

from politeia.amendment.opening import opened
from politeia.elections.files import Request, count_file
from politeia.elections.model import ElectionCount
from politeia.elections.reading import Stated

SLOVAKIA_2023 = """party,votes,parties,seats_official
Smer-SD,681017,1,42
Progresívne Slovensko,533136,1,32
Hlas-SD,436415,1,27
"OĽANO a priatelia, KÚ, Za ľudí",264137,3,16
KDH,202515,1,12
SaS,187645,1,11
SNS,166995,1,10
Republika,141099,1,0
Aliancia,130183,1,0
"""
NEW_ZEALAND_2020 = """party,votes,electorate_seats,seats_official
Labour,1443545,46,19
National,738275,23,10
Green,226757,1,9
ACT,219031,1,9
Māori Party,33630,1,1
New Zealand First,75020,0,0
"""
"""Seats in all were 65, 33, 10, 10 and 2; the list seats are what is left of them after the electorates."""
ISRAEL_2022 = (
    ("Likud", 1115336, 32),
    ("Yesh Atid", 847435, 24),
    ("Religious Zionism", 516470, 14),
    ("National Unity", 432482, 12),
    ("Shas", 392964, 11),
    ("United Torah Judaism", 280194, 7),
    ("Yisrael Beiteinu", 213687, 6),
    ("United Arab List", 194047, 5),
    ("Hadash-Ta'al", 178735, 5),
    ("Labor", 175992, 4),
    ("Meretz", 150793, 0),
    ("Balad", 138617, 0),
)


def counted(folder: Path, table: str, law: str, **stated: int) -> ElectionCount:
    path = folder / "votes.csv"
    path.write_text(table, encoding="utf-8")
    edition = opened(law)
    count = count_file(path, edition.institutions, edition.day, Request(stated=Stated(**stated)))
    assert isinstance(count, ElectionCount)
    return count


def test_slovakia_2023_comes_out_as_announced(tmp_path: Path) -> None:
    count = counted(tmp_path, SLOVAKIA_2023, "elections/slovakia@2023-09-30", valid=2967896)
    assert count.decided
    assert not count.differences
    assert count.compared == 9


def test_new_zealand_2020_comes_out_as_announced(tmp_path: Path) -> None:
    count = counted(tmp_path, NEW_ZEALAND_2020, "elections/new-zealand@2020-10-17")
    assert count.decided
    assert {item.name: item.seats for item in count.lists if item.seats} == {
        "Labour": 65,
        "National": 33,
        "Green": 10,
        "ACT": 10,
        "Māori Party": 2,
    }


def israel(agreements: tuple[tuple[str, str], ...]) -> str:
    joined = {name: str(number) for number, pair in enumerate(agreements, 1) for name in pair}
    rows = "".join(f"{name},{votes},{seats},{joined.get(name, '')}\n" for name, votes, seats in ISRAEL_2022)
    return f"party,votes,seats_official,agreement\n{rows}"


def test_israel_2022_comes_out_as_announced_with_the_agreements_of_its_lists(tmp_path: Path) -> None:
    agreements = (("Yesh Atid", "National Unity"), ("Likud", "Religious Zionism"))
    count = counted(tmp_path, israel(agreements), "elections/israel@2022-11-01", valid=4764742)
    assert count.decided
    assert not count.differences
    assert count.compared == 12


def test_without_its_agreement_likud_would_have_had_a_seat_less(tmp_path: Path) -> None:
    count = counted(tmp_path, israel((("Yesh Atid", "National Unity"),)), "elections/israel@2022-11-01", valid=4764742)
    assert count.differences == ("Likud: 31 by this count, 32 announced", "Labor: 5 by this count, 4 announced")
