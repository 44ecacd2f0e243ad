"""The timeline: the story's dated happenings, a sentence each, as the reports tell them.

`dating` says which day a passage tells of, `tellings` what a report tells when, `days` which
days the story's reports tell most, and `timeline` chooses the sentences.
"""

from crosscheck.tell.timeline.dating import Dating, dated
from crosscheck.tell.timeline.timeline import timeline

__all__ = ["Dating", "dated", "timeline"]
