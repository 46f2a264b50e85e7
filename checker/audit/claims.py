"""Read the claims of many replies: over processes where there are many, with the same result whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.consistency.officials import anchor_of
from checker.domain.audit import Unreadable
from checker.domain.claim import Claim
from checker.domain.reply import Reply
from checker.facts.claims.extract import ClaimReader
from checker.language.threads import cores

# Below this, starting processes costs more than they save.
PARALLEL_FROM = 1_500
CHUNK = 500
Progress = Callable[[int, int], None]
# The claims of a reply without its id and time, or why (Japanese) it could not be analysed.
Found = tuple[Claim, ...] | str


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of the official texts, those of the replies by incident, and replies that could not be analysed."""

    official: tuple[Claim, ...]
    by_incident: dict[str, list[Claim]]
    failed: tuple[Unreadable, ...] = ()


def read_claims(
    replies: Sequence[Reply], officials: Sequence[tuple[str, str]] = (), jobs: int | None = 1, progress: Progress | None = None
) -> Reading:
    """Read the claims of replies and official texts (id, text).

    Args:
        jobs: processes; None for as many as cores. Few replies are read in this process.
        progress: called with (replies read, all replies) now and then.
    """
    reader = _reader()
    fixed = [c for name, text in officials for c in reader.read_text(name, text, is_official=True, anchor=anchor_of(text, replies))]
    by_incident: dict[str, list[Claim]] = defaultdict(list)
    failed: list[Unreadable] = []
    done = 0
    for chunk, results in _chunks(replies, _workers(jobs, len(replies))):
        for reply, found in zip(chunk, results, strict=True):
            if isinstance(found, str):
                failed.append(Unreadable(reply.row, found))
            else:
                by_incident[reply.incident].extend(replace(c, source=reply.id, at=reply.at) for c in found)
        done += len(chunk)
        if progress:
            progress(done, len(replies))
    return Reading(tuple(fixed), dict(by_incident), tuple(failed))


def _workers(jobs: int | None, replies: int) -> int:
    return max(1, min(jobs or cores(), -(-replies // CHUNK))) if replies >= PARALLEL_FROM else 1


def _chunks(replies: Sequence[Reply], workers: int) -> Iterator[tuple[Sequence[Reply], list[Found]]]:
    chunks = [replies[i : i + CHUNK] for i in range(0, len(replies), CHUNK)]
    if workers == 1:
        yield from ((chunk, read_chunk(chunk)) for chunk in chunks)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from zip(chunks, pool.map(read_chunk, chunks), strict=True)


@cache
def _reader() -> ClaimReader:
    """One memory a process: a sentence is analysed once."""
    return ClaimReader()


def read_chunk(replies: Sequence[Reply]) -> list[Found]:
    """Return for each reply what was found in it."""
    return [_found(reply) for reply in replies]


def _found(reply: Reply) -> Found:
    try:
        return _reader().bare(reply.text, reply.question, reply.at)
    except Exception as error:  # one reply must not take the others with it; no word of the text is told
        return f"検査の途中でプログラムの誤りが起きました({type(error).__name__})。この回答は調べられていません"
