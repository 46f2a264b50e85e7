"""A book of what would be costly to work out again at each start: one marshalled table in the user's cache folder.

A digest guards its bytes, and a book that is not whole counts as empty. A cache that cannot be written is no error.
"""

from __future__ import annotations

import atexit
import contextlib
import marshal
from typing import Any

from checker.digest import blake2b
from checker.rules import pack

_DIGEST = 16
_MOST = 4000  # entries kept: after edits old ones fall out


class Book:
    """Entries by key, of what ``marshal`` can write; read when first asked, written at exit if some are new."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._kept: dict[Any, Any] | None = None
        self._used: dict[Any, Any] = {}
        self._is_new = False

    def get(self, key: object) -> Any:  # noqa: ANN401  (whatever was put)
        """Return the entry of ``key``, None where there is none."""
        if self._kept is None:
            self._kept = self._read()
        entry = self._used.get(key)
        if entry is None and (entry := self._kept.get(key)) is not None:
            self._used[key] = entry
        return entry

    def put(self, key: object, entry: object) -> None:
        """Keep an entry for this run and the next ones."""
        if not self._is_new:
            self._is_new = True
            atexit.register(self.save)
        self._used[key] = entry

    def save(self) -> None:
        """Write the book: what was there and what is new."""
        book = {**self._read(), **self._used}
        data = marshal.dumps(book if len(book) <= _MOST else self._used)
        with contextlib.suppress(OSError, KeyboardInterrupt):  # Ctrl-C at exit: written in one step or not at all
            pack.write_bytes(pack.cache_folder() / self.name, blake2b(data, digest_size=_DIGEST).digest() + data)

    def forget(self) -> None:
        """Forget what was read and put, as a new process would."""
        self._kept = None
        self._used = {}

    def _read(self) -> dict[Any, Any]:
        try:
            data = (pack.cache_folder() / self.name).read_bytes()
            if blake2b(data[_DIGEST:], digest_size=_DIGEST).digest() != data[:_DIGEST]:
                return {}
            book: dict[Any, Any] = marshal.loads(data[_DIGEST:])
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return book
