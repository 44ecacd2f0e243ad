"""Measures: what each stage is worth on annotated data, beside a peer, and how fast it is."""
