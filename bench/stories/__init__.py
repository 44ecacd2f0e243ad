"""Stories and lineages against annotated collections."""
