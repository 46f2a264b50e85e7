"""What kind of utterance a sentence is: question, quotation, condition, correction, greeting; and its scope words."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.rules.files import load_group
from checker.text.document import LineKind

_ASKS = re.compile(r"(?:でしょうか|ませんか|ますか|ですか|のか|くださいますか|いただけますか|いかが)[。?？]*$|[?？]$")
# A staff member who asks the customer to do something puts it as a question.
_REQUESTS = re.compile(r"(?:[てで]|[おご][^、。]{1,14})(?:(?:いただけ|頂け|もらえ|願え)(?:ない|ます|ません)|くださいま(?:す|せん))(?:でしょう|です)?か。?$")
_DATE = re.compile(r"(?:(20[0-9]{2})年|令和([0-9]{1,2}|元)年)([0-9]{1,2})月([0-9]{1,2})日")


@cache
def _patterns(name: str) -> re.Pattern[str]:
    words: dict[str, Any] = load_group("axes/reading")["axes.reading.utterance"][name]
    return re.compile("|".join(words["patterns"]))


@cache
def _scopes() -> tuple[tuple[re.Pattern[str], str], ...]:
    words: dict[str, list[str]] = load_group("axes/reading")["axes.reading.scope"]["scopes"]
    return tuple((re.compile("|".join(patterns)), name) for name, patterns in words.items())


def is_question(sentence: str, kind: LineKind = LineKind.PROSE) -> bool:
    """Tell whether the sentence asks instead of asserting."""
    words = sentence.rstrip()
    return kind is LineKind.QUESTION or bool(_ASKS.search(words) and not _REQUESTS.search(words))


def is_quoted(sentence: str, start: int, end: int) -> bool:
    """Tell whether the clause only reports another's words: a customer's belief, a rumour, a fraudulent text."""
    return bool(_patterns("quoted").search(sentence[start:end]))


def is_conditional(clause: str) -> bool:
    """Tell whether the clause holds only under a condition."""
    return bool(_patterns("conditional").search(clause))


def is_correction(sentence: str) -> bool:
    """Tell whether the sentence says that it corrects or updates an earlier statement."""
    return bool(_patterns("correction").search(sentence))


def gives_right(clause: str) -> bool:
    """Tell whether the clause gives what is right in place of something told before."""
    return bool(_patterns("right").search(clause))


def is_greeting(sentence: str) -> bool:
    """Tell whether the sentence is only a salutation, an apology formula or a signature."""
    return bool(_patterns("greeting").match(sentence.strip()))


def scope_words(clause: str) -> frozenset[str]:
    """Return the normalised words that restrict the clause."""
    return frozenset(name for pattern, name in _scopes() if pattern.search(clause))


def first_date(text: str) -> str:
    """Return the first full date of a normal text as ``YYYY-MM-DD``, else an empty string."""
    match = _DATE.search(text)
    if not match:
        return ""
    era = match.group(2)
    year = int(match.group(1)) if match.group(1) else 2018 + (1 if era == "元" else int(era))
    return f"{year:04d}-{int(match.group(3)):02d}-{int(match.group(4)):02d}"
