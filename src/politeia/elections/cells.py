"""A cell of a table as a figure or an answer, with a diagnostic where it is neither."""

from __future__ import annotations

import re

from politeia.diagnostics.model import Diagnostic, error
from politeia.elections.tables import Row

MOST = 10**12
"""No return has figures as large as that: there are not as many people."""
LONGEST = 60
"""Characters of a cell that a message repeats."""
_ANSWERS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def quoted(written: str) -> str:
    """A cell in quotation marks, cut where it is too long to be read."""
    return f"“{written if len(written) <= LONGEST else written[:LONGEST] + '…'}”"


def whole_number(row: Row, column: str, mistakes: list[Diagnostic], *, needed: bool = False) -> int | None:
    """A cell as a whole number that is not negative; None when it is empty, with a mistake when it is needed.

    A figure such as 1.000 is refused, because it is a thousand to one reader and one to another.
    """
    written = row.text(column)
    if not written:
        if needed:
            mistakes.append(
                error(
                    "V115",
                    f"the figure in column “{column}” is missing",
                    row.place,
                    expectation="An empty cell is an unknown figure, and never zero.",
                    remedy="Write the figure; 0 when it is zero.",
                )
            )
        return None
    if re.fullmatch(r"\d{1,15}(\.00?)?", written) and (figure := int(written.split(".")[0])) < MOST:
        return figure
    if re.fullmatch(r"\d+", written):
        mistakes.append(
            error(
                "V116",
                f"this figure has {len(written)} digits",
                row.at(column),
                expectation="No return has figures of a million millions and more.",
                remedy="Correct the figure.",
            )
        )
        return None
    negative = re.fullmatch(r"[-−]\s*\d+(\.\d+)?", written) is not None
    mistakes.append(
        error(
            "V116",
            f"{quoted(written)} is negative" if negative else f"{quoted(written)} is no whole number",
            row.at(column),
            expectation=f"Column “{column}” holds whole numbers, zero or more, in digits without separators.",
            remedy="Correct the figure." if negative else "Write 5148074, not 5,148,074 or 5.1 million.",
        )
    )
    return None


def optional_number(row: Row, column: str, mistakes: list[Diagnostic]) -> int | None:
    """A cell as a whole number; None where it is empty or the table has no such column."""
    return whole_number(row, column, mistakes) if column else None


def answer(row: Row, column: str, mistakes: list[Diagnostic]) -> bool | None:
    """A cell as yes or no; None where it is empty or the table has no such column."""
    written = row.text(column) if column else ""
    if not written or written.casefold() in _ANSWERS:
        return _ANSWERS.get(written.casefold())
    mistakes.append(
        error(
            "V116",
            f"{quoted(written)} is neither yes nor no",
            row.at(column),
            expectation=f"Column “{column}” holds yes or no; an empty cell says that it is not known.",
        )
    )
    return None
