"""From a property of a charter to a question that another model checker can be given."""

from __future__ import annotations

from politeia.diagnostics.model import failure
from politeia.exchange.model import PosedQuestion
from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.norms.model import Institutions
from politeia.transition.formulas import some, within
from politeia.transition.model import NATURE
from politeia.transition.running import initial_state
from politeia.transition.slicing import Scope
from politeia.verification.arena import all_present, game_of, in_situation, in_time
from politeia.verification.coalitions import form, in_people, without
from politeia.verification.control import control_of
from politeia.verification.engines.acts import acts_of
from politeia.verification.model import Assumptions

FORCING = (ClaimForm.FORCE, ClaimForm.NOT_FORCE)
PREVENTING = (ClaimForm.PREVENT, ClaimForm.NOT_PREVENT)
AGAIN = (ClaimForm.FORCE_AGAIN, ClaimForm.NOT_FORCE_AGAIN)
TOGETHER = (ClaimForm.ALWAYS_POSSIBLE, ClaimForm.NEVER_POSSIBLE)


def pose(
    asked: PropertySyntax, institutions: Institutions, *, edition: str, scope: Scope = Scope.SITTINGS
) -> PosedQuestion:
    """The question of a property, under the first reading of each gap.

    Raises an error of exit status 2 for claims that are not one game, such as those on every single actor, and for what a
    coalition can bring about again and again against others, which no objective of these languages says.
    """
    form_of = asked.claim.form
    if form_of in AGAIN and not _everyone(asked):
        raise failure(
            "X104",
            "what a coalition can force again and again against others is no objective of PRISM-games or spin",
            asked.place,
            expectation="“Again and again” is written where all play together: “everyone can force ... again and again”.",
            remedy="Or leave out “again and again”: whether the coalition can bring it about once can be written.",
        )
    if form_of not in (*FORCING, *PREVENTING, *AGAIN, *TOGETHER):
        raise failure(
            "X101",
            f"“{asked.claim.written}” is not one game, so no model checker can be given it",
            asked.place,
            expectation="A claim on one coalition (“can force”, “cannot prevent” ...), or on what is possible.",
            remedy='Ask about one coalition, for example --claim "President can force Mazhilis is dissolved".',
        )
    assumed = Assumptions(scope, breach="breach" in asked.assume)
    institutions = in_situation(asked, institutions)
    game, meaning, begin = game_of(asked, institutions, {}, assumed)
    if form_of in AGAIN:
        game = all_present(game, institutions)
    start = initial_state(game, begin)
    control, coalition = None, "all together"
    if form_of not in (*AGAIN, *TOGETHER):
        assert asked.claim.coalition is not None
        holdings = form(asked.claim.coalition, institutions, asked.place)
        if form_of in PREVENTING:
            holdings = without(holdings, institutions)
        control, coalition = control_of(game, holdings, institutions), str(in_people(holdings, institutions))
    acts = acts_of(game, start, breach=assumed.breach)
    goal = within(some(meaning(condition) for condition in asked.claim.goals), game)
    lost = within(some(meaning(condition) for condition in asked.before), game)
    goal, lost = in_time(asked, goal, lost)
    return PosedQuestion(
        f"{edition}: {asked.name}",
        asked.claim.written,
        game,
        acts,
        start,
        goal,
        lost,
        control,
        coalition,
        form_of in (ClaimForm.FORCE, ClaimForm.NOT_PREVENT, ClaimForm.ALWAYS_POSSIBLE, ClaimForm.FORCE_AGAIN),
        form_of in AGAIN,
        len(acts.forced) > 1 or any(game.commands[act.command].consent == NATURE for act in acts.free),
    )


def _everyone(asked: PropertySyntax) -> bool:
    coalition = asked.claim.coalition
    return coalition is not None and coalition.everyone and not coalition.except_for
