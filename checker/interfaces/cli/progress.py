"""A progress line with the remaining time on standard error, shown on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

_WIDTH = 24
_AGAIN = 0.2  # seconds between two drawings


class ProgressLine:
    """Draws ``████░░ 1,200/10,000 残り 約20秒``; call it with (done, all), then ``close`` it."""

    def __init__(self, label: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._label = label
        self._clock = clock
        self._start = clock()
        self._drawn = 0.0
        self._done = 0
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Draw the state, at most a few times a second; fewer done than before begins another round."""
        now = self._clock()
        if done < self._done:
            self._start = now
        self._done = done
        if total <= 0 or (done < total and now - self._drawn < _AGAIN):
            return
        self._drawn, self._shown = now, True
        filled = _WIDTH * done // total
        bar = "█" * filled + "░" * (_WIDTH - filled)
        rest = remaining(now - self._start, done, total)
        sys.stderr.write(f"\r\x1b[K{self._label} {bar} {done:,}/{total:,} {rest}")
        sys.stderr.flush()

    def close(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def remaining(elapsed: float, done: int, total: int) -> str:
    """Say the remaining time in Japanese; empty while nothing is done or when all is."""
    if not 0 < done < total:
        return ""
    seconds = round(elapsed / done * (total - done))
    return f"残り 約{seconds // 60}分{seconds % 60}秒" if seconds >= 60 else f"残り 約{seconds}秒"
