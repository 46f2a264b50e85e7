"""Layout: what each line is, judged by its looks and its neighbours."""

from __future__ import annotations

import re

from checker.domain.span import Span
from checker.text import headings, looks, noise
from checker.text.document import Line, LineKind
from checker.text.source import SourceText
from checker.text.wraps import wraps_open

_LINE = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]")
_HEAD_ZONE = 14  # a title stands within so many lines that are not blank
_HEADLINE_MAX = 90
_ASKS = re.compile(r"(?:です|ます|でしょう|ません|ました)か[」』）)】]?$")
_GENERIC_TITLE = re.compile(
    r"(?:第\s*[0-9０-９一二三四五六七八九十]+\s*報|お知らせ|ご報告|お詫び|ご案内|プレスリリース|ニュースリリース)$"
)
_ENDS_SENTENCE = re.compile(r"(?:ます|ません|ました|です|でした|ください|下さい)$")
_ORGANISATION = re.compile(
    r"株式会社|有限会社|合同会社|法人|組合|協会|財団|大学|学校|学園|病院|銀行|金庫|市役所|委員会|代表|社長|取締役|理事|支配人|店主|店長|会長|校長|"
    r"園長|院長|局長|部長|課長|室長|センター長|機構長|[部課係室局署]$|[市区町村県府都道]　"
)


def split_lines(text: str) -> list[Span]:
    """Return the ranges of the lines without their ends."""
    spans: list[Span] = []
    start = 0
    for end in _LINE.finditer(text):
        spans.append(Span(start, end.start()))
        start = end.end()
    spans.append(Span(start, len(text)))
    return spans


def classify_line(text: str) -> LineKind:
    """Tell what a line is by its own looks."""
    words = looks.compact(text)
    if not words:
        return LineKind.BLANK
    if noise.is_noise(text):
        return LineKind.NOISE
    if looks.is_quoted(text):
        return LineKind.QUOTE
    if looks.is_closing(words):
        return LineKind.CLOSING
    if looks.is_question_mark(text):
        return LineKind.QUESTION
    if "。" in words:
        return LineKind.BULLET if _is_item(text) else LineKind.PROSE
    return _short_line(text, words)


def _short_line(text: str, words: str) -> LineKind:
    if looks.is_date(words):
        return LineKind.DATE
    marked = headings.mark_of(text)[0] or text.lstrip(" \t\u3000")[:1] in "【〔［[＜<《〈"
    if looks.is_addressee(words) and not looks.is_answer_mark(text) and not marked:
        return LineKind.ADDRESSEE
    if looks.is_answer_mark(text):
        return LineKind.PROSE
    asks = looks.is_asking(words)
    style = headings.heading_style(text)
    if style:
        return LineKind.QUESTION if asks or _ASKS.search(words) else LineKind.HEADING
    if asks:
        return LineKind.QUESTION
    if looks.is_row(text) and not looks.is_bullet(text):
        return LineKind.TABLE_ROW
    if _is_item(text):
        return LineKind.BULLET
    if looks.is_label(text) or headings.bracket_length(text):
        return LineKind.LABEL
    return LineKind.PROSE


def _is_item(text: str) -> bool:
    return looks.is_bullet(text) or bool(headings.mark_of(text)[0])


def layout(source: SourceText) -> list[Line]:
    """Return the lines of ``source`` with their kinds."""
    page = _Page(source)
    page.front_matter()
    page.noise()
    page.questions()
    page.underlines()
    page.lists()
    page.addressees()
    page.titles()
    page.paragraph_headings()
    page.header()
    page.signature()
    return [Line(span, kind) for span, kind in zip(page.spans, page.kinds, strict=True)]


class _Page:
    """Lines of a text whose kinds are settled pass by pass."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.spans = split_lines(source.text)
        self.words = [span.of(source.text) for span in self.spans]
        self.kinds = [classify_line(words) for words in self.words]

    def _blank(self, i: int) -> bool:
        return not 0 <= i < len(self.kinds) or self.kinds[i] is LineKind.BLANK

    def _filled(self) -> list[int]:
        skipped = (LineKind.BLANK, LineKind.NOISE, LineKind.FRONT_MATTER)
        return [i for i, kind in enumerate(self.kinds) if kind not in skipped]

    def front_matter(self) -> None:
        for i, span in enumerate(self.spans):
            if span.start >= self.source.body:
                return
            self.kinds[i] = LineKind.FRONT_MATTER

    def noise(self) -> None:
        related = False
        for i, words in enumerate(self.words):
            kind = self.kinds[i]
            if kind in (LineKind.BLANK, LineKind.FRONT_MATTER):
                related = False
            elif noise.is_related(words):
                related = True
                self.kinds[i] = LineKind.NOISE
            elif (
                related
                and "。" not in words
                and (kind is LineKind.BULLET or len(words) <= 60)
                and not looks.has_contact(words)
            ):
                self.kinds[i] = LineKind.NOISE
            else:
                related = False
        self._menus()
        self._page_numbers()

    def _page_numbers(self) -> None:
        """A bare number between passages is that of a page (in a table its neighbours are short)."""
        filled = self._filled()
        for before, i, after in zip(filled, filled[1:], filled[2:], strict=False):
            if not re.fullmatch(r"[\s　]*[0-9０-９]{1,3}[\s　]*", self.words[i]):
                continue
            passage = self.kinds[before] in (LineKind.PROSE, LineKind.BULLET) and len(self.words[before].strip()) >= 15
            if passage and len(self.words[after].strip()) > 3:
                self.kinds[i] = LineKind.NOISE

    def _menus(self) -> None:
        """Words of a menu are noise in a run of three or more that are nothing else (お問い合わせ alone is none)."""
        run: list[int] = []
        for i in range(len(self.words) + 1):
            if i < len(self.words) and (noise.is_beside(self.words[i]) or self._is_menu_noise(i)):
                run.append(i)
            elif i < len(self.words) and self.kinds[i] is LineKind.BLANK and run:
                continue
            else:
                if len(run) >= 3:
                    for k in run:
                        self.kinds[k] = LineKind.NOISE
                run = []

    def _is_menu_noise(self, i: int) -> bool:
        return self.kinds[i] is LineKind.NOISE and not noise.is_rule(self.words[i])

    def questions(self) -> None:
        for i, words in enumerate(self.words):
            if re.fullmatch(r"[\s　]*(?:Q|Ｑ|問)[\s　]*[0-9０-９]*[.．:：]?[\s　]*", words):
                self.kinds[i] = LineKind.QUESTION
                if not self._blank(i + 1) and self.kinds[i + 1] is LineKind.PROSE:
                    self.kinds[i + 1] = LineKind.QUESTION

    def underlines(self) -> None:
        for i in range(len(self.kinds) - 1):
            drawn = self.kinds[i + 1] is LineKind.NOISE and noise.is_rule(self.words[i + 1])
            plain = self.kinds[i] in (LineKind.PROSE, LineKind.LABEL) and "。" not in self.words[i]
            short = len(self.words[i].strip()) <= headings.MAX_HEADING
            above = self._blank(i - 1) or noise.is_rule(self.words[i - 1])
            if drawn and plain and short and above and not looks.has_contact(self.words[i]):
                self.kinds[i] = LineKind.HEADING

    def lists(self) -> None:
        """Lines with the same mark one after the other are items of a list, not headings."""
        styles = [
            headings.mark_of(w)[0] if k is LineKind.HEADING else "" for w, k in zip(self.words, self.kinds, strict=True)
        ]
        marks = [
            headings.mark_of(w)[0] if k in (LineKind.HEADING, LineKind.BULLET) else ""
            for w, k in zip(self.words, self.kinds, strict=True)
        ]
        for i, style in enumerate(styles):
            if not style or style.startswith("md"):
                continue
            if style in (marks[i - 1] if i else "", marks[i + 1] if i + 1 < len(marks) else ""):
                self.kinds[i] = LineKind.BULLET

    def addressees(self) -> None:
        """Past the head of the text 「お客様へ」 is a heading or part of a list, not an address."""
        for i in self._filled()[_HEAD_ZONE:]:
            if self.kinds[i] is LineKind.ADDRESSEE and not looks.compact(self.words[i]).endswith(("各位", "御中")):
                heads = self._blank(i - 1) and not self._blank(i + 1) and len(self.words[i].strip()) <= 24
                self.kinds[i] = LineKind.HEADING if heads else LineKind.PROSE

    def titles(self) -> None:
        self._find_title()
        found = [i for i, kind in enumerate(self.kinds) if kind is LineKind.TITLE]
        if len(found) == 1 and _GENERIC_TITLE.fullmatch(looks.compact(self.words[found[0]])):
            self.kinds[found[0]] = LineKind.SIGNATURE
            self._find_title()
            self.kinds[found[0]] = LineKind.TITLE
        if not found:
            self._first_line_title()

    def _first_line_title(self) -> None:
        """Without a known ending, the first long line over the text that names no sender is the title."""
        for i in self._filled()[:4]:
            words = looks.compact(self.words[i])
            if self.kinds[i] is not LineKind.PROSE or looks.is_ended(words) or wraps_open(words):
                continue
            after = i + 1 < len(self.kinds) and self.kinds[i + 1] is LineKind.PROSE and "。" in self.words[i + 1]
            if (
                12 <= len(words) <= 60
                and not after
                and not looks.has_date(words)
                and not _ORGANISATION.search(words)
                and not looks.has_contact(words)
            ):
                self.kinds[i] = LineKind.TITLE
                return

    def _find_title(self) -> None:
        for seen, i in enumerate(self._filled()[:_HEAD_ZONE]):
            kind, words = self.kinds[i], looks.compact(self.words[i])
            if looks.is_subject(words) or (kind is LineKind.HEADING and self.words[i].lstrip().startswith("# ")):
                self._title(i)
                return
            first_heading = (
                kind is LineKind.HEADING
                and seen < 4
                and headings.heading_style(self.words[i]).startswith(
                    ("bracket", "square", "diamond", "circle", "star", "bold")
                )
            )
            if kind in (LineKind.PROSE, LineKind.LABEL, LineKind.BULLET) or first_heading:
                if looks.is_ended(words) and "。" in words:
                    return
                if len(words) <= _HEADLINE_MAX and self._ends_like_title(words):
                    self._title(i)
                    return
            elif kind in (LineKind.HEADING, LineKind.QUESTION):
                if not seen and kind is LineKind.HEADING:
                    self._title(i)
                return

    def _ends_like_title(self, words: str) -> bool:
        bare = re.sub(r"[（(【][^（）()【】]{1,40}[）)】]\s*$", "", words)
        return bool(headings.title_ends().search(bare) or headings.title_ends().search(words))

    def _title(self, i: int) -> None:
        """Mark line ``i``, and the lines of the same headline before it, as the title."""
        self.kinds[i] = LineKind.TITLE
        if looks.is_subject(self.words[i]):
            return
        before = i - 1
        while before >= 0 and self.kinds[before] is LineKind.PROSE and i - before <= 2:
            words = self.words[before].strip()
            if (
                looks.is_ended(words)
                or _ORGANISATION.search(words)
                or len(words) < 6
                or self.words[before].strip() != looks.compact(words)
            ):
                return
            if not re.search(r"[をがにはでとのもやする、れたいおよび]$", words):
                return
            self.kinds[before] = LineKind.TITLE
            before -= 1

    def paragraph_headings(self) -> None:
        for i in range(len(self.kinds) - 1):
            if self.kinds[i] is not LineKind.PROSE or not self._blank(i - 1):
                continue
            words = self.words[i]
            if not self._blank(i + 1) and (self._is_paren_heading(i) or headings.is_plain_heading(words)):
                follows = self.kinds[i + 1]
                if follows not in (LineKind.SIGNATURE, LineKind.CLOSING, LineKind.DATE, LineKind.NOISE):
                    self.kinds[i] = LineKind.HEADING

    def _is_paren_heading(self, i: int) -> bool:
        return headings.is_paren_heading(self.words[i]) and (
            "。" in self.words[i + 1] or headings.is_plain_heading(self.words[i].strip(" \u3000()（）"))
        )

    def header(self) -> None:
        """The lines before the first passage that are neither date, addressee nor title bear the sender's name."""
        for i in self._filled()[:_HEAD_ZONE]:
            kind, words = self.kinds[i], self.words[i]
            if kind in (LineKind.PROSE, LineKind.TABLE_ROW, LineKind.LABEL):
                inside = not self._blank(i + 1) and self.kinds[i + 1] is LineKind.PROSE and "。" in self.words[i + 1]
                ended = (
                    looks.is_ended(words)
                    or words.rstrip().endswith(("、", "，"))
                    or _ENDS_SENTENCE.search(words.rstrip())
                )
                wraps = inside and not _ORGANISATION.search(words)
                if looks.has_contact(words):
                    continue
                if (
                    looks.is_dated(words)
                    and "。" not in words
                    and len(words.strip()) <= 40
                    and not wraps_open(words.rstrip())
                ):
                    self.kinds[i] = LineKind.DATE
                    continue
                if self._in_passage(i) and not _ORGANISATION.search(words):
                    return
                if "。" in words or ended or wraps or len(words.strip()) > 40:
                    return
                if (
                    kind is LineKind.PROSE
                    or (kind is LineKind.LABEL and looks.is_mail_head(words))
                    or _ORGANISATION.search(words)
                ):
                    self.kinds[i] = LineKind.SIGNATURE
            elif kind in (LineKind.HEADING, LineKind.QUESTION, LineKind.BULLET):
                return

    def _in_passage(self, i: int) -> bool:
        """Tell whether a full stop follows in the same block of lines, with nothing but prose between."""
        while not self._blank(i) and self.kinds[i] in (LineKind.PROSE, LineKind.LABEL, LineKind.BULLET):
            if "。" in self.words[i]:
                return True
            i += 1
        return False

    def signature(self) -> None:
        """Short lines at the end that name the sender; lines that say how to reach them stay content."""
        for i in reversed(self._filled()[-8:]):
            kind, words = self.kinds[i], self.words[i].strip(" \t\u3000")
            if kind in (LineKind.CLOSING, LineKind.DATE):
                continue
            if kind not in (LineKind.PROSE, LineKind.TABLE_ROW, LineKind.LABEL) or "。" in words or len(words) > 40:
                return
            if looks.has_contact(words) or kind is LineKind.LABEL:
                continue
            above_open = (
                not self._blank(i - 1)
                and self.kinds[i - 1] in (LineKind.PROSE, LineKind.BULLET)
                and not looks.is_ended(self.words[i - 1])
            )
            if above_open and not _ORGANISATION.search(words):
                return
            if (
                _ENDS_SENTENCE.search(words)
                or re.search(r"窓口|ダイヤル|問い?合わ?せ|連絡先|担当", words)
                or (not self._blank(i - 1) and self.kinds[i - 1] is LineKind.HEADING)
            ):
                return
            if kind is LineKind.PROSE or _ORGANISATION.search(words):
                self.kinds[i] = LineKind.SIGNATURE
