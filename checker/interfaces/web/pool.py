"""A bounded pool of worker processes: each has its own dictionaries, a stuck one is ended, too many waiting are sent away."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from checker.config.settings import Settings
from checker.interfaces.web.problems import LOG, Problem, crash
from checker.interfaces.web.work import Outcome, perform, start

_BUSY = "5"  # seconds until it is worth coming back


class Pool:
    """Runs tasks of ``work.py`` in ``workers`` processes.

    Args:
        waiting: tasks that may be under way or waiting; the next one is refused with 503.
        seconds: time limit of one task, waiting included; 504 after it.
    """

    def __init__(self, workers: int, waiting: int, seconds: float, settings: Settings) -> None:
        self.is_ready = False
        self.under_way = 0
        self._workers = workers
        self._waiting = waiting
        self._seconds = seconds
        self._settings = settings
        self._executor: ProcessPoolExecutor | None = None

    def open(self) -> None:
        """Start the processes (they warm up by themselves)."""
        # One thread a process: several processes with several BLAS threads each only stand in each other's way.
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        self._executor = ProcessPoolExecutor(
            self._workers, multiprocessing.get_context("spawn"), initializer=start, initargs=(self._settings,)
        )

    async def warm(self) -> None:
        """Wait until every process has judged a text."""
        assert self._executor is not None
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(self._executor, _nothing, 0.05) for _ in range(2 * self._workers)))
        self.is_ready = True

    def close(self) -> None:
        """End the processes."""
        self.is_ready = False
        if self._executor is not None:
            _kill(self._executor)
            self._executor = None

    async def run(self, task: Callable[..., bytes], *args: Any, seconds: float | None = None) -> bytes:  # noqa: ANN401
        """Run a task and return its bytes.

        Raises:
            Problem: what the task says, 503 where too many wait, 504 after the time limit, 500 for a fault of ours.
        """
        if self.under_way >= self._waiting:
            raise Problem(503, "busy", "混み合っています。", "少し待ってから、もう一度お試しください。", {"Retry-After": _BUSY})
        self.under_way += 1
        try:
            outcome = await self._outcome(task, args, seconds or self._seconds)
        finally:
            self.under_way -= 1
        if outcome.problem:
            raise Problem(*outcome.problem)
        if outcome.crashed:
            LOG.error("a task crashed: %s %s", task.__name__, outcome.crashed)
            raise crash()
        return outcome.data

    async def _outcome(self, task: Callable[..., bytes], args: tuple[Any, ...], seconds: float) -> Outcome:
        for attempt in (1, 2):
            executor = self._executor
            if executor is None:
                raise Problem(503, "stopping", "サーバーを止めるところです。", "少し待ってから、もう一度お試しください。")
            try:
                future = asyncio.get_running_loop().run_in_executor(executor, perform, task, *args)
                return await asyncio.wait_for(future, seconds)
            except TimeoutError:
                self._renew(executor)
                raise Problem(504, "too_slow", f"{seconds:.0f}秒で終わりませんでした。", "文章を分けてお試しください。") from None
            except (BrokenProcessPool, asyncio.CancelledError) as error:
                if isinstance(error, asyncio.CancelledError) and executor is self._executor:
                    raise  # the visitor has gone
                self._renew(executor)
                if attempt == 2:
                    raise crash() from None
        raise crash()

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        """Replace an executor with a stuck or dead process; what waited in it is tried once more."""
        if self._executor is broken:
            LOG.warning("worker processes are started anew")
            self.open()
            _kill(broken)


def _kill(executor: ProcessPoolExecutor) -> None:
    processes = list((executor._processes or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()


def _nothing(seconds: float) -> None:
    import time

    time.sleep(seconds)
