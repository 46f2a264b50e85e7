"""A folder of mails (.eml) and text files, one reply each."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from checker.audit.files import ReplyFile, Row, collect
from checker.domain.audit import Unreadable
from checker.domain.errors import CheckerError
from checker.text.load import load_bytes, load_source


def read_folder(folder: Path) -> ReplyFile:
    """Read every .eml and .txt below ``folder``, in the order of their paths; the path is the id."""
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".eml", ".txt") and p.is_file())
    result = collect(_rows(folder, files))
    names = {i: p.relative_to(folder).as_posix() for i, p in enumerate(files, 1)}
    bad = tuple(Unreadable(u.row, u.reason, names.get(u.row, "")) for u in result.unreadable)
    return ReplyFile(result.replies, bad, result.notes)


def _rows(folder: Path, files: list[Path]) -> Iterator[Row]:
    for number, path in enumerate(files, 1):
        name = path.relative_to(folder).as_posix()
        try:
            cells = _mail(path) if path.suffix.lower() == ".eml" else {"text": load_source(str(path)).text}
        except CheckerError as error:
            yield Row(number, {}, error.message)
            continue
        yield Row(number, {"id": name, **cells})


def _mail(path: Path) -> dict[str, object]:
    """Sender, date and the body of a mail; quoted mails stay in it (the layout knows them)."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    sender = parseaddr(str(message.get("From", "")))
    cells: dict[str, object] = {"responder": sender[0] or sender[1], "text": _body(message)}
    if message.get("Date"):
        try:
            cells["at"] = parsedate_to_datetime(str(message["Date"])).replace(tzinfo=None)
        except ValueError:
            cells["at"] = ""
    return cells


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    if part.get_content_subtype() == "html":
        return load_bytes("mail.html", data, is_mail=True).text
    charset = part.get_content_charset() or ""
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return load_bytes("mail.txt", data).text
