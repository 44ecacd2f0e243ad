"""Stage `tell`: the account of each story, and its renderings.

`tell` chooses the digest and the timeline; `render` and `write` in
`crosscheck.tell.formats` put a whole account on paper.
"""

from crosscheck.tell.stage import tell

__all__ = ["tell"]
