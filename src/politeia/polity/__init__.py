"""A body that runs under its charter: people, acts, votes and deadlines as records, each accepted or refused by the law."""
