"""SARIF, rdjson, checkstyle, JUnit and GitHub annotations: valid, at the right place, nothing lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Statement
from checker.domain.finding import Basis, Finding, Severity
from checker.domain.report import DocumentReport, Failure, Report, Suppressed
from checker.domain.span import Span
from checker.report import FORMATS, Style, renderer
from checker.report.flat import CONFLICT_RULE, rows_of
from checker.service import check_documents
from checker.text.load import load_source

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "tests/data/sarif/schema.json").read_text(encoding="utf-8"))
TEXT = "題\r\n𠮷野家様の件は、わずか12件でした。\r\n終わり\x0b<&>\n"
MACHINE = sorted(set(FORMATS) - {"text", "json", "html"})


def finding(start: int, end: int, severity: Severity = Severity.ERROR, **more: object) -> Finding:
    fields = {"message": "「わずか」は\n100%不要, です: <注意>", "why": "なぜ", **more}
    return Finding("wording.few", "minimizing", severity, Basis.PRACTICE, span=Span(start, end), **fields)  # type: ignore[arg-type]


def report(path: str = "お知らせ/第 一報.md") -> Report:
    at = TEXT.index("わずか")
    document = DocumentReport(
        path, TEXT, "notice", "first", "other",
        findings=(
            finding(at, at + 3, suggestion="", fixable=True), finding(0, 1, Severity.WARNING), finding(0, len(TEXT), Severity.INFO),
        ),
        suppressed=(Suppressed(finding(at + 3, at + 5), "警察の要請"),),
    )  # fmt: skip
    other = DocumentReport("faq.md", "十三件です。", "faq", "first", "other")
    conflict = Conflict(
        "count", "対象",
        (ConflictValue("12件", (Statement(path, Span(at + 3, at + 6)),)), ConflictValue("13件", (Statement("faq.md", Span(0, 3)),))),
        (Incompatible(0, 1, "hard"),), "error", "対象について違います。",
    )  # fmt: skip
    return Report((document, other), (Failure("x.txt", "undecodable", "読めません。", "直してください。"),), (conflict,))


def rendered(form: str, given: Report | None = None, root: str = "") -> str:
    return renderer(form)(given or report(), Style(root=root))


def test_sarif_is_valid() -> None:
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    for given in (report(), report("/tmp/は な/a.md"), Report()):
        jsonschema.validate(json.loads(rendered("sarif", given)), SCHEMA)
        jsonschema.validate(json.loads(rendered("sarif", given, "/tmp/は な")), SCHEMA)


def test_sarif_of_the_samples_is_valid() -> None:
    paths = ["samples/lost_device_bad.txt", "samples/misconfiguration_bad.txt"]
    checked = check_documents([load_source(str(ROOT / p)) for p in paths])
    log = json.loads(renderer("sarif")(checked, Style(root=str(ROOT))))
    jsonschema.validate(log, SCHEMA)
    (run,) = log["runs"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert uris == set(paths)
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    prints = [r["partialFingerprints"]["primaryLocationLineHash"] for r in run["results"]]
    assert len(prints) == len(run["results"])


def test_sarif_says_place_suppression_fix_and_failure() -> None:
    (run,) = json.loads(rendered("sarif"))["runs"]
    first = run["results"][0]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["snippet"]["text"]) == (2, 9, "わずか")
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": ""}
    assert [r["suppressions"][0]["justification"] for r in run["results"] if "suppressions" in r] == ["警察の要請"]
    assert run["results"][-1]["ruleId"] == CONFLICT_RULE
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"] == "input.undecodable"


def test_fingerprints_survive_edits_elsewhere_and_differ_on_equal_lines() -> None:
    text = "わずか一件です。\nわずか一件です。\n"
    found = (finding(0, 3), finding(9, 12))
    one = rows_of(Report((DocumentReport("a", text, "notice", "first", "other", findings=found),)))
    moved = (finding(4, 7), finding(13, 16))
    two = rows_of(Report((DocumentReport("a", f"前文。\n{text}", "notice", "first", "other", findings=moved),)))
    assert [r.fingerprint for r in one] == [r.fingerprint for r in two]
    assert len({r.fingerprint for r in one}) == 2


def test_rdjson_counts_bytes_of_utf8_and_has_its_shape() -> None:
    tree = json.loads(rendered("rdjson"))
    assert tree["source"]["name"] == "tsujitsuma"
    first = tree["diagnostics"][0]
    line = TEXT.split("\n")[1].encode()
    start, end = first["location"]["range"]["start"], first["location"]["range"]["end"]
    assert line[start["column"] - 1 : end["column"] - 1].decode() == "わずか"
    assert first["suggestions"][0]["text"] == ""
    for row in tree["diagnostics"]:
        assert set(row) <= {"message", "location", "severity", "code", "suggestions", "relatedLocations"}
        assert row["severity"] in {"ERROR", "WARNING", "INFO"}


def test_github_escapes_and_never_breaks_a_line() -> None:
    lines = rendered("github").splitlines()
    (quiet,) = [line for line in lines if not line.startswith("::")]  # the suppressed one: a line of the log, no annotation
    assert quiet.startswith("注記で消した指摘: お知らせ/第 一報.md:2:12: ") and quiet.endswith("理由: 警察の要請")
    lines.remove(quiet)
    assert len(lines) == 5  # three findings, one conflict, one failure
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) file=[^:\n]+::.+", line)
    assert "%0A" in lines[0] and "100%25" in lines[0]
    assert "col=" not in lines[2]  # over several lines


@pytest.mark.parametrize("form", ["checkstyle", "junit"])
def test_xml_is_well_formed_whatever_the_draft_holds(form: str) -> None:
    root = ElementTree.fromstring(rendered(form))
    if form == "checkstyle":
        assert {f.get("name") for f in root} == {"お知らせ/第 一報.md", "faq.md", "x.txt"} - ({"faq.md"} if len(root) == 2 else set())
        assert root.find(".//error").get("severity") == "error"  # type: ignore[union-attr]
    else:
        assert (root.get("failures"), root.get("errors")) == ("2", "1")
        assert len(root.findall(".//testcase")) == int(root.get("tests") or 0)
        assert len(root.findall(".//failure")) == 2


@pytest.mark.parametrize("form", MACHINE)
def test_every_format_says_what_could_not_be_read(form: str) -> None:
    assert "x.txt" in rendered(form)
    assert "読めません。" in rendered(form)


@pytest.mark.parametrize("form", MACHINE)
def test_paths_are_relative_to_the_root(form: str) -> None:
    words = rendered(form, report("/srv/repo/a.md"), "/srv/repo")
    assert "a.md" in words
    assert words.count("/srv/repo") == (1 if form == "sarif" else 0)


def test_what_was_suppressed_is_listed_with_its_reason_in_every_format() -> None:
    for form in sorted(set(FORMATS) - {"rdjson"}):  # reviewdog's format has no place for it
        assert "警察の要請" in rendered(form), form
    assert "<!-- 注記で消した指摘: 2行" in rendered("checkstyle")
    tree = ElementTree.fromstring(rendered("junit"))
    assert tree.get("skipped") == "1" and [s.get("message") for s in tree.iter("skipped")] == ["注記で消した指摘。理由: 警察の要請"]
