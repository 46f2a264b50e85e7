"""Reply files and reports for the tests of audits."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from checker.audit.files import ReplyFile
from checker.domain.reply import Reply

OFFICIAL = (
    "【統一回答（2025年9月8日）】\n・対象の件数：10,234名\n・クレジットカード情報は含まれない。\n"
    "・サイトの再開：時期は決まっていない。\n・窓口：0120-000-814（平日9時～18時）\n"
)


def csv_bytes(*rows: Sequence[str], encoding: str = "utf-8") -> bytes:
    """Return rows as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def reply(name: str, text: str, responder: str = "佐藤", at: str = "2025-09-08T10:00", question: str = "", incident: str = "") -> Reply:
    """Return a reply."""
    return Reply(name, responder, at, question, text, incident)


def sample() -> ReplyFile:
    """Return five replies: 2 and 5 are wrong about cards and the desk."""
    return ReplyFile((
        reply("1", "クレジットカードの情報は含まれておりません。"),
        reply("2", "クレジットカードの情報も含まれております。", "鈴木", "2025-09-08T11:00"),
        reply("3", "クレジットカードの情報は対象に含まれません。", "高橋", "2025-09-08T12:00"),
        reply("4", "窓口は0120-000-814、平日の午前9時から午後6時まで承ります。", "高橋", "2025-09-08T13:00"),
        reply("5", "窓口は0120-000-814、毎日9時から20時まで受け付けております。", "鈴木", "2025-09-08T14:00"),
    ))
