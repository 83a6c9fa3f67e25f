"""Amending acts: the text in force at a date, and who wrote each paragraph of it."""
