"""The engine that shares the work among processes of this machine.

Items go out in small batches, a bounded number at a time, so that a long stream is never
held whole. When a process dies (memory, a fault in a native library) nobody can tell which
of the running items killed it: those in flight are tried again, each in a process of its
own, and the one that dies again becomes a `Failure`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context

from crosscheck.boundary import Failure, Item, Result, guarded

BATCH = 8
BATCHES_IN_FLIGHT = 4


class Pool:
    """Works on a number of items at a time, each batch in one of several processes."""

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Result | Failure]:
        """Yield the result, or the failure, of each item, in order.

        Both function and items must be picklable.
        """
        pending = iter(items)
        work = partial(_batch, function)
        executor = self._executor(self.processes)
        waiting: deque[tuple[list[Item], Future[list[Result | Failure]]]] = deque()
        try:
            while True:
                room = self.processes * BATCHES_IN_FLIGHT - len(waiting)
                for _ in range(room):
                    batch = list(islice(pending, BATCH))
                    if not batch:
                        break
                    waiting.append((batch, executor.submit(work, batch)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    executor.shutdown(cancel_futures=True)
                    yield from self._one_by_one(work, batch)
                    executor = self._executor(self.processes)
                    waiting = deque((b, executor.submit(work, b)) for b, _ in waiting)
        finally:
            executor.shutdown(cancel_futures=True)

    def _one_by_one(
        self, work: Callable[[list[Item]], list[Result | Failure]], batch: list[Item]
    ) -> Iterator[Result | Failure]:
        for item in batch:
            with self._executor(1) as executor:
                try:
                    yield from executor.submit(work, [item]).result()
                except BrokenProcessPool:
                    yield Failure("the process working on it died, twice")

    @staticmethod
    def _executor(processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _batch(function: Callable[[Item], Result], batch: list[Item]) -> list[Result | Failure]:
    return [guarded(function, item) for item in batch]
