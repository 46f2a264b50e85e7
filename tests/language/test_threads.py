"""Threads of the network: order, failures, and the linear algebra held to one thread each."""

from __future__ import annotations

import time

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from checker.language.threads import workers


def algebra() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


def slow(number: int) -> int:
    time.sleep(0.002 * (5 - number % 5))
    return number * number


@pytest.mark.parametrize("threads", [1, 4, None])
def test_results_come_in_the_order_of_the_items(threads: int | None) -> None:
    with workers(threads) as side:
        assert list(side.each(slow, range(20))) == [n * n for n in range(20)]


@pytest.mark.parametrize("threads", [1, 3])
def test_a_failure_reaches_who_asked(threads: int) -> None:
    with pytest.raises(ZeroDivisionError), workers(threads) as side:
        list(side.each(lambda n: 1 / n, [2, 1, 0]))


def test_work_not_begun_is_dropped_when_the_block_is_left() -> None:
    done: list[int] = []

    def work(number: int) -> None:
        time.sleep(0.01)
        done.append(number)

    with workers(2) as side:
        side.each(work, range(500))
    assert len(done) < 100


def test_the_linear_algebra_is_held_to_one_thread_until_the_last_block_is_left() -> None:
    np.ones((2, 2)) @ np.ones((2, 2))
    before = algebra()
    with workers(2):
        with workers(1):
            assert set(algebra()) <= {1}
        assert set(algebra()) <= {1}
    assert algebra() == before

