"""The capture frontier of an edition: for every goal with a name, the smallest coalitions that can reach it."""

from __future__ import annotations

from itertools import zip_longest

from politeia.amendment.opening import Target
from politeia.diagnostics.model import Place, PoliteiaError, failure
from politeia.diagnostics.nearest import nearest
from politeia.language.phrases import parse_claim, parse_condition
from politeia.language.questions import PropertySyntax
from politeia.norms.scenarios import Scenario
from politeia.presentation.proofs import Watched, answers_of, unwatched
from politeia.verification.model import Answer, Assumptions, Case, Coalition, Verdict

NOBODY = "nobody, not even all together"

GOALS = {
    "making a law": "ordinary law succeeded",
    "amending the constitution": "amendment succeeded",
    "dissolving": "lower chamber is dissolved",
    "removing the president": "removal of head of state succeeded",
    "ending the government": "no confidence succeeded",
    "ruling by decree": "any decree has force of law",
    "staying beyond the term": "limit of head of state is exceeded",
}
"""Goals with a name that are conditions, put by roles."""

CLAIMS = {
    **{goal: f"smallest coalitions that can force {condition}" for goal, condition in GOALS.items()},
    "naming a majority of the court": "smallest coalitions that can name a majority of constitutional court",
}
"""Every goal with a name, as the claim that is asked: conditions to be forced, and seats to be filled."""


def frontier(
    targets: tuple[Target, ...],
    scenarios: tuple[Scenario | None, ...] = (),
    *,
    watched: Watched = unwatched,
    alone: bool = False,
) -> dict[str, tuple[Answer, ...]]:
    """For every goal with a name, the answer of each edition, under its scenario if there is one; `alone` keeps the work in this process."""
    asked = tuple(asked_goal(goal, ()) for goal in CLAIMS)
    title = "Looking for the smallest coalitions"
    editions = [
        answers_of(
            target, asked, Assumptions(scenario=scenario), by_roles=True, title=title, watched=watched, alone=alone
        )
        for target, scenario in zip_longest(targets, scenarios)
    ]
    return {goal: tuple(answers[number] for answers in editions) for number, goal in enumerate(CLAIMS)}


def frontier_lines(found: dict[str, tuple[Answer, Answer]]) -> tuple[tuple[str, str, str], ...]:
    """Each goal that applies to one of two texts, with its smallest coalitions in words before and after."""
    return tuple(
        (goal, said(before), said(after))
        for goal, (before, after) in found.items()
        if any(answer.verdict is not Verdict.NOT_APPLICABLE for answer in (before, after))
    )


def said(answer: Answer) -> str:
    """The coalitions in words, one a line; why there are none."""
    if any(case.coalitions for case in answer.cases):
        return "\n".join(
            f"if {readings_in_few_words(alike)}: {_either(alike[0].coalitions)}"
            for alike in told_together(answer.cases)
        )
    if answer.coalitions:
        return "\n".join(f"{'or ' if number else ''}{coalition}" for number, coalition in enumerate(answer.coalitions))
    if answer.verdict is Verdict.NOT_APPLICABLE:
        return f"– {answer.reason}" if answer.reason else "–"
    return NOBODY


def _either(coalitions: tuple[Coalition, ...]) -> str:
    return "; or ".join(str(item) for item in coalitions) or NOBODY


def told_together(cases: tuple[Case, ...]) -> tuple[tuple[Case, ...], ...]:
    """The cases in groups that are told in one line: those that come to the same and are read differently in one place."""
    groups: list[list[Case]] = []
    for case in cases:
        alike = next((group for group in groups if _in_one_line([*group, case])), None)
        if alike is None:
            groups.append([case])
        else:
            alike.append(case)
    return tuple(tuple(group) for group in groups)


def _in_one_line(cases: list[Case]) -> bool:
    places = {tuple((item.norm, item.gap, item.citation) for item in case.readings) for case in cases}
    if len(places) > 1 or len({case.outcome for case in cases}) > 1:
        return False
    said = zip(*((item.completion for item in case.readings) for case in cases), strict=True)
    return sum(len(set(completions)) > 1 for completions in said) <= 1


def readings_in_few_words(alike: tuple[Case, ...]) -> str:
    """The readings of cases that are told together, in few words."""
    said: list[str] = []
    for items in zip(*(case.readings for case in alike), strict=True):
        completions = " or ".join(f"“{completion}”" for completion in dict.fromkeys(item.completion for item in items))
        said.append(f"{items[0].what} is {completions}")
    return "; ".join(said)


def asked_goal(goal: str, given: tuple[str, ...]) -> PropertySyntax:
    """The goal as a question; raises an error of exit status 2 that lists the goals with a name."""
    try:
        claim = parse_claim(CLAIMS.get(goal, f"smallest coalitions that can force {goal}"))
    except PoliteiaError:
        near = nearest(goal, CLAIMS, 0.4)
        raise failure(
            "Q104",
            f"“{goal}” is no goal",
            expectation=f"Goals with a name are: {', '.join(CLAIMS)}. Any condition of the language is a goal too.",
            remedy=f"Did you mean “{near}”?" if near else "For example “state of emergency is in force”.",
        ) from None
    start = tuple(parse_condition(item) for item in given)
    return PropertySyntax(goal, claim, start, (), "lawful", "", "", "", "", (), Place("", 0))
