"""The last stage: what is chosen of a comparison, to be read first."""

from __future__ import annotations

from crosscheck.model import Comparison, StoryAccount
from crosscheck.settings import TellSettings
from crosscheck.tell.digest import digest
from crosscheck.tell.timeline import timeline


def tell(comparison: Comparison, settings: TellSettings = TellSettings()) -> StoryAccount:
    """Return the story's account: its comparison with a digest and a timeline."""
    return StoryAccount(comparison, digest(comparison, settings), timeline(comparison, settings))
