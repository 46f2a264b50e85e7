"""The later reply in which a responder told a customer that an earlier one was wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.domain.reply import Reply
from checker.facts.claims.flags import is_correction
from checker.text.normal import NormalText


class Corrected:
    """The correcting replies of an audit, by the exchange with one customer they may belong to."""

    def __init__(self, replies: Iterable[Reply]) -> None:
        self._later: dict[tuple[str, ...], list[Reply]] = defaultdict(list)
        for reply in replies:
            if reply.responder and reply.at and is_correction(NormalText.of(reply.text).text):
                for key in _threads(reply):
                    self._later[key].append(reply)

    def later(self, reply: Reply) -> list[str]:
        """Return the ids of the corrections that came after ``reply`` in its exchange, earliest first."""
        found = {(r.at, r.id) for key in _threads(reply) for r in self._later.get(key, ()) if reply.at and r.at > reply.at}
        return [name for _, name in sorted(found)]


def _threads(reply: Reply) -> Iterator[tuple[str, ...]]:
    """Name the exchanges with one customer a reply may belong to: its ticket, and its very question."""
    yield "ticket", reply.incident, reply.responder, reply.id.partition("#")[0]
    question = "".join(reply.question.split())
    if question:
        yield "question", reply.incident, reply.responder, question
