"""Training of the deep reader: ``python -m training.deep`` (see `training/DEEP.md`)."""
