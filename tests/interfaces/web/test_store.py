"""Saved work: SQLite and a real PostgreSQL; clashes; deleting really deletes; migrations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, inspect

from checker.interfaces.web.problems import Problem
from checker.interfaces.web.store.keep import Store
from checker.interfaces.web.store.migrate import upgrade
from checker.interfaces.web.store.tables import Base
from tests.postgres import running_postgres

SECRET = "とても秘密の文案なのです"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a PostgreSQL server that lives as long as the tests."""
    with running_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'work.sqlite3'}"
    name: str = request.getfixturevalue("postgres")
    engine = create_engine(name)
    with engine.begin() as connection:
        Base.metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    engine.dispose()
    return name


def test_save_open_change_delete(url: str) -> None:
    store = Store(url)
    kept = store.add("draft", "お知らせ", {"text": SECRET + "😀𠮷"})
    assert store.get(kept["id"])["body"] == {"text": SECRET + "😀𠮷"}
    assert [w["name"] for w in store.all()] == ["お知らせ"] and "body" not in store.all()[0]
    changed = store.change(kept["id"], "第二報", {"text": "新しい"}, kept["version"])
    assert changed["version"] == 2 and store.get(kept["id"])["name"] == "第二報"
    store.remove(kept["id"])
    assert store.all() == []
    with pytest.raises(Problem) as error:
        store.get(kept["id"])
    assert error.value.status == 404
    store.close()


def test_two_pages_do_not_overwrite_each_other(url: str) -> None:
    store = Store(url)
    kept = store.add("draft", "甲", {"text": "一"})
    store.change(kept["id"], "甲", {"text": "二"}, 1)
    with pytest.raises(Problem) as error:
        store.change(kept["id"], "甲", {"text": "三"}, 1)
    assert error.value.status == 409 and store.get(kept["id"])["body"] == {"text": "二"}
    store.close()


def test_migrations_make_what_the_program_expects(url: str) -> None:
    engine = create_engine(url)
    upgrade(engine)
    upgrade(engine)  # a second time changes nothing
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    assert "alembic_version" in inspect(engine).get_table_names()
    engine.dispose()


def test_deleted_words_are_not_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "work.sqlite3"
    store = Store(f"sqlite:///{file}")
    kept = store.add("draft", "名", {"text": SECRET * 1000})
    store.add("draft", "残す", {"text": "残ります"})
    assert SECRET.encode() in file.read_bytes()
    store.remove(kept["id"])
    assert all(SECRET.encode() not in f.read_bytes() for f in tmp_path.iterdir())
    assert "残ります".encode() in file.read_bytes()
    store.close()


def test_words_that_were_saved_over_are_not_in_the_file_either(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'work.sqlite3'}")
    kept = store.add("draft", "名", {"text": SECRET * 3000})
    store.change(kept["id"], "名", {"text": "新しい"}, 1)
    assert all(SECRET.encode() not in f.read_bytes() for f in tmp_path.iterdir())
    store.close()


def test_deleted_words_are_not_in_the_tables_of_postgres(postgres: str) -> None:
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    store = Store(postgres)
    kept = store.add("draft", "名", {"text": "SECRET-7f3a"})  # short, so that it is not compressed
    with engine.connect() as connection:
        tables = Path(str(connection.exec_driver_sql("SHOW data_directory").scalar())) / "base"

        def holders() -> list[Path]:
            connection.exec_driver_sql("CHECKPOINT")
            return [f for f in tables.rglob("*") if f.is_file() and b"SECRET-7f3a" in f.read_bytes()]

        assert holders()
        store.remove(kept["id"])
        assert not holders()
    store.close()
    engine.dispose()


def test_nothing_is_made_before_the_first_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    store = Store()
    assert store.all() == [] and not list(tmp_path.iterdir())
    store.add("draft", "名", {"text": "文"})
    (file,) = (tmp_path / "tsujitsuma").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    store.close()


def test_over_http(web: TestClient) -> None:
    body = {"kind": "draft", "name": "名", "body": {"text": SECRET}}
    kept = web.post("/api/v1/workspaces", json=body).json()
    assert kept["id"] in {w["id"] for w in web.get("/api/v1/workspaces").json()}
    assert web.put(f"/api/v1/workspaces/{kept['id']}", json={**body, "version": 7}).json()["code"] == "clash"
    assert web.delete(f"/api/v1/workspaces/{kept['id']}").status_code == 204
    assert web.get(f"/api/v1/workspaces/{kept['id']}").json()["code"] == "no_workspace"


def test_unreachable_database_is_a_problem_without_its_password() -> None:
    with pytest.raises(Problem) as error:
        Store("postgresql+psycopg://u:geheim@127.0.0.1:1/x").all()
    assert error.value.status == 503 and "geheim" not in str(error.value.tree())
