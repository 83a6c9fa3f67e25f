"""The one meaning of norms: which acts are lawful in a state, and what they do."""
