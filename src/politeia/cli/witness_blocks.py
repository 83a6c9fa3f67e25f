"""Printing witnesses as blocks of tests, and saying of the others why they are none."""

from __future__ import annotations

import click

from politeia.amendment.opening import Target
from politeia.language.questions import PropertySyntax
from politeia.verification.casting import cast
from politeia.verification.model import Answer
from politeia.verification.witness_tests import NotATest, block_of


def show_blocks(target: Target, asked: tuple[PropertySyntax, ...], answers: tuple[Answer, ...]) -> None:
    """Print a block for every answer whose witness can be acted out; the rest is told on the error stream."""
    for question, answer in zip(asked, answers, strict=True):
        if question.with_statutes:
            click.echo(
                f"{question.name}: no test, because it is read with statutes, and a test is of one text.", err=True
            )
            continue
        named, missing = cast(question, target.institutions)
        if missing:
            continue
        try:
            click.echo(block_of(named, answer, target.institutions, target.day) + "\n")
        except NotATest as reason:
            click.echo(f"{question.name}: no test, because {reason}.", err=True)
