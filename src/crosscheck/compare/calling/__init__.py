"""What reports call the same thing: listed sets, roles, verbs of saying, and judging words."""
