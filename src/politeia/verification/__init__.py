"""Who can force what: coalition games over the transition relation, with witnesses."""
