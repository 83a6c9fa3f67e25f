"""What the tests of documented crises share: a case, its charter on a day, and the two things that every case must show."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.model import Charter
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.verification.model import Answer
from politeia.verification.proving import prove


@cache
def charter(name: str) -> Charter:
    return load_charter(name)


@cache
def edition(name: str, day: str) -> Institutions:
    return resolve(consolidate(charter(name), date.fromisoformat(day)).norms)


@dataclass(frozen=True, slots=True)
class Case:
    """A question to a charter: the verdicts by day, and the acts of the first of them, in order, with an article it rests on."""

    charter: str
    asked: str
    verdicts: tuple[tuple[str, str], ...]
    acts: tuple[str, ...]
    article: str


def answered(case: Case, day: str) -> Answer:
    """The answer to the question of a case on the text of a day."""
    asked = next(item for item in charter(case.charter).properties if item.name == case.asked)
    return prove(edition(case.charter, day), asked)


def tells(case: Case) -> None:
    """Fail unless the witness on the first day has the decisive acts in their order, and rests on the article."""
    answer = answered(case, case.verdicts[0][0])
    witness = answer.witness or next(found.witness for found in answer.cases if found.witness)
    told = iter(witness.steps)
    for act in case.acts:
        assert any(act in step.act for step in told), act
    assert not case.article or any(case.article in " ".join(step.citations) for step in witness.steps)
