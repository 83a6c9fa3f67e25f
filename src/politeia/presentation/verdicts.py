"""How verdicts look on every surface: a sign for each, what qualifies it, and how many came to which."""

from __future__ import annotations

from politeia.claims.model import Examined, Finding, Standing
from politeia.verification.model import Answer, Verdict

SIGNS = {Verdict.HOLDS: "✓", Verdict.FAILS: "✗", Verdict.DEPENDS: "?", Verdict.NOT_APPLICABLE: "–"}
STANDINGS = {Standing.BORNE_OUT: "✓", Standing.PARTLY: "±", Standing.NOT: "✗", Standing.CANNOT_TELL: "?"}
"""The sign of what a claim about a reform comes to."""


def finding_sign(finding: Finding) -> str:
    """How a finding is marked: a check that is true or not, a limit that cuts the claim down or does not apply."""
    if finding.true is None:
        return "?"
    if finding.line.limit:
        return "but" if finding.true else "·"
    return "✓" if finding.true else "✗"


def remarks(answer: Answer) -> tuple[str, ...]:
    """What qualifies a verdict: statutes read with the charter, another one in breach or undisturbed, what was not played, a race, a
    record that differs."""
    found: list[str] = []
    if answer.read_with:
        found.append(f"read together with {' and '.join(answer.read_with)}")
    if answer.in_breach is not None and answer.in_breach is not answer.verdict:
        found.append(f"{answer.in_breach.value} if duties may be broken")
    if answer.undisturbed is not None and answer.undisturbed is not answer.verdict:
        found.append(f"{answer.undisturbed.value} if nobody is dissolved or dismissed meanwhile")
    if answer.narrowed:
        found.append("dissolutions and dismissals on the way are too many to play")
    if answer.race:
        found.append("a race: who moves first decides")
    if answer.recorded and answer.recorded != answer.verdict.value:
        found.append(f"recorded: {answer.recorded}")
    return tuple(found)


def counted(found: tuple[Examined, ...]) -> str:
    """How many claims came to which verdict, in words."""
    counts = [(standing, sum(1 for item in found if item.standing is standing)) for standing in Standing]
    return (
        f"{len(found)} claims: " + ", ".join(f"{count} {standing.value}" for standing, count in counts if count) + "."
    )
