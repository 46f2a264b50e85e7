"""What the worker processes do: texts in, bytes of JSON, HTML or Word out. Between calls only the rules are kept, and in the memory
of the process what was found out about the last sentences (``checker.text.memory``): nothing is written."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import orjson

from checker.interfaces.web.config import MAX_TEXT, MOST_BESIDE

if TYPE_CHECKING:
    from checker.audit.files import ReplyFile
    from checker.config.settings import Settings
    from checker.domain.reply import Reply
    from checker.domain.report import Report
    from checker.service import Options
    from checker.text.source import SourceText

Tree = dict[str, Any]
EXAMPLES = 20  # statements of a value that the page gets with one reply
_WARM_UP = "2025年9月8日\nお客様各位\n\nお詫びとお知らせ\n\nこのたび、9月4日に氏名1,234件が流出した可能性があることが分かりました。深くお詫びいたします。\n"
_settings: Settings | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: ``data``, or ``problem`` (status, code, title, detail), or ``crashed`` (type and place)."""

    data: bytes = b""
    problem: tuple[int, str, str, str] | None = None
    crashed: str = ""


def start(settings: Settings) -> None:
    """Prepare a worker: keep the settings and read dictionaries, models and rules once."""
    global _settings
    _settings = settings
    perform(check, {"text": _WARM_UP, "compare": []})
    # Rules and models are there for good: the collector need not look at them again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def perform(task: Callable[..., bytes], *args: Any) -> Outcome:  # noqa: ANN401
    """Run a task; errors come back as values, since not all of them survive the way between processes."""
    from checker.domain.errors import CheckerError
    from checker.interfaces.web.problems import of_error, place_of

    try:
        return Outcome(task(*args))
    except CheckerError as error:
        found = of_error(error)
        return Outcome(problem=(found.status, found.code, found.title, found.detail))
    except Exception as error:  # the worker must live on; only type and place leave it, never the text
        return Outcome(crashed=place_of(error))


def check(body: Tree) -> bytes:
    """Judge a draft and compare it with ``compare``; return the JSON of CONTRACT.md."""
    from checker.report.json import tree

    sources = _sources(body)
    report = _report(body, sources)
    made = tree(report)
    for document, source, given in zip(made["documents"], sources, (body, *body["compare"]), strict=True):
        if source.text != given["text"]:  # pasted HTML, a BOM: the page must show what the offsets count
            document["text"] = source.text
    return orjson.dumps(made)


def report_html(body: Tree) -> bytes:
    """Return the report as one HTML page."""
    from checker.report import Style, renderer

    return renderer("html")(_report(body, _sources(body)), Style()).encode()


def read_text(name: str, data: bytes) -> bytes:
    """Return the text of an uploaded file, with its format and remarks on reading it."""
    from checker.text.load import load_bytes

    source = load_bytes(name, data)
    made = {"name": name, "format": source.format, "encoding": source.encoding, "text": source.text, "notes": list(source.notes)}
    return orjson.dumps(made)


def word_with_comments(name: str, data: bytes, body: Tree, edited: str = "") -> bytes:
    """Return the Word file with the findings as comments at their places, and what was ``edited`` as tracked changes."""
    from checker.domain.errors import InputError
    from checker.report.docx_comments import add_comments
    from checker.report.docx_edits import same_words, with_edits
    from checker.text.load import load_bytes

    source = load_bytes(name, data)
    if source.paragraphs and edited.strip() and not same_words(source.text, edited):
        data = with_edits(data, source.text, tuple((p.span.start, p.span.end, p.number) for p in source.paragraphs), edited)
        source = load_bytes(name, data)
        if not same_words(source.text, edited):  # never a file that says something else than the page
            hint = "文案を写し取り、Word で直してください。"
            raise InputError("word_edit", "画面で直した分を、Word のファイルにそのまま書き込めません。", hint, name)
    report = _report(body, [source])
    document = report.documents[0]
    if not document.paragraphs:
        raise InputError("not_word", "Word 文書(.docx)ではありません。", "コメントは Word 文書にだけ入れられます。", name)
    return add_comments(data, document)


def reply(body: Tree) -> bytes:
    """Judge one reply before it is sent; the texts it is compared with go back with it, for the page."""
    from checker.report.audit.json import tree
    from checker.service import check_reply

    officials = named(body["official"])
    report = check_reply(body["text"], officials, _collected(body["replies"]) if body["replies"] else None, body["question"])
    found = tree(report, EXAMPLES)
    shown = {s["reply"] for c in (*found["conflicts"], *found["possible"]) for v in c["values"] for s in v["statements"]}
    people = {r.id: {"responder": r.responder, "at": r.at, "text": r.text} for r in report.replies if r.id in shown}
    return orjson.dumps({**found, "officials": dict(officials), "people": people})


def read_others(name: str, data: bytes, columns: str) -> bytes:
    """Return the replies of a file as the page sends them with a reply: the newest ones of very many."""
    from checker.audit.columns import parse_columns
    from checker.audit.files import read_bytes

    read = read_bytes(name, data, parse_columns(columns))
    newest: list[Reply] = []
    room = MAX_TEXT  # characters, since they come back with every reply
    for found in sorted(read.replies, key=lambda r: r.at, reverse=True)[:MOST_BESIDE]:
        room -= len(found.text) + len(found.question)
        if room < 0:
            break
        newest.append(found)
    fields = ("id", "responder", "at", "question", "text", "incident")
    made = {
        "name": name, "all": len(read.replies), "unreadable": len(read.unreadable), "notes": list(read.notes),
        "replies": [{f: getattr(r, f) for f in fields} for r in newest],
    }
    return orjson.dumps(made)


def audit(body: Tree) -> bytes:
    """Audit replies given as JSON."""
    from checker.report.audit.json import tree
    from checker.service import audit_replies

    found = audit_replies(_collected(body["replies"]), named(body["official"]))
    return orjson.dumps(tree(found, body["examples"]))


def _collected(replies: list[Tree]) -> ReplyFile:
    from checker.audit.files import Row, collect

    return collect(Row(k, {f: v for f, v in r.items() if v}) for k, r in enumerate(replies, 1))


def named(officials: list[Tree]) -> list[tuple[str, str]]:
    """Return (id, text): ``official`` for one, ``official:NAME`` for several; a fact sheet becomes its answers."""
    from checker.audit.sheet import is_sheet, read_sheet

    found: dict[str, str] = {}
    for given in officials:
        text = given["text"]
        if is_sheet(text):
            text = read_sheet(text.encode(), given["name"]).text
        name = "official" if len(officials) == 1 else f"official:{given['name']}"
        while name in found:
            name += "′"
        found[name] = text
    return list(found.items())


def _report(body: Tree, sources: list[SourceText]) -> Report:
    from checker.domain.errors import InputError
    from checker.service import check_documents

    report = check_documents(sources, _options(body))
    if report.failures:
        failure = report.failures[0]
        raise InputError(failure.code, failure.message, failure.hint)
    # The page shows the words taken out of pasted HTML, and the API gives them back: places count in them.
    return replace(report, documents=tuple(replace(d, file=None) for d in report.documents))


def _options(body: Tree) -> Options:
    from checker.config.settings import Settings
    from checker.engine import Ask
    from checker.service import Options

    published = body.get("published")
    ask = Ask(
        body.get("kind"), body.get("stage"), body.get("mode"), str(published) if published else None,
        body.get("depth", "tokens"), body.get("totals", True),
    )
    return Options(_settings or Settings(), ask, bool(body.get("compare")))


def _sources(body: Tree) -> list[SourceText]:
    from checker.text.load import load_bytes

    found: list[SourceText] = []
    taken: set[str] = set()
    for k, given in enumerate((body, *body.get("compare", ()))):
        name = given.get("name") or ("下書き" if k == 0 else f"比べる文書{k}")
        while name in taken:
            name += "′"
        taken.add(name)
        source = load_bytes(name, given["text"].encode("utf-8"))
        if len(body.get("compare", ())):  # asked to compare: whatever incident a text names itself
            matter = {key: value for key, value in source.front_matter.items() if key != "incident"}
            source = replace(source, front_matter=matter)
        found.append(source)
    return found


def export(body: Tree) -> bytes:
    """Return rows as XLSX or CSV; nothing in them is taken for a formula."""
    from checker.report.audit.sheetfile import csv_of, xlsx_of

    make = xlsx_of if body["format"] == "xlsx" else csv_of
    return make(body["name"], tuple(body["header"]), [tuple(row) for row in body["rows"]])
