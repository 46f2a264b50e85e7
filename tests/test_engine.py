"""The engine keeps nothing of a text."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from checker import engine
from checker.service import check_documents
from checker.text import segment
from checker.text.document import Document
from checker.text.load import load_source
from checker.text.source import SourceText

SAMPLE = Path(__file__).parent.parent / "samples" / "lost_device_bad.txt"


def test_a_document_is_freed_without_the_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    built = segment.build_document
    seen: list[weakref.ref[Document]] = []

    def build(source: SourceText) -> Document:
        document = built(source)
        seen.append(weakref.ref(document))
        return document

    monkeypatch.setattr(engine, "build_document", build)
    gc.disable()
    try:
        assert check_documents([load_source(str(SAMPLE))]).documents
        assert [ref() for ref in seen] == [None]
    finally:
        gc.enable()
