"""Bodies of the HTTP API. Pydantic lives only here, at the edge."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from checker.domain.fact import KINDS, MODES, STAGES
from checker.interfaces.web.config import MAX_TEXT, MOST_BESIDE

_EXAMPLE = "2025年9月8日\nお客様各位\n株式会社ヒダマリ書房\n\n不正アクセスに関するお知らせとお詫び\n\nこのたび、…"


def _fits(text: str) -> str:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT:
        raise PydanticCustomError("text_too_long", "too long")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise PydanticCustomError("surrogate", "half of a character")
    return text


def _empty_is_none(value: Any) -> Any:  # noqa: ANN401  (whatever the form sent)
    return None if value == "" else value


Text = Annotated[str, AfterValidator(_fits)]
Name = Annotated[str, Field(max_length=200, description="文書の名前。拡張子(.md .txt .html)で形式を決めます")]


class Body(BaseModel):
    """A strict body: unknown fields are refused, so that a misspelt one is not silently ignored."""

    model_config = ConfigDict(extra="forbid")


class Known(Body):
    """A text and what its writer knows of it."""

    text: Text = Field(description="文章。位置はこの文字列の符号位置で数えます", examples=[_EXAMPLE])
    name: Name = ""
    kind: Literal[KINDS] | None = Field(None, description="文書の種類。省くと本文から判断します")  # type: ignore[valid-type]
    published: date | None = Field(None, description="公表日。本文に日付がないときに使います", examples=["2025-09-08"])


class CheckBody(Known):
    """POST /api/v1/check."""

    stage: Literal[STAGES] | None = None  # type: ignore[valid-type]
    mode: Literal[MODES] | None = None  # type: ignore[valid-type]
    depth: Literal["tokens", "syntax"] = "tokens"
    totals: bool = Field(True, description="読みやすさの総合点も求める")
    compare: list[Known] = Field([], max_length=10, description="同じ事案の FAQ、前の報など。食い違いを conflicts に返します")


class OfficialBody(Body):
    """An official text, by name."""

    text: Text
    name: Name = "公式"


class ReplyItem(Body):
    """One reply of an audit."""

    text: Text
    id: str = Field("", max_length=200)
    responder: str = Field("", max_length=200)
    at: str = Field("", max_length=40)
    question: Text = ""
    incident: str = Field("", max_length=200)


class AuditBody(Body):
    """POST /api/v1/audit."""

    replies: list[ReplyItem] = Field(min_length=1, max_length=100_000)
    official: list[OfficialBody] = Field([], max_length=20)
    examples: int | None = Field(None, ge=0, description="一つの値について挙げる回答の数(既定は全部)")


class ReplyBody(Body):
    """POST /api/v1/reply: a reply before it is sent."""

    text: Text = Field(examples=["パスワードの変更は必要ございません。"])
    question: Text = ""
    official: list[OfficialBody] = Field([], max_length=20)
    replies: list[ReplyItem] = Field([], max_length=MOST_BESIDE, description="これまでの回答。これらとの食い違いも返します")


class ExportBody(Body):
    """POST /api/v1/export: rows of the page as a file for spreadsheets."""

    format: Literal["xlsx", "csv"]
    name: str = Field("訂正の連絡先", max_length=80)
    header: list[Annotated[str, Field(max_length=200)]] = Field(min_length=1, max_length=40)
    rows: list[list[str | int]] = Field(max_length=100_000)


class WorkspaceBody(Body):
    """A draft or an audit to keep. ``version`` is that which the page has seen; another one is a clash of two tabs."""

    kind: Literal["draft", "audit"]
    name: str = Field(min_length=1, max_length=200)
    body: dict[str, Any]
    version: int = Field(0, ge=0)
