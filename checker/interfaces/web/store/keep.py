"""Keep, list, open and really delete work."""

from __future__ import annotations

import json
import os
import secrets
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, delete, event, select, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from checker.interfaces.web.problems import LOG, Problem
from checker.interfaces.web.store.migrate import upgrade
from checker.interfaces.web.store.tables import Workspace

MOST_BYTES = 50_000_000


def default_path() -> Path:
    """Return where this user's work is kept."""
    if sys.platform == "win32":
        root = Path(os.environ.get("APPDATA", Path.home()))
    else:
        root = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return root / "tsujitsuma" / "work.sqlite3"


class Store:
    """Saved work in one database. Nothing is made on disk before the first save.

    Args:
        url: SQLAlchemy URL; empty for the SQLite file of this user.
    """

    def __init__(self, url: str = "") -> None:
        self._url = url
        self._engine: Engine | None = None
        self._lock = threading.Lock()

    def all(self) -> list[dict[str, Any]]:
        """Return what is kept, newest first, without bodies."""
        if not self._url and not default_path().exists():
            return []
        columns = (Workspace.id, Workspace.kind, Workspace.name, Workspace.version, Workspace.updated)
        with self._session() as session:
            return [_head(*row) for row in session.execute(select(*columns).order_by(Workspace.updated.desc()).limit(500))]

    def get(self, name: str) -> dict[str, Any]:
        """Return one with its body.

        Raises:
            Problem: 404 where it is not there.
        """
        with self._session() as session:
            found = session.get(Workspace, name)
            if found is None:
                raise _missing()
            return {**_head(found.id, found.kind, found.name, found.version, found.updated), "body": json.loads(found.body)}

    def add(self, kind: str, name: str, body: dict[str, Any]) -> dict[str, Any]:
        """Keep new work and return its head."""
        now = datetime.now(UTC)
        made = Workspace(id=secrets.token_hex(16), kind=kind, name=name, body=_packed(body), version=1, created=now, updated=now)
        with self._session() as session:
            session.add(made)
            session.commit()
            return _head(made.id, kind, name, 1, now)

    def change(self, name: str, title: str, body: dict[str, Any], version: int) -> dict[str, Any]:
        """Save work again, if nobody else has since ``version``.

        Raises:
            Problem: 409 where someone has, 404 where it is gone.
        """
        now = datetime.now(UTC)
        values = {"name": title, "body": _packed(body), "version": version + 1, "updated": now}
        with self._session() as session:
            done = session.execute(update(Workspace).where(Workspace.id == name, Workspace.version == version).values(values))
            session.commit()
            if not done.rowcount:  # type: ignore[attr-defined]
                kept = session.get(Workspace, name)
                if kept is None:
                    raise _missing()
                raise Problem(409, "clash", "ほかの画面で、先に保存されています。", "もう一度「保存する」を押すと、別の名前の作業として残ります。")
            kind = session.scalar(select(Workspace.kind).where(Workspace.id == name))
            return _head(name, str(kind), title, version + 1, now)

    def remove(self, name: str) -> None:
        """Delete work and the room it took: afterwards its words are not in the database's files."""
        with self._session() as session:
            done = session.execute(delete(Workspace).where(Workspace.id == name))
            session.commit()
            if not done.rowcount:  # type: ignore[attr-defined]
                raise _missing()
        assert self._engine is not None
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # PostgreSQL: only FULL writes the table anew and drops the old file.
            connection.execute(text("VACUUM" if self._engine.dialect.name == "sqlite" else "VACUUM FULL workspaces"))

    def close(self) -> None:
        """Close the connections."""
        if self._engine is not None:
            self._engine.dispose()

    def _session(self) -> Session:
        with self._lock:
            if self._engine is None:
                self._engine = self._open()
        return Session(self._engine)

    def _open(self) -> Engine:
        try:
            if not self._url:
                path = default_path()
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                path.touch(mode=0o600)
            engine = create_engine(self._url or f"sqlite:///{default_path()}", hide_parameters=True, pool_pre_ping=True)
            if engine.dialect.name == "sqlite":
                event.listen(engine, "connect", _careful)
            upgrade(engine)
            return engine
        except (SQLAlchemyError, OSError, ImportError) as error:
            LOG.error("the database cannot be opened: %s", type(error).__name__)
            hint = "管理者に知らせてください(--database と、置き場所の権限)。"
            if isinstance(error, ImportError):
                hint = 'PostgreSQL には pip install "tsujitsuma[postgres]" が要ります。'
            raise Problem(503, "no_store", "保管庫を開けません。", hint) from None


def _careful(connection: Any, _: Any) -> None:  # noqa: ANN401  (a DBAPI connection)
    cursor = connection.cursor()
    cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten with zeros
    cursor.execute("PRAGMA busy_timeout = 5000")
    cursor.close()


def _packed(body: dict[str, Any]) -> str:
    words = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    if len(words.encode()) > MOST_BYTES:
        raise Problem(413, "too_big", "大きすぎて保存できません(上限 50 MB)。", "絞り込んでから保存してください。")
    if "\\u0000" in words:
        raise Problem(422, "nul", "文章に使えない文字(NUL)が入っています。", "その文字を消してから保存してください。")
    return words


def _head(name: str, kind: str, title: str, version: int, updated: datetime) -> dict[str, Any]:
    moment = updated if updated.tzinfo else updated.replace(tzinfo=UTC)  # SQLite forgets the zone
    return {"id": name, "kind": kind, "name": title, "version": version, "updated": moment.isoformat()}


def _missing() -> Problem:
    return Problem(404, "no_workspace", "その作業は、もうありません。", "ほかの画面で消されたのかもしれません。")
