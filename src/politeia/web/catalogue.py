"""The words of the interface in every language that it speaks: one file of texts a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
FIRST = "en"


def languages() -> tuple[str, ...]:
    """The languages of the interface, English first."""
    found = sorted(path.stem for path in TEXTS.glob("*.toml"))
    return (FIRST, *(language for language in found if language != FIRST))


@cache
def texts(language: str, folder: Path = TEXTS) -> Mapping[str, str]:
    """The words of a language, of the explorer or in another folder; what it lacks is said in English, and so is an unknown one."""
    first: dict[str, str] = tomllib.loads((folder / f"{FIRST}.toml").read_text(encoding="utf-8"))
    if language == FIRST or language not in languages():
        return first
    return {**first, **tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))}
