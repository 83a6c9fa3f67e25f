"""Small laws for tests: norms and questions written as in a charter, and the verdicts on them."""

from politeia.documents.model import Fence
from politeia.language.parsing import parse_norms
from politeia.language.phrases import parse_claim, parse_condition
from politeia.language.properties import parse_properties
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.verification.model import USUAL, Answer, Assumptions
from politeia.verification.proving import prove


def law(text: str) -> Institutions:
    """The institutions of a law text; it must be free of mistakes."""
    parsed = parse_norms(_fence("norm", text))
    assert not parsed.diagnostics, parsed.diagnostics
    institutions = resolve(parsed.norms)
    assert not institutions.diagnostics, institutions.diagnostics
    return institutions


def ask(institutions: Institutions, claim: str, *given: str, assumed: Assumptions = USUAL, **lines: str) -> Answer:
    """The answer to a claim; `given` is the situation at the start, `lines` are further lines of the property."""
    parse_claim(claim)
    text = ["property question", f"  claim  {claim}", *(f"  given  {condition}" for condition in given)]
    text += [f"  {word}  {value}" for word, value in lines.items()]
    for condition in given:
        parse_condition(condition)
    parsed = parse_properties(_fence("property", "\n".join(text)))
    assert not parsed.diagnostics, parsed.diagnostics
    return prove(institutions, parsed.properties[0], assumed)


def verdict(institutions: Institutions, claim: str, *given: str, assumed: Assumptions = USUAL, **lines: str) -> str:
    """The verdict on a claim, as a word."""
    return ask(institutions, claim, *given, assumed=assumed, **lines).verdict.value


def _fence(kind: str, text: str) -> Fence:
    return Fence(kind, tuple(text.strip("\n").splitlines()), 1, "law.md", "1", "1")
