"""Constitutions as code: read, compare and prove what a charter lets people do."""

__version__ = "0.1.0"
