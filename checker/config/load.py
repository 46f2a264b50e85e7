"""Read ``tsujitsuma.toml`` or ``[tool.tsujitsuma]`` of ``pyproject.toml``, found upwards. Strict: no key is ignored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.config.settings import Settings
from checker.config.words import OwnWord, plain, read_list, read_prh
from checker.domain.errors import UsageError
from checker.domain.fact import KINDS
from checker.domain.finding import Severity
from checker.rules.loader import nearest

FILE = "tsujitsuma.toml"
DEFAULTS = Path(__file__).with_name("defaults.toml")
_SEVERITIES = tuple(s.value for s in Severity)


def find_settings(start: Path, named: Path | None = None) -> Settings:
    """Return the settings of ``named``, else of the first configuration found from ``start`` upwards, else defaults.

    Raises:
        UsageError: with ``file:line`` where the file is missing or holds anything unknown.
    """
    if named is not None:
        return load_settings(named)
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return load_settings(folder / FILE)
        project = folder / "pyproject.toml"
        if project.is_file() and b"[tool.tsujitsuma" in project.read_bytes():
            return load_settings(project)
    return Settings()  # a test holds them equal to DEFAULTS; reading that costs 3 ms of a cold start


def load_settings(path: Path) -> Settings:
    """Read one configuration file.

    Raises:
        UsageError: with ``file:line`` and the nearest name for what is unknown.
    """
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except OSError as error:
        raise UsageError("no_config", f"設定ファイルを開けません({error.strerror})。", "パスを確かめてください。", str(path)) from None
    except UnicodeDecodeError:
        raise UsageError("bad_config", "設定ファイルが UTF-8 ではありません。", "UTF-8 で保存し直してください。", str(path)) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        where = f"{path}:{found[1]}" if found else str(path)
        raise UsageError("bad_config", f"TOML として読めません({error})。", "その行の書き方を確かめてください。", where) from None
    if path.name == "pyproject.toml":
        raw = raw.get("tool", {}).get("tsujitsuma", {})
    return _Reader(path, text).settings(raw)


class _Reader:
    """Turns one parsed file into Settings; knows the file for its messages."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def settings(self, raw: Mapping[str, Any]) -> Settings:
        known = ("fail-on", "show", "baseline", "rule-folders", "rules", "glossary", "words", "documents", "incidents")
        self._only(raw, known, "")
        words = self._table(raw, "words")
        self._only(words, ("allow", "avoid", "replace", "lists", "prh"), "words.")
        documents = self._table(raw, "documents")
        self._only(documents, KINDS, "documents.")
        baseline = self._is(raw.get("baseline", ""), str, "baseline", "ファイル名")
        here = self.path.parent
        enabled, severities, params = self._rules(self._table(raw, "rules"))
        return Settings(
            fail_on=Severity(self._choice(raw.get("fail-on", "error"), "fail-on", _SEVERITIES)),
            show=Severity(self._choice(raw.get("show", "info"), "show", _SEVERITIES)),
            rules=enabled,
            severities=severities,
            params=params,
            glossary=self._strings(self._table(raw, "glossary"), "glossary"),
            allow=self._list(words, "allow"),
            own_words=self._own_words(words),
            documents={kind: self._list(documents, kind) for kind in documents},
            baseline=here / baseline if baseline else None,
            rule_folders=tuple(here / folder for folder in self._list(raw, "rule-folders")),
            incidents={k: here / v for k, v in self._strings(self._table(raw, "incidents"), "incidents").items()},
            source="" if self.path == DEFAULTS else str(self.path),
        )

    def _own_words(self, words: Mapping[str, Any]) -> tuple[OwnWord, ...]:
        source, here = str(self.path), self.path.parent
        found = [plain(word, None, source) for word in self._list(words, "avoid") if word]
        found += [plain(old, new, source) for old, new in self._strings(self._table(words, "replace"), "words.replace").items() if old]
        for name in self._list(words, "lists"):
            found += read_list(here / name)
        for name in self._list(words, "prh"):
            found += read_prh(here / name)
        return tuple(found)

    def _rules(
        self, table: Mapping[str, Any]
    ) -> tuple[dict[str, bool], dict[str, Severity], dict[str, Mapping[str, str]]]:
        enabled: dict[str, bool] = {}
        severities: dict[str, Severity] = {}
        params: dict[str, Mapping[str, str]] = {}
        for name, value in _flat(table):
            if isinstance(value, Mapping):
                rest = dict(value)
                if "enabled" in rest:
                    enabled[name] = self._is(rest.pop("enabled"), bool, f"rules.{name}.enabled", "true か false")
                if "severity" in rest:
                    severities[name] = Severity(self._choice(rest.pop("severity"), f"rules.{name}.severity", _SEVERITIES))
                if rest:
                    params[name] = {k: self._scalar(v, f"rules.{name}.{k}") for k, v in rest.items()}
                continue
            if isinstance(value, bool):
                value = "on" if value else "off"
            value = self._choice(value, f"rules.{name}", ("on", "off", *_SEVERITIES))
            enabled[name] = value != "off"
            if value in _SEVERITIES:
                severities[name] = Severity(value)
        return enabled, severities, params

    def _only(self, raw: Mapping[str, Any], known: tuple[str, ...], prefix: str) -> None:
        for key in raw:
            if key not in known:
                hint = nearest(key, known) or f"使える項目: {' '.join(known)}"
                raise self._error("unknown_key", f"設定「{prefix}{key}」はありません。", hint, key)

    def _table(self, raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value: Mapping[str, Any] = self._is(raw.get(key, {}), dict, key, f"[{key}] の表")
        return value

    def _strings(self, table: Mapping[str, Any], name: str) -> dict[str, str]:
        return {k: self._is(v, str, f"{name}.{k}", "文字列") for k, v in table.items()}

    def _list(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        values = self._is(table.get(key, []), list, key, '["…", "…"] の形の並び')
        return tuple(self._is(v, str, key, "文字列の並び") for v in values)

    def _scalar(self, value: Any, key: str) -> str:  # noqa: ANN401  (a TOML value)
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(self._is(value, (str, int, float), key, "文字列か数"))

    def _choice(self, value: Any, key: str, allowed: tuple[str, ...]) -> str:  # noqa: ANN401
        if value not in allowed:
            raise self._error("bad_value", f"{key} に {value!r} は書けません({' / '.join(allowed)})。", "", key)
        return str(value)

    def _is(self, value: Any, kind: Any, key: str, wanted: str) -> Any:  # noqa: ANN401
        if not isinstance(value, kind):
            raise self._error("bad_value", f"{key} には{wanted}を書いてください。", "", key)
        return value

    def _error(self, code: str, message: str, hint: str, key: str) -> UsageError:
        return UsageError(code, message, hint, f"{self.path}:{self._line(key)}")

    def _line(self, key: str) -> int:
        """Line of a key: the longest dotted tail of it that some line starts with."""
        tail = key
        while True:
            spot = re.search(rf"^\s*\[?\s*[\w.]*[\"']?{re.escape(tail)}[\"']?\s*[=\].]", self.text, re.MULTILINE)
            if spot or "." not in tail:
                return self.text.count("\n", 0, spot.start() + len(spot[0]) - len(spot[0].lstrip())) + 1 if spot else 1
            tail = tail.partition(".")[2] if re.match(r"(rules|words|glossary|documents|incidents)\.", tail) else tail.rpartition(".")[0]


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Undo TOML's nesting of unquoted dotted rule names: ``a.b = "off"`` is ``{"a": {"b": "off"}}``."""
    rows: list[tuple[str, Any]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        nested = isinstance(value, Mapping) and value and all(isinstance(v, Mapping) or v in _WORDS for v in value.values())
        if nested and not {"enabled", "severity"} & set(value):
            rows.extend(_flat(value, f"{name}."))
        else:
            rows.append((name, value))
    return rows


_WORDS = ("on", "off", *_SEVERITIES)
