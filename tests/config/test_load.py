"""The configuration file: found upwards, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.config.load import DEFAULTS, find_settings, load_settings
from checker.config.settings import Settings
from checker.domain.errors import UsageError
from checker.domain.finding import Severity


def write(folder: Path, text: str, name: str = "tsujitsuma.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_pass_through_the_same_loader() -> None:
    assert load_settings(DEFAULTS) == Settings()


def test_everything_is_read(tmp_path: Path) -> None:
    settings = load_settings(
        write(
            tmp_path,
            """
fail-on = "warning"
show = "warning"
rule-folders = ["own"]
[rules]
jargon = "off"
"calendar.weekday" = "info"
wording.non_apology = "on"
"sums.share" = { severity = "warning", enabled = true, slack = 3 }
[glossary]
"ID" = "番号"
[words]
allow = ["○○"]
[incidents]
"leak" = "docs/leak"
""",
        )
    )
    assert settings.fail_on is Severity.WARNING
    assert settings.show is Severity.WARNING
    assert settings.rule_folders == (tmp_path / "own",)
    assert settings.rules == {"jargon": False, "calendar.weekday": True, "wording.non_apology": True, "sums.share": True}
    assert settings.severities == {"calendar.weekday": Severity.INFO, "sums.share": Severity.WARNING}
    assert settings.params == {"sums.share": {"slack": "3"}}
    assert settings.glossary == {"ID": "番号"}
    assert settings.allow == ("○○",)
    assert settings.incidents == {"leak": tmp_path / "docs/leak"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nfail-om = "error"', "tsujitsuma.toml:2: 設定「fail-om」はありません。 「fail-on」"),
        ('fail-on = "fatal"', "tsujitsuma.toml:1: fail-on に 'fatal'"),
        ("[words]\nallowed = []", "tsujitsuma.toml:2: 設定「words.allowed」はありません。 「allow」"),
        ("[words]\nallow = 3", "tsujitsuma.toml:2: allow には"),
        ('[rules]\n"jargon" = "offf"', "tsujitsuma.toml:2: rules.jargon に 'offf'"),
        ("[rules]\njargon = 3", "rules.jargon に 3"),
        ("rules = 3", "rules には"),
        ("[glossary]\nID = 3", "glossary.ID には文字列"),
        ("fail-on = ", "TOML として読めません"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        load_settings(write(tmp_path, text))
    assert said in str(error.value)
    assert error.value.exit_code == 2


def test_found_upwards_and_the_nearest_wins(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    write(tmp_path, '[project]\nname = "x"\n[tool.tsujitsuma]\nfail-on = "info"\n', "pyproject.toml")
    assert find_settings(below).fail_on is Severity.INFO
    write(tmp_path / "a", 'fail-on = "warning"')
    assert find_settings(below).fail_on is Severity.WARNING


def test_a_pyproject_of_others_is_passed_by(tmp_path: Path) -> None:
    write(tmp_path, '[project]\nname = "x"\n', "pyproject.toml")
    assert find_settings(tmp_path).source == ""


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="開けません"):
        find_settings(tmp_path, tmp_path / "none.toml")


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "tsujitsuma.toml"
    path.write_bytes('[glossary]\n"番号" = "語"'.encode("cp932"))
    with pytest.raises(UsageError, match="UTF-8"):
        load_settings(path)


def test_documents_words_and_baseline_are_read(tmp_path: Path) -> None:
    (tmp_path / "ng.txt").write_text("\ufeff# 使わない\n弊社\n御客様 → お客様\n", encoding="utf-8")
    (tmp_path / "prh.yml").write_text("version: 1\nrules:\n- expected: Web\n", encoding="utf-8")
    settings = load_settings(
        write(
            tmp_path,
            'baseline = "known.json"\n[words]\navoid = ["炎上"]\nlists = ["ng.txt"]\nprh = ["prh.yml"]\n'
            '[words.replace]\n"サーバ" = "サーバー"\n[documents]\nnotice = ["news/**/*.md"]\nfaq = ["faq/"]\n',
        )
    )
    assert settings.baseline == tmp_path / "known.json"
    assert settings.documents == {"notice": ("news/**/*.md",), "faq": ("faq/",)}
    assert [w.instead for w in settings.own_words] == [None, "サーバー", None, "お客様", "Web"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[documents]\nnotise = ["a"]', "「notice」"),
        ('[words]\navoidd = ["a"]', "「avoid」"),
        ('[words]\nlists = ["none.txt"]', "用語のファイルを開けません"),
        ("baseline = 3", "ファイル名"),
    ],
)
def test_mistakes_of_the_newer_tables_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        load_settings(write(tmp_path, text))
