"""From the norms of an edition to its institutions: names bound, seats counted, gaps collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from politeia.diagnostics.model import Diagnostic, error
from politeia.language.model import NormSyntax
from politeia.norms.acts import read_duty, read_emergency, read_power, read_procedure
from politeia.norms.binding import binding_of
from politeia.norms.circles import bodies_in_circles
from politeia.norms.gaps import gaps_of
from politeia.norms.holders import read_appointment, read_body, read_election, read_office, read_succession
from politeia.norms.mandates import read_group, read_mandate, with_quorums
from politeia.norms.model import Institutions, Office
from politeia.norms.names import unknown_names
from politeia.norms.restraints import read_bans, read_unamendable
from politeia.norms.rights import read_limitation, read_prohibition, read_rank, read_right
from politeia.norms.rivals import in_force, rivals_in
from politeia.norms.seat_rules import read_referendum
from politeia.norms.standing import read_candidacy, read_quota, read_registration

PROCEDURE_KINDS = ("procedure", "removal", "amendment")


def resolve(
    written: tuple[NormSyntax, ...],
    beside: tuple[NormSyntax, ...] = (),
    readings: Mapping[str, str] | None = None,
) -> Institutions:
    """Build the institutions of an edition; mistakes are collected, never raised.

    Where a norm has rival readings, `readings` maps the key of the place to the name of the reading in force; without
    it the first reading is. `beside` holds the norms of a charter under which these stand: they may use its names, and
    are not part of the result.
    """
    norms = in_force(written, readings or {})
    binding = binding_of((*norms, *beside))
    binding.mistakes.extend(_duplicates(norms))
    binding.mistakes.extend(bodies_in_circles(norms))
    for norm in written:
        binding.mistakes.extend(unknown_names(norm, binding.declared))

    def of(*kinds: str) -> Iterator[NormSyntax]:
        return (norm for norm in norms if norm.kind in kinds)

    return Institutions(
        offices=_offices(norms),
        bodies=with_quorums((read_body(norm, binding) for norm in of("body")), of("quorum"), binding),
        elections=tuple(read_election(norm) for norm in of("election")),
        appointments=tuple(read_appointment(norm, binding) for norm in of("appointment")),
        powers=tuple(read_power(norm, binding) for norm in of("power")),
        procedures=tuple(read_procedure(norm, binding) for norm in of(*PROCEDURE_KINDS)),
        duties=tuple(duty for norm in of("duty") if (duty := read_duty(norm, binding))),
        emergencies=tuple(read_emergency(norm, binding) for norm in of("emergency")),
        successions=tuple(read_succession(norm) for norm in of("succession")),
        bans=tuple(ban for norm in norms for ban in read_bans(norm)),
        unamendable=tuple(read_unamendable(norm) for norm in of("unamendable")),
        referendums=tuple(read_referendum(norm) for norm in of("referendum")),
        rights=tuple(read_right(norm) for norm in of("right")),
        prohibitions=tuple(read_prohibition(norm) for norm in of("prohibition")),
        limitations=tuple(read_limitation(norm) for norm in of("limitation")),
        ranks=tuple(read_rank(norm) for norm in of("rank")),
        candidacies=tuple(read_candidacy(norm) for norm in of("candidacy")),
        quotas=tuple(read_quota(norm) for norm in of("quota")),
        registrations=tuple(read_registration(norm) for norm in of("registration")),
        groups=tuple(read_group(norm) for norm in of("group")),
        mandates=tuple(read_mandate(norm) for norm in of("mandate")),
        parameters=tuple(sorted(binding.parameters.items())),
        norms=norms,
        gaps=tuple(gap for norm in written for gap in gaps_of(norm)),
        rivals=rivals_in(written),
        written=written,
        beside=beside,
        diagnostics=tuple(binding.mistakes),
    )


def _offices(norms: tuple[NormSyntax, ...]) -> tuple[Office, ...]:
    """The offices that norms declare, and those that only an appointment names."""
    declared = {norm.name for norm in norms if norm.kind in ("office", "body")}
    return (
        *(read_office(norm) for norm in norms if norm.kind == "office"),
        *(
            Office(norm.name, "", None, None, None, norm.citation)
            for norm in norms
            if norm.kind == "appointment" and norm.name not in declared
        ),
    )


def _duplicates(norms: tuple[NormSyntax, ...]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], NormSyntax] = {}
    for norm in norms:
        first = seen.setdefault((norm.kind, norm.name), norm)
        if first is not norm:
            yield error(
                "N102",
                f"{norm.kind} {norm.name} stands twice: also in {first.citation}",
                norm.place,
                expectation="A norm is known by its kind and name, so both must differ from every other norm.",
                remedy="Give one of the two another name, or join them.",
            )
