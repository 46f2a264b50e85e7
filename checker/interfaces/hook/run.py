"""Check what is about to be committed or pushed, as git has it (never the working files)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from checker.config.settings import Settings
from checker.domain.errors import InputError, UsageError
from checker.domain.report import Failure, Report
from checker.engine import Ask
from checker.interfaces.hook import git
from checker.interfaces.hook.git import Blob
from checker.record import record
from checker.service import Options, check_documents, incident_of, kind_of
from checker.text.load import load_bytes
from checker.text.source import SourceText


@record
class Request:
    """What to check: the files by path, and all files of the same state, for their companions of an incident."""

    blobs: tuple[Blob, ...]
    everything: tuple[Blob, ...] | None = None  # None: the index, read only if an incident is named


def check_request(request: Request, settings: Settings, base: Path, is_chosen: bool = False) -> Report:
    """Judge the files of a request.

    Args:
        base: top folder of the work tree.
        is_chosen: the caller named the files (the pre-commit framework): without [documents], all are checked.

    Raises:
        UsageError: where the configuration names no documents.
    """
    if not settings.documents and not is_chosen:
        raise UsageError(
            "no_documents", "どのファイルが公表文なのかが設定にないので、調べられません。",
            "tsujitsuma.toml の [documents] に書いてください。",
        )
    wanted = [b for b in request.blobs if not settings.documents or kind_of(str(base / b.path), settings)]
    sources = [_load(blob, data) for blob, data in git.contents(wanted)]
    if not sources:
        return Report()
    options = Options(settings, Ask(totals=False))
    beside = _companions(sources, request, options, base)
    return check_documents(sources, replace(options, companions=beside))


def _companions(
    sources: Sequence[SourceText | Failure], request: Request, options: Options, base: Path
) -> tuple[SourceText, ...]:
    """Return the other documents of the incidents that the checked ones belong to."""
    asked = {incident_of(s, options) for s in sources if isinstance(s, SourceText)} - {""}
    if not asked:
        return ()
    known = {b.path for b in request.blobs}
    everything = git.index() if request.everything is None else request.everything
    settings = options.settings
    others = [b for b in everything if b.path not in known and (not settings.documents or kind_of(str(base / b.path), settings))]
    found: list[SourceText] = []
    for blob, data in git.contents(others):
        loaded = _load(blob, data)  # a companion that cannot be read is not what is being published now
        if isinstance(loaded, SourceText) and incident_of(loaded, options) in asked:
            found.append(loaded)
    return tuple(found)


def _load(blob: Blob, data: bytes) -> SourceText | Failure:
    try:
        return load_bytes(blob.path, data)
    except InputError as error:
        return Failure(blob.path, error.code, error.message, error.hint)


def staged(paths: Iterable[str] = (), base: Path | None = None) -> Request:
    """Return the request for the next commit, or for ``paths`` of the index (from the working folder)."""
    named = list(paths)
    if not named:
        return Request(tuple(git.staged()))
    top = (base or git.root()).resolve()
    asked = {os.path.relpath(Path(p).absolute(), top).replace(os.sep, "/") for p in named}
    return Request(tuple(b for b in git.index() if b.path in asked))


def pushed(lines: Iterable[str], remote: str = "") -> list[Request]:
    """Return a request for each branch that a push brings; ``lines`` are what git gives the pre-push hook."""
    requests: list[Request] = []
    for line in lines:
        fields = line.split()
        if len(fields) != 4 or not fields[1].strip("0"):  # a deleted branch publishes nothing
            continue
        new, old = fields[1], fields[3]
        if not git.exists(new):  # a tag of something else than a commit
            continue
        known = old.strip("0") and git.exists(old)
        before = old if known else git.base_of_new(new, remote)
        requests.append(Request(tuple(git.changed_between(before, new)), tuple(git.tree(new))))
    return requests
