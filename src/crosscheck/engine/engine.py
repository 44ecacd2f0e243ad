"""What an engine is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from crosscheck.boundary import Failure, Item, Result


class Engine(Protocol):
    """Whatever can map a function over items."""

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Result | Failure]:
        """Yield the result, or the failure, of each item, in order."""
        ...
