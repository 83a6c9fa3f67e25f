"""Claims on every office or every power of a text: the same question asked of one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from politeia.language.contents import Condition, Verb
from politeia.language.questions import Claim, ClaimForm, PropertySyntax
from politeia.norms.model import Institutions
from politeia.verification.model import Answer, Ground, Step, Verdict, Witness

Ask = Callable[[PropertySyntax], Answer]


@dataclass(frozen=True, slots=True)
class Survey:
    """What is asked of one thing after the other, and how the answers are told."""

    thing: str
    questions: Callable[[PropertySyntax, Institutions], Iterable[tuple[str, PropertySyntax]]]
    holds: str
    fails: str
    none: str


def survey(blank: Answer, asked: PropertySyntax, institutions: Institutions, ask: Ask) -> Answer:
    """The joint verdict on all things of a kind: it fails as soon as one does."""
    kind = SURVEYS[asked.claim.form]
    found = [(name, ask(question)) for name, question in kind.questions(asked, institutions)]
    applies = [(name, answer) for name, answer in found if answer.verdict is not Verdict.NOT_APPLICABLE]
    if not applies:
        return replace(blank, reason=kind.none)
    verdicts = {answer.verdict for _, answer in applies}
    verdict = next(item for item in (Verdict.FAILS, Verdict.DEPENDS, Verdict.HOLDS) if item in verdicts)
    steps = tuple(Step(name, _told(answer, kind), answer.citations[:3]) for name, answer in applies)
    bad = [name for name, answer in applies if answer.verdict is not Verdict.HOLDS]
    conclusion = f"Not so for {', '.join(bad)}." if bad else f"So for every {kind.thing}."
    skipped = [(name, f"Not played: {a.reason}.") for name, a in found if a.verdict is Verdict.NOT_APPLICABLE]
    shared = tuple(
        line for line in applies[0][1].assumptions if all(line in answer.assumptions for _, answer in applies)
    )
    return replace(
        blank,
        verdict=verdict,
        witness=Witness(f"One {kind.thing} after the other:", steps, conclusion),
        citations=tuple(dict.fromkeys(citation for step in steps for citation in step.citations)),
        assumptions=shared,
        grounds=(*_apart(applies, shared, verdict), *(Ground(name, (line,), False) for name, line in skipped)),
        states=sum(answer.states for _, answer in applies),
        edges=sum(answer.edges for _, answer in applies),
        engine=applies[0][1].engine,
    )


def _apart(applies: list[tuple[str, Answer]], shared: tuple[str, ...], verdict: Verdict) -> tuple[Ground, ...]:
    """What each thing rests on that not all do, those first on which a verdict other than “holds” turns."""
    found = [
        Ground(
            name,
            tuple(line for line in answer.assumptions if line not in shared),
            answer.verdict is verdict is not Verdict.HOLDS,
        )
        for name, answer in applies
    ]
    return tuple(sorted((item for item in found if item.lines), key=lambda item: not item.decides))


def _told(answer: Answer, kind: Survey) -> str:
    who = f" by {answer.coalitions[0]}" if answer.coalitions else ""
    told = {Verdict.HOLDS: kind.holds, Verdict.FAILS: kind.fails + who}
    return told.get(answer.verdict, "depends on how a gap is read")


def _vacancies(asked: PropertySyntax, institutions: Institutions) -> Iterable[tuple[str, PropertySyntax]]:
    """Every office that the text says how to fill, vacant at the start."""
    filled = {item.office for item in institutions.appointments}
    filled |= {item.subject for item in institutions.elections}
    filled |= {item.office for item in institutions.successions}
    for office in institutions.offices:
        if office.name in filled:
            goal = Condition(Verb.IN_OFFICE, (office.name,), written=f"{office.name} is in office")
            claim = Claim(ClaimForm.NO_SINGLE_PREVENT, None, (goal,))
            vacant = Condition(Verb.VACANT, (office.name,), written=f"office of {office.name} is vacant")
            yield office.name, replace(asked, claim=claim, given=(vacant,))


def _powers(asked: PropertySyntax, institutions: Institutions) -> Iterable[tuple[str, PropertySyntax]]:
    """Every power under a condition of the situation; a power without one is lawful at the start."""
    for power in institutions.powers:
        if any(bar.condition.verb is not Verb.FACT for bar in power.bars):
            yield power.name, replace(asked, claim=Claim(ClaimForm.SOMEWHERE_LAWFUL, None, (), power.name))


def _procedures(asked: PropertySyntax, institutions: Institutions) -> Iterable[tuple[str, PropertySyntax]]:
    """Every procedure."""
    for procedure in institutions.procedures:
        pending = Condition(Verb.PENDING, (procedure.name,), written=f"{procedure.name} is pending")
        yield procedure.name, replace(asked, claim=Claim(ClaimForm.NO_DEAD_END, None, (pending,)))


SURVEYS = {
    ClaimForm.EVERY_VACANCY_FILLED: Survey(
        "office",
        _vacancies,
        "cannot be kept empty by one alone",
        "can be kept empty",
        "the text says of no office how it is filled",
    ),
    ClaimForm.EVERY_POWER_USABLE: Survey(
        "power",
        _powers,
        "can be used",
        "is lawful in no situation that can be reached",
        "no power has a condition on the state of institutions",
    ),
    ClaimForm.NO_DEAD_ENDS: Survey(
        "procedure",
        _procedures,
        "leads on from every stage",
        "can come to a stage that it never leaves",
        "the text has no procedure",
    ),
}
"""The claims on all things of a kind."""
