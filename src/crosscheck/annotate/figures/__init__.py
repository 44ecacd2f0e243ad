"""Numbers with their bounds, unit, and what they count."""
