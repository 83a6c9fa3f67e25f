"""Counting elections and referendums under the norms in force: admission, seats, ties, validity, each step with its article."""
