"""Expressions of time, as anchored intervals."""
