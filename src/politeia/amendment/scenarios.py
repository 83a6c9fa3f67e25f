"""Finding a scenario: one that comes with a charter, by its name, or those in a file of one's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from politeia.amendment.model import Charter
from politeia.amendment.opening import Target, opened_leniently
from politeia.amendment.timeline import texts_of
from politeia.diagnostics.model import Diagnostic, PoliteiaError, failure
from politeia.diagnostics.nearest import nearest
from politeia.documents.reading import read_document
from politeia.language.scenarios import ScenarioSyntax
from politeia.language.seating import parse_scenarios
from politeia.norms.scenarios import Scenario, resolve_scenario


def scenarios_of(charter: Charter) -> tuple[ScenarioSyntax, ...]:
    """The scenarios of every text of a timeline."""
    return tuple(scenario for text in texts_of(charter) for scenario in text.scenarios)


def scenario_mistakes(charter: Charter, only: date | None = None) -> tuple[Diagnostic, ...]:
    """What does not fit in the scenarios of a charter, each asked of the text of its own day; with `only`, those of that day.

    A scenario without a day is asked of the latest text.
    """
    found: list[Diagnostic] = []
    for written in scenarios_of(charter):
        if only is None or written.on in (None, only):
            institutions = opened_leniently(charter, written.on or only).institutions
            found += resolve_scenario(written, institutions).diagnostics
    return tuple(found)


def opened_scenario(written: str, target: Target) -> Scenario:
    """The scenario of a name, or the one in a file, with its names bound in the edition that is asked about.

    In a file with several, `FILE#NAME` picks one. Raises an error of exit status 2 when there is none, or it does not fit.
    """
    found = _from_file(written) if _is_file(written) else _by_name(written, target)
    _check_charter(found, target)
    resolved = resolve_scenario(found, target.institutions)
    if resolved.scenario is None:
        raise PoliteiaError(resolved.diagnostics)
    return resolved.scenario


def _is_file(written: str) -> bool:
    name = written.partition("#")[0]
    return name.endswith(".md") or Path(name).is_file()


def _from_file(written: str) -> ScenarioSyntax:
    name, _, wanted = written.partition("#")
    path = Path(name)
    if not path.is_file():
        raise failure(
            "D203",
            f"there is no file {name}",
            expectation="A scenario is called by its name, or by the Markdown file that holds it.",
            remedy="politeia library shows the scenarios that come with each charter.",
        )
    document = read_document(name, path.read_bytes())
    parsed = [parse_scenarios(fence) for fence in document.scenarios]
    mistakes = (*document.diagnostics, *(item for result in parsed for item in result.diagnostics))
    if mistakes:
        raise PoliteiaError(mistakes)
    found = tuple(scenario for result in parsed for scenario in result.scenarios)
    if len(found) == 1 and not wanted:
        return found[0]
    return _named(wanted, found, f"{name} holds")


def _by_name(written: str, target: Target) -> ScenarioSyntax:
    return _named(written, scenarios_of(target.timeline), f"{target.charter.title} comes with")


def _named(wanted: str, found: tuple[ScenarioSyntax, ...], holder: str) -> ScenarioSyntax:
    names = [scenario.name for scenario in found]
    exact = next((scenario for scenario in found if scenario.name == wanted), None)
    if exact is not None:
        return exact
    near = nearest(wanted, names, 0.4)
    raise failure(
        "Q114",
        f"{holder} no scenario “{wanted}”" if wanted else f"{holder} {len(found)} scenarios, and none is named",
        expectation=f"It holds: {'; '.join(names)}."
        if names
        else "It holds none. A scenario stands in a block “scenario”.",
        remedy=f"Did you mean “{near}”?" if near else "Name one, or a Markdown file of your own that holds one.",
    )


def _check_charter(written: ScenarioSyntax, target: Target) -> None:
    front = target.timeline.base.front
    known = {target.charter.name, target.timeline.name, front.identifier, target.charter.base.front.identifier}
    if written.charter and written.charter not in known:
        raise failure(
            "Q115",
            f"scenario {written.name} is for “{written.charter}”, and the question is about “{target.timeline.name}”",
            written.place,
            expectation="A scenario that names a charter is used with that charter.",
            remedy=f"Write “for {target.timeline.name}”, or leave the line out.",
        )
