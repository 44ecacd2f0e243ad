"""The facts of what a story tells: when, where, how many were killed, how many hurt."""
