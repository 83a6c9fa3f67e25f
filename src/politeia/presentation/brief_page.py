"""The brief as one self-contained page: no network, no scripts but one for printing, light and dark."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from politeia import __version__
from politeia.claims.model import Standing
from politeia.comparison.model import Fate, NormChange
from politeia.presentation.brief_content import Brief, Passage
from politeia.presentation.citations import anchor_of, article_keys
from politeia.presentation.verdicts import SIGNS, STANDINGS, counted, finding_sign, remarks
from politeia.presentation.wording import day_in_words, sentence

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
GROUPS = (
    ("Changed", (Fate.CHANGED, Fate.RENAMED)),
    ("Same words, other votes", (Fate.OTHER_VOTES,)),
    ("Added", (Fate.ADDED,)),
    ("Removed", (Fate.REMOVED,)),
    ("Only the article moved", (Fate.RENUMBERED,)),
)


STANDING_CLASSES = {
    Standing.BORNE_OUT: "holds",
    Standing.PARTLY: "depends",
    Standing.NOT: "fails",
    Standing.CANNOT_TELL: "depends",
}


MARKS = {
    "+": "gained or new",
    "−": "lost or gone",
    "~": "changed",
    "=": "kept as before",
    "?": "left open",
    "✓": "closed",
}
"""The signs of the page of findings in words, for screen readers and for the legend."""


def environment_of(brief: Brief) -> Environment:
    """The templates of the brief, with what they need to write citations, days and verdicts."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    anchors = {text.key: anchor_of(text.key) for text in brief.texts}
    environment.filters.update(
        cite=lambda citations, bare=False: _links(citations, anchors, bare=bare),
        day=day_in_words,
        remarks=remarks,
        anchor=anchor_of,
        pairs=_pairs,
        sentence=sentence,
        mark=finding_sign,
    )
    environment.globals.update(marks=MARKS)
    return environment


def page(brief: Brief) -> str:
    """The brief as HTML."""
    from markupsafe import Markup

    environment = environment_of(brief)
    return environment.get_template("brief.html.j2").render(
        brief=brief,
        norm_groups=[(title, _group(brief, fates)) for title, fates in GROUPS],
        signs=SIGNS,
        standings=STANDINGS,
        classes=STANDING_CLASSES,
        counted=counted,
        style=Markup(_asset("brief.css")),
        script=Markup(_asset("brief.js")),
        policy=page_policy(),
        version=__version__,
    )


def page_policy() -> str:
    """What the page may load: its own style and its own script, known by their hashes."""
    style, script = (f"'{_hash(_asset(name))}'" for name in ("brief.css", "brief.js"))
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def _group(brief: Brief, fates: tuple[Fate, ...]) -> tuple[NormChange, ...]:
    return brief.comparison.with_fate(*fates)


def _pairs(passages: tuple[Passage, ...]) -> list[tuple[str, str]]:
    return [(passage.number, passage.prose) for passage in passages]


def _links(citations: Iterable[str], anchors: dict[str, str], *, bare: bool) -> Markup:
    """Citations as links into the appendix; those whose article is not on the page stay words."""
    from markupsafe import Markup, escape

    found: list[Markup] = []
    for citation in dict.fromkeys(citations):
        for words, key in article_keys(citation):
            label = words if bare or not words[:1].isdigit() else f"art. {words}"
            if key in anchors:
                found.append(Markup('<a href="#{}">{}</a>').format(anchors[key], label))
            elif words:
                found.append(escape(label))
    return Markup('<span class="cite">{}</span>').format(Markup(", ").join(found)) if found else Markup("")


def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash by which the page's own policy admits its style and its script, and nothing else."""
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
