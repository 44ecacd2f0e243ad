"""Reports of one event become a story; reports that descend from one text, a lineage."""

from crosscheck.group.stories import group

__all__ = ["group"]
