"""The Parliamentary Powers Index as a table of its items."""

from __future__ import annotations

from politeia.scales.model import Measure, Question
from politeia.scales.parliamentary_powers import autonomy, capacity, influence, specified_powers

ITEMS = (
    ("the legislature alone can impeach the president or replace the premier", influence.replaces_executive),
    ("ministers may sit as members", influence.ministers_may_sit),
    ("the legislature can question the executive, which must answer", influence.interpellates),
    ("the legislature can inquire into the executive", influence.investigates),
    ("the legislature oversees the agencies of coercion", influence.oversees_coercion),
    ("the legislature appoints the premier", influence.appoints_premier),
    ("the legislature approves each minister", influence.confirms_ministers),
    ("there is no president, or the legislature elects the president", influence.lacks_president),
    ("the legislature can vote the government out at no risk to its own term", influence.turns_out_safely),
    ("the executive cannot dissolve the legislature", autonomy.cannot_be_dissolved),
    ("the executive has no decrees with force of law", autonomy.no_decrees),
    ("there is no veto, or a simple majority overrides it", autonomy.overrides_by_majority),
    ("no court reviews laws", autonomy.no_review),
    ("members may initiate bills in every area", autonomy.no_gatekeeping),
    ("money that is appropriated must be spent", autonomy.no_impoundment),
    ("the legislature controls its own funds", autonomy.controls_own_budget),
    ("members are immune from arrest and prosecution", autonomy.immune),
    ("every member is elected", autonomy.all_elected),
    ("the legislature alone can amend the constitution", specified_powers.amends_alone),
    ("the legislature's approval is needed to declare war", specified_powers.approves_war),
    ("the legislature's approval is needed to ratify treaties", specified_powers.approves_treaties),
    ("the legislature can grant amnesty", specified_powers.grants_amnesty),
    ("the legislature can grant pardon", specified_powers.grants_pardon),
    ("the legislature may reject judges or names them", specified_powers.approves_judges),
    ("the legislature has a say in naming the head of the central bank", specified_powers.approves_bank_head),
    ("the legislature has a say in state media", specified_powers.runs_media),
    ("the legislature is regularly in session", capacity.in_session),
    ("each member has a secretary", capacity.has_secretaries),
    ("each member has a policy adviser", capacity.has_policy_staff),
    ("members may be re-elected without limit", capacity.no_term_limit),
    ("members generally seek re-election", capacity.reelection_sought),
    ("many members are experienced", capacity.experienced),
)

PARLIAMENTARY_POWERS = Measure(
    "parliamentary powers",
    "Parliamentary Powers Index",
    "Fish and Kroenig, The Handbook of National Legislatures, 2009",
    tuple(Question(f"{number}", wording, 1, answer) for number, (wording, answer) in enumerate(ITEMS, start=1)),
)
