"""Running every lint rule over the text of a day."""

from __future__ import annotations

from politeia.norms.lint.conflicts import CONFLICT, conflicts
from politeia.norms.lint.dangling import DANGLING, dangling_norms
from politeia.norms.lint.deadlines import ENDLESS_DUTY, TOOTHLESS_DEADLINE, endless_duties, toothless_deadlines
from politeia.norms.lint.model import Examined, Finding, Rule
from politeia.norms.lint.names import UNDEFINED, UNUSED, undefined_names, unused_names
from politeia.norms.lint.stages import UNENTERED, UNLEFT, unentered_stages, unleft_stages
from politeia.norms.lint.terms import OUTLASTING, outlasting_terms
from politeia.norms.lint.thresholds import UNKNOWN_BASE, unknown_bases
from politeia.norms.lint.vacancies import CIRCLE, NEVER_FILLED, circles, never_filled

RULES: dict[str, Rule] = {
    UNDEFINED: undefined_names,
    UNUSED: unused_names,
    UNENTERED: unentered_stages,
    UNLEFT: unleft_stages,
    CONFLICT: conflicts,
    UNKNOWN_BASE: unknown_bases,
    ENDLESS_DUTY: endless_duties,
    TOOTHLESS_DEADLINE: toothless_deadlines,
    NEVER_FILLED: never_filled,
    CIRCLE: circles,
    OUTLASTING: outlasting_terms,
    DANGLING: dangling_norms,
}
"""Every rule by the code of its findings."""


def lint(examined: Examined) -> tuple[Finding, ...]:
    """Everything that the rules find, in the order of the text, each finding once."""
    findings = dict.fromkeys(item for rule in RULES.values() for item in rule(examined))
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[str, int, int]:
    place = finding.diagnostic.place
    return (place.file, place.line, place.column) if place else ("", 0, 0)
