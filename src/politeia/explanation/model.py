"""An explanation of one norm: who may act, with whose agreement, when not, by when, and what follows, with articles."""

from __future__ import annotations

from dataclasses import dataclass

from politeia.norms.model import Gap


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of an explanation: what it is about ("holder", "consent"), the words, votes where counted, the article.

    `binding` is False for what binds nobody, such as a consultation.
    """

    label: str
    words: str
    citation: str
    votes: str = ""
    binding: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of a procedure with its facts."""

    name: str
    facts: tuple[Fact, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to "who may do this?" for one norm."""

    kind: str
    name: str
    citation: str
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    matched: str = "name"

    @property
    def articles(self) -> tuple[str, ...]:
        """Every article that the explanation rests on, once each."""
        cited = [self.citation, *(fact.citation for fact in self.facts)]
        for step in self.steps:
            cited += [step.citation, *(fact.citation for fact in step.facts)]
        return tuple(dict.fromkeys(citation for citation in cited if citation))


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for the words asked; `suggestions` are near names when nothing was."""

    asked: str
    explanations: tuple[Explanation, ...]
    suggestions: tuple[str, ...] = ()
