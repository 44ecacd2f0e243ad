"""A lineage as it is told: origin, direction, versions, whom it cites."""
