"""Opening what a command is asked about, under its earlier address."""

from __future__ import annotations

from politeia.amendment.opening import Target, opened, opened_leniently

__all__ = ["Target", "opened", "opened_leniently"]
