"""Norms beside those on a body: what it takes to sit, how a member loses the seat, and who is known by an office once held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from politeia.diagnostics.model import error
from politeia.language.contents import Actors, Named, Threshold
from politeia.language.mandates import MandateEnd
from politeia.language.model import NormSyntax
from politeia.norms.binding import Binding
from politeia.norms.clauses import all_cited, cited
from politeia.norms.model import Body
from politeia.norms.persons import Group, Mandate


def read_mandate(norm: NormSyntax) -> Mandate:
    """How members of a body, or of a part of it, lose their seats."""
    return Mandate(norm.name, all_cited(norm, "ends on", MandateEnd), norm.citation)


def read_group(norm: NormSyntax) -> Group:
    """People who are no body, and the offices that they once held where these make them one."""
    once = cited(norm, "formerly", Actors)
    names = tuple(member.name for member in once.value.members if isinstance(member, Named)) if once else ()
    return Group(norm.name, names, norm.citation)


def with_quorums(bodies: Iterable[Body], norms: Iterable[NormSyntax], binding: Binding) -> tuple[Body, ...]:
    """The bodies with the quorums that norms of their own give them, as a statute does for a body of the charter.

    N120 when the norm on the body has one already: which of two holds is for the text to say.
    """
    found = {norm.name: norm for norm in norms}
    return tuple(_with_quorum(body, found.get(body.name), binding) for body in bodies)


def _with_quorum(body: Body, norm: NormSyntax | None, binding: Binding) -> Body:
    if norm is None:
        return body
    if body.quorum is not None:
        binding.mistakes.append(
            error(
                "N120",
                f"{body.name} has a quorum already: {body.quorum.citation}",
                norm.place,
                expectation="A body has one quorum, in the norm on the body or in a norm “quorum” of its own.",
                remedy="Leave one of the two out, or write the difference as a note.",
            )
        )
        return body
    return replace(body, quorum=cited(norm, "needs", Threshold))
