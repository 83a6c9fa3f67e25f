"""The Parliamentary Powers Index of Fish and Kroenig: 32 yes-or-no items in four blocks."""
