"""Is the leak (or the incident) confirmed, possible or denied?"""

from __future__ import annotations

import re

from checker.text.document import Document

_LEAK = r"(?:流出|漏え?い|漏洩|漏れ|閲覧|持ち出|外部に出|取得され|見られ|第三者に渡|窃取)"
_POSSIBLE = re.compile(_LEAK + r"[^。]{0,24}(?:可能性|おそれ|恐れ|懸念|否定でき)")
_DENIED = re.compile(_LEAK + r"[^。]{0,16}(?:ていない|ていません|ておりません|はなかった|はありません)[^。]{0,8}。")
_UNKNOWN = re.compile(_LEAK + r"[^。]{0,14}(?:有無|かどうか|か否か)[^。]{0,24}(?:調|確認|分か|不明)")


def certainty_of(document: Document) -> str | None:
    """Return ``confirmed``, ``possible``, ``denied`` or None (nothing said, or under investigation)."""
    text = re.sub(r"\s+", "", document.normal.text)
    if _UNKNOWN.search(text):
        return None
    if _POSSIBLE.search(text):
        return "possible"
    if _DENIED.search(text):
        return "denied"
    return "confirmed"
