"""The HTTP API: the same JSON as the command line, problems in Japanese, nothing of the text in them."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from fastapi.testclient import TestClient

from checker.report.json import tree
from checker.service import check_documents
from checker.text.load import load_source

OFFICIAL = Path("samples/replies_official.txt")
SECRET = "極秘のひとこと"


def check(web: TestClient, **body: object) -> dict[str, Any]:
    response = web.post("/api/v1/check", json=body)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("name", ["lost_device_bad.txt", "ransomware_second.md", "recall_heater.md"])
def test_says_what_the_service_says(web: TestClient, name: str) -> None:
    path = Path("samples") / name
    (ours,) = check(web, text=path.read_text(encoding="utf-8"), name=name)["documents"]
    (theirs,) = json.loads(json.dumps(tree(check_documents([load_source(str(path))]))))["documents"]
    assert {**ours, "path": ""} == {**theirs, "path": ""}


def test_spans_count_code_points(web: TestClient) -> None:
    text = "𠮷野家🍚\nお客様各位\nこのたび、社員の不注意により、わずか12件の氏名が流出しました。𠮷🍚\n"
    (document,) = check(web, text=text)["documents"]
    assert document["findings"]
    for finding in document["findings"]:
        assert text[finding["span"]["start"] : finding["span"]["end"]] == finding["span"]["text"]


def test_choices_of_the_writer_win(web: TestClient, bad_notice: str) -> None:
    (document,) = check(web, text=bad_notice, kind="faq", stage="final", mode="ransomware", published="2025-05-20")["documents"]
    assert (document["kind"], document["stage"], document["mode"]) == ("faq", "final", "ransomware")


def test_compares_with_a_second_text(web: TestClient) -> None:
    first = "2025年9月8日\n不正アクセスのお知らせ\n\n流出した可能性のある会員情報は1,234件です。\n"
    found = check(web, text=first, compare=[{"text": first.replace("1,234", "5,678"), "name": "FAQ"}])
    assert len(found["documents"]) == 2
    (conflict,) = found["conflicts"]
    assert {s["reply"] for v in conflict["values"] for s in v["statements"]} == {"下書き", "FAQ"}


def test_pasted_html_comes_back_as_text(web: TestClient) -> None:
    (document,) = check(web, text="<html><body><p>このたび、氏名が流出しました。</p></body></html>")["documents"]
    assert "<p>" not in document["text"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": ""}, 422, "empty"),
        ({"text": "hello"}, 422, "no_japanese"),
        ({"txt": SECRET}, 422, "invalid"),
        ({"text": SECRET, "kind": SECRET}, 422, "invalid"),
        ({"text": SECRET, "published": "2025-13-01"}, 422, "invalid"),
        ({"text": "あ" * 700_000}, 413, "too_big"),
        ({"text": "あ", "name": "x" * 201}, 422, "invalid"),
    ],
)
def test_problems_are_japanese_and_keep_the_text_to_themselves(web: TestClient, body: dict[str, str], status: int, code: str) -> None:
    response = web.post("/api/v1/check", json=body)
    assert response.headers["content-type"].startswith("application/problem+json")
    problem = response.json()
    assert (response.status_code, problem["code"], problem["status"]) == (status, code, status)
    assert problem["title"].endswith("。") and SECRET not in response.text


def test_unknown_paths_are_problems_too(web: TestClient) -> None:
    assert web.get("/api/v1/nothing").json()["code"] == "not_found"
    assert web.get("/api/v1/check").json()["code"] == "method"


def test_report_is_a_page(web: TestClient, bad_notice: str) -> None:
    response = web.post("/api/v1/report", json={"text": bad_notice})
    assert response.headers["content-disposition"].startswith("attachment") and "<h2>要素</h2>" in response.text


def test_reply_against_the_official_text(web: TestClient) -> None:
    body = {"text": "個人情報保護委員会への報告はまだ行っておりません。", "official": [{"text": OFFICIAL.read_text(encoding="utf-8")}]}
    found = web.post("/api/v1/reply", json=body).json()
    assert any(c["slot"] == "authority_report" for c in found["conflicts"])
    assert {c["reply"] for c in found["corrections"]} == {"draft"}


def test_audit_as_json(web: TestClient) -> None:
    texts = ("クレジットカード情報は含まれておりません。", "クレジットカード情報も含まれております。")
    replies = [{"id": str(k), "responder": "佐藤", "text": text} for k, text in enumerate(texts)]
    found = web.post("/api/v1/audit", json={"replies": replies}).json()
    assert found["replies"] == 2 and len(found["conflicts"]) == 1


def finished(web: TestClient, job: str) -> dict[str, Any]:
    for _ in range(600):
        response = web.get(f"/api/v1/audit/jobs/{job}")
        if response.status_code != 202:
            assert response.status_code == 200, response.text
            return response.json()
        time.sleep(0.05)
    raise AssertionError("the audit did not end")


def test_audit_of_a_cp932_file(web: TestClient) -> None:
    files = [("replies", ("replies.csv", Path("samples/replies.csv").read_bytes())), ("official", ("公式.txt", OFFICIAL.read_bytes()))]
    started = web.post("/api/v1/audit/jobs", files=files)
    assert started.status_code == 202
    job = started.json()["id"]
    events = [json.loads(line[5:]) for line in web.get(f"/api/v1/audit/jobs/{job}/events").text.splitlines() if line.startswith("data:")]
    assert events[-1]["state"] == "done" and events[-1]["done"] == events[-1]["all"] > 0
    found = finished(web, job)
    assert found["conflicts"] and found["corrections"]
    assert all(c["reply"] in found["people"] for c in found["corrections"])
    book = openpyxl.load_workbook(io.BytesIO(web.get(f"/api/v1/audit/jobs/{job}/export?format=xlsx").content))
    assert "訂正" in book.sheetnames
    assert web.delete(f"/api/v1/audit/jobs/{job}").status_code == 204
    assert web.get(f"/api/v1/audit/jobs/{job}").json()["code"] == "no_audit"


def test_audit_can_be_cancelled(web: TestClient) -> None:
    rows = "".join(f"{i},担当{i % 9},対象は{i}件です。パスワードの変更は不要です。\n" for i in range(20_000))
    job = web.post("/api/v1/audit/jobs", files={"replies": ("r.csv", ("id,responder,text\n" + rows).encode())}).json()["id"]
    assert web.delete(f"/api/v1/audit/jobs/{job}").status_code == 204
    assert web.get(f"/api/v1/audit/jobs/{job}").status_code == 404


def test_audit_of_nonsense_says_why(web: TestClient) -> None:
    job = web.post("/api/v1/audit/jobs", files={"replies": ("../../etc/passwd.csv", b"a,b\n1,2\n")}).json()["id"]
    for _ in range(600):
        response = web.get(f"/api/v1/audit/jobs/{job}")
        if response.status_code != 202:
            break
        time.sleep(0.05)
    assert response.status_code == 422 and response.json()["code"] == "no_column"


def test_exported_cells_are_no_formulas(web: TestClient) -> None:
    rows = [["=1+1", "ふつう", 3], ["@SUM", "-x", 4]]
    made = web.post("/api/v1/export", json={"format": "xlsx", "name": "一覧[1]", "header": ["甲", "乙", "丙"], "rows": rows})
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).active
    assert [c.data_type for c in sheet[2]] == ["s", "s", "n"]
    text = web.post("/api/v1/export", json={"format": "csv", "header": ["甲"], "rows": [["=1+1"]]}).content.decode("utf-8-sig")
    assert text.splitlines() == ["甲", "'=1+1"]


def test_operators_see_figures_and_no_words(web: TestClient) -> None:
    web.post("/api/v1/check", json={"text": f"{SECRET}、氏名が流出しました。"})
    figures = web.get("/metrics").text
    assert 'tsujitsuma_requests_total{method="POST",route="/api/v1/check",status="200"}' in figures and SECRET not in figures
    assert web.get("/healthz").json()["status"] == "ok"


def test_openapi_names_every_path(web: TestClient) -> None:
    paths = web.get("/api/openapi.json").json()["paths"]
    assert {"/api/v1/check", "/api/v1/audit", "/api/v1/audit/jobs", "/api/v1/word", "/api/v1/workspaces", "/api/v1/reply"} <= set(paths)
    assert "application/json" in paths["/api/v1/check"]["post"]["responses"]["200"]["content"]


def test_reply_against_what_others_have_said(web: TestClient) -> None:
    read = web.post("/api/v1/replies", files={"file": ("replies.csv", Path("samples/replies.csv").read_bytes())}).json()
    assert read["all"] == len(read["replies"]) == 16 and read["unreadable"] == 0
    assert [r["at"] for r in read["replies"]] == sorted((r["at"] for r in read["replies"]), reverse=True)
    body = {"text": "パスワードの変更は必要ございません。", "replies": read["replies"]}
    found = web.post("/api/v1/reply", json=body).json()
    assert found["replies"] == 17
    (conflict,) = found["conflicts"]
    ids = {s["reply"] for v in conflict["values"] for s in v["statements"]}
    assert "draft" in ids and len(ids) > 1 and ids == set(found["people"])
    too_many = [{"text": "はい。"}] * 2_001
    assert web.post("/api/v1/reply", json={"text": "はい。", "replies": too_many}).status_code == 422


def test_only_the_newest_of_very_many_replies_come_back(web: TestClient) -> None:
    rows = "".join(f"{i},2025-09-{1 + i % 28:02},対象は{i}件です。\n" for i in range(2_500))
    read = web.post("/api/v1/replies", files={"file": ("r.csv", ("id,at,text\n" + rows).encode())}).json()
    assert read["all"] == 2_500 and len(read["replies"]) == 2_000
    assert min(r["at"] for r in read["replies"]) > "2025-09-01"
    assert web.post("/api/v1/replies", files={"file": ("r.csv", b"a,b\n1,2\n")}).json()["code"] == "no_column"


def test_names_say_what_the_server_can(web: TestClient) -> None:
    assert web.get("/api/v1/names").json()["can"] == {"syntax": "1"}  # the tests install the parser


def test_openapi_says_truly_what_comes_back(web: TestClient, bad_notice: str) -> None:
    tree = web.get("/api/openapi.json").json()
    shapes = {"components": tree["components"]}

    def fits(answer: object, path: str, method: str = "post", status: str = "200") -> None:
        content = tree["paths"][path][method]["responses"][status]["content"]["application/json"]
        jsonschema.validate(answer, {**content["schema"], **shapes})
        jsonschema.validate(content["example"], {**content["schema"], **shapes})

    fits(web.post("/api/v1/check", json={"text": bad_notice}).json(), "/api/v1/check")
    body = {"text": "パスワードの変更は不要です。", "official": [{"text": OFFICIAL.read_text(encoding="utf-8")}]}
    fits(web.post("/api/v1/reply", json=body).json(), "/api/v1/reply")
    fits(web.post("/api/v1/audit", json={"replies": [{"text": "変更は不要です。"}, {"text": "変更は必要です。"}]}).json(), "/api/v1/audit")
    fits(web.post("/api/v1/files", files={"file": ("a.txt", bad_notice.encode())}).json(), "/api/v1/files")
    fits(web.post("/api/v1/replies", files={"file": ("r.csv", Path("samples/replies.csv").read_bytes())}).json(), "/api/v1/replies")
    job = web.post("/api/v1/audit/jobs", files={"replies": ("r.csv", Path("samples/replies.csv").read_bytes())}).json()
    fits(job, "/api/v1/audit/jobs", status="202")
    fits(finished(web, job["id"]), "/api/v1/audit/jobs/{job_id}", "get")
    kept = web.post("/api/v1/workspaces", json={"kind": "draft", "name": "名", "body": {}}).json()
    fits(kept, "/api/v1/workspaces", status="201")
    fits(web.get("/api/v1/workspaces").json(), "/api/v1/workspaces", "get")
    for routes in tree["paths"].values():
        for route in routes.values():
            assert route["summary"] and route["description"]
            assert "$ref" in str(route["responses"].get("422", {"$ref": ""}))
    problem = tree["paths"]["/api/v1/check"]["post"]["responses"]["422"]["content"]["application/problem+json"]
    jsonschema.validate(web.post("/api/v1/check", json={"text": ""}).json(), {**problem["schema"], **shapes})
