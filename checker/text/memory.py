"""What was found out about a sentence, by its words: of a draft under editing only the changed sentence is looked at anew.

Only what follows from the words alone (and from what the key names) may be kept here: tokens, features, votes. It lies in the
memory of this process alone, is never written or sent anywhere, and the sentences used least lately go first. What is kept never
changes a result; it is told by the words themselves, so nobody learns words that he does not have.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SENTENCES = 1024  # 13 KB each on average (measured): some 13 MB a process
LONGEST = 400  # characters; longer ones are rare, and would make the memory large

Facets = dict[object, Any]


def memory_of(words: str) -> Facets:
    """Return what is known of the sentence ``words``, to be added to; an empty one for a sentence that is too long to keep."""
    return _known(words) if len(words) <= LONGEST else {}


@lru_cache(maxsize=SENTENCES)
def _known(words: str) -> Facets:
    return {}


def forget_sentences() -> None:
    """Forget all sentences."""
    _known.cache_clear()
