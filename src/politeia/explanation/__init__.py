"""Answers in words, each with its article."""
