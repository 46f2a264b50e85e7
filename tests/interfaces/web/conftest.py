"""One app with its worker processes for all tests of the API."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from checker.interfaces.web.app import create_app
from checker.interfaces.web.config import WebConfig

HOME = "http://127.0.0.1"


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a running app with one worker and a database of its own."""
    database = tmp_path_factory.mktemp("web") / "work.sqlite3"
    with TestClient(create_app(WebConfig(workers=1, database=f"sqlite:///{database}")), base_url=HOME) as client:
        for _ in range(600):
            if client.get("/readyz").status_code == 200:
                break
            time.sleep(0.1)
        yield client


@pytest.fixture
def bad_notice() -> str:
    """A notice with many faults."""
    return Path("samples/lost_device_bad.txt").read_text(encoding="utf-8")
