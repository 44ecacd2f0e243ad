"""The engine that works in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from crosscheck.boundary import Failure, Item, Result, guarded


class Here:
    """Works through the items one after the other, lazily."""

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Result | Failure]:
        """Yield the result, or the failure, of each item, in order."""
        return (guarded(function, item) for item in items)
