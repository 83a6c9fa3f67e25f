"""Voting power: what each actor's consent is worth in making a law, an amendment or an appointment."""
