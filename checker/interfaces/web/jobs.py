"""Audits under way: each in a process of its own, which reports how far it is and can be ended. Results stay in memory."""

from __future__ import annotations

import asyncio
import multiprocessing
import pickle
import secrets
import threading
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from checker.interfaces.web.problems import LOG, Problem

MOST = 8  # audits held at once
KEEP_SECONDS = 3600.0  # after its last use a finished audit is forgotten
EXAMPLES = 200  # statements of a value that a page gets
NOBODY = "(不明)"  # as the table of responders has it


@dataclass(slots=True)
class Job:
    """One audit. ``state``: running | done | failed | cancelled; ``tree`` is the JSON, ``report`` the pickled AuditReport."""

    id: str
    process: BaseProcess | None = None
    state: str = "running"
    done: int = 0
    all: int = 0
    tree: bytes = b""
    report: bytes = b""
    problem: tuple[int, str, str, str] | None = None
    used: float = field(default_factory=time.monotonic)

    def status(self) -> dict[str, Any]:
        """Return what the page is told."""
        status: dict[str, Any] = {"id": self.id, "state": self.state, "done": self.done, "all": self.all}
        if self.problem:
            code, title, detail = self.problem[1:]
            status["problem"] = {"code": code, "title": title, "detail": detail}
        return status


class Jobs:
    """All audits of the server."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}

    def __len__(self) -> int:
        return len(self._jobs)

    def start(self, name: str, data: bytes, officials: list[dict[str, Any]], columns: str) -> Job:
        """Start an audit of a file of replies.

        Raises:
            Problem: where too many are held.
        """
        self._forget()
        if len(self._jobs) >= MOST:
            raise Problem(503, "busy", "突き合わせが混み合っています。", "ほかの突き合わせが終わるのを待って、もう一度お試しください。")
        job = Job(secrets.token_urlsafe(18))
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        job.process = context.Process(target=_work, args=(theirs, name, data, officials, columns), daemon=True)
        job.process.start()
        theirs.close()
        self._jobs[job.id] = job
        threading.Thread(target=_listen, args=(job, ours), daemon=True).start()
        return job

    def get(self, name: str) -> Job:
        """Return an audit.

        Raises:
            Problem: 404 where it is not (or no longer) held.
        """
        job = self._jobs.get(name)
        if job is None:
            raise Problem(404, "no_audit", "この突き合わせは残っていません。", "もう一度ファイルを入れてください。")
        job.used = time.monotonic()
        return job

    def drop(self, name: str) -> None:
        """End an audit and forget it."""
        job = self._jobs.pop(name, None)
        if job is not None:
            _end(job)

    def close(self) -> None:
        """End all."""
        for name in list(self._jobs):
            self.drop(name)

    def _forget(self) -> None:
        now = time.monotonic()
        for name in [n for n, job in self._jobs.items() if job.state != "running" and now - job.used > KEEP_SECONDS]:
            self.drop(name)


async def watch(job: Job) -> Any:  # noqa: ANN401  (an async iterator of status)
    """Yield the status whenever it changed, until the audit is over; None every 10 s of silence."""
    last: tuple[Any, ...] = ()
    quiet = 0.0
    while True:
        now = (job.state, job.done, job.all)
        if now != last:
            last, quiet = now, 0.0
            yield job.status()
        if job.state != "running":
            return
        await asyncio.sleep(0.1)
        quiet += 0.1
        if quiet >= 10:
            quiet = 0.0
            yield None


def _end(job: Job) -> None:
    if job.state == "running":
        job.state = "cancelled"
    if job.process is not None and job.process.is_alive():
        job.process.kill()


def _listen(job: Job, connection: Connection) -> None:
    """Take what the process says, in a thread of the server."""
    try:
        while True:
            kind, value = connection.recv()
            if kind == "progress":
                job.done, job.all = value
            elif kind == "done":
                job.tree, job.report = value
                job.state = "done"
            else:
                job.problem = value
                job.state = "failed"
    except (EOFError, OSError):
        if job.state == "running":
            job.state = "failed"
            job.problem = (500, "crash", "突き合わせが途中で止まりました。", "ファイルを分けて、もう一度お試しください。")
            LOG.error("an audit ended before its time")
    finally:
        connection.close()


def _work(connection: Connection, name: str, data: bytes, officials: list[dict[str, Any]], columns: str) -> None:
    """Audit, in the process of its own."""
    from checker.domain.errors import CheckerError
    from checker.interfaces.web.problems import of_error, place_of

    try:
        connection.send(("done", _audit(connection, name, data, officials, columns)))
    except CheckerError as error:
        found = of_error(error)
        connection.send(("failed", (found.status, found.code, found.title, found.detail)))
    except Exception as error:  # only type and place may leave: the message may quote a reply
        LOG.error("audit: %s", place_of(error))
        connection.send(("failed", (500, "crash", "プログラムの誤りで、突き合わせできませんでした。", "管理者に知らせてください。")))


def _audit(
    connection: Connection, name: str, data: bytes, officials: list[dict[str, Any]], columns: str
) -> tuple[bytes, bytes]:
    import orjson

    from checker.audit.columns import parse_columns
    from checker.audit.files import read_bytes
    from checker.audit.run import Plan
    from checker.domain.errors import InputError
    from checker.interfaces.web.work import named
    from checker.report.audit.json import tree
    from checker.service import audit_replies

    replies = read_bytes(name, data, parse_columns(columns))
    if not replies.replies:
        raise InputError("no_replies", "回答が1件も読めません。", "ファイルの中身と列名を確かめてください。")
    last = 0.0

    def tell(done: int, everything: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > 0.1 or done >= everything:
            last = now
            connection.send(("progress", (done, everything)))

    tell(0, len(replies.replies))
    report = audit_replies(replies, named(officials), Plan(1, tell))
    made = tree(report, EXAMPLES)
    who = {r.id: r.responder or NOBODY for r in report.replies}  # of all statements, also those that are cut off
    made["voices"] = [sorted({who[s.reply] for v in c.values for s in v.statements if s.reply in who}) for c in report.conflicts]
    shown = {s["reply"] for c in (*made["conflicts"], *made["possible"]) for v in c["values"] for s in v["statements"]}
    shown |= {c["reply"] for c in made["corrections"]}
    made["people"] = {
        r.id: {"responder": r.responder, "at": r.at, "question": r.question, "text": r.text, "row": r.row}
        for r in report.replies if r.id in shown
    }
    made["officials"] = dict(report.officials)
    return orjson.dumps(made), pickle.dumps(report)
