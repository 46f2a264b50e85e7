"""Work of the network on several cores: threads share its matrices, and its sums let go of the interpreter's lock.

Each answer is made by one thread of the linear algebra, so that neither their number nor the machine's changes its last bit.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from threadpoolctl import ThreadpoolController

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Some threads, or none: ``workers`` makes them."""

    def __init__(self, pool: ThreadPoolExecutor | None) -> None:
        self._pool = pool

    def each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield what ``work`` returns for each item, in the order of the items."""
        return self._pool.map(work, items) if self._pool else map(work, items)


@contextmanager
def workers(threads: int | None = 1) -> Iterator[Workers]:
    """Make ``threads``, None for as many as cores; work not begun when the block is left is dropped."""
    wanted = threads or cores()
    pool = ThreadPoolExecutor(wanted, "network") if wanted > 1 else None
    try:
        with _algebra().single():
            yield Workers(pool)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


class _Algebra:
    """The threads of the linear algebra (BLAS) in this process."""

    def __init__(self) -> None:
        self._controller = ThreadpoolController()
        self._lock = threading.Lock()
        self._inside = 0

    @contextmanager
    def single(self) -> Iterator[None]:
        """Hold it to one thread; blocks may overlap, and the last to be left lets go."""
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._limit = self._controller.limit(limits=1, user_api="blas")
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                if not self._inside:
                    self._limit.restore_original_limits()


@cache
def _algebra() -> _Algebra:
    return _Algebra()
