"""Reports of one event become a story; reports that descend from one text, a lineage."""

from crosscheck.group.corrections import Corrections
from crosscheck.group.grouper import Grouper
from crosscheck.group.stories import group

__all__ = ["Corrections", "Grouper", "group"]
