"""Statements, findings, digest and timeline against what people made of the same reports."""
