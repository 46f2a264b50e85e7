"""The one door: the command line, the hook and the web form all come through here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config.globs import matches
from checker.config.select import all_rules, configured
from checker.config.settings import Settings
from checker.domain.conflict import Conflict
from checker.domain.errors import InputError, UsageError
from checker.domain.report import DocumentReport, Failure, Report
from checker.domain.rule import Rule
from checker.engine import Ask, analyse, date_of
from checker.language.tokens import Token, tokenize_text
from checker.record import record
from checker.text.source import SourceText

if TYPE_CHECKING:
    from checker.audit.files import ReplyFile
    from checker.audit.run import Plan
    from checker.domain.audit import AuditReport
    from checker.domain.change import Change
    from checker.domain.sheet import FactSheet


@record
class Options:
    """What one call wants: the settings, and what the caller knows of the texts."""

    settings: Settings = field(default_factory=Settings)
    ask: Ask = field(default_factory=Ask)
    together: bool = False  # all documents of the call speak of one incident
    officials: tuple[tuple[str, str], ...] = ()  # (id, text) that every document is compared with
    companions: tuple[SourceText, ...] = ()  # documents of the same incidents, compared with but not judged themselves


def check_documents(sources: Iterable[SourceText | Failure], options: Options | None = None) -> Report:
    """Judge documents one by one; what could not be read or analysed is in ``failures``.

    Args:
        sources: texts, or failures of reading them, in the order of the report.

    Raises:
        UsageError: where the settings or a rule file are wrong.
    """
    options = options or Options()
    rules = configured(all_rules(options.settings), options.settings)
    documents: list[DocumentReport] = []
    incidents: dict[str, str] = {}
    failures: list[Failure] = []
    for source in sources:
        if isinstance(source, Failure):
            failures.append(source)
            continue
        try:
            documents.append(analyse(source, rules, options.settings, _ask_for(source, options)))
            incidents[source.path] = incident_of(source, options)
        except InputError as error:
            failures.append(Failure(source.path, error.code, error.message, error.hint))
        except UsageError:  # a rule file is wrong: that holds for all texts
            raise
        except Exception as error:  # one text must not take the others with it; it is reported, exit code 3
            failures.append(_crash(source.path, error))
    if options.together:
        incidents = _as_one(incidents)
    beside = [(c, incident_of(c, options)) for c in options.companions]
    found = (*_official_conflicts(documents, options), *_conflicts(documents, incidents, beside))
    return Report(tuple(documents), tuple(failures), found, dict(options.officials) | {c.path: c.text for c, _ in beside})


def kind_of(path: str, settings: Settings) -> str | None:
    """Return the kind of text that the configuration says lies at ``path``, None if it says nothing of it."""
    if not settings.documents:
        return None
    place = Path(path).resolve()
    base = Path(settings.source or ".").resolve().parent
    if not place.is_relative_to(base):
        return None
    inside = place.relative_to(base).as_posix()
    return next((kind for kind, patterns in settings.documents.items() if any(matches(inside, p) for p in patterns)), None)


def _ask_for(source: SourceText, options: Options) -> Ask:
    """Take the kind from the configuration; ``notice`` names first and later reports alike, so there the text decides."""
    kind = options.ask.kind or kind_of(source.path, options.settings)
    return options.ask if kind in (options.ask.kind, "notice") else replace(options.ask, kind=kind)


def incident_of(source: SourceText, options: Options) -> str:
    """Return the incident a text belongs to, empty if none is named: front matter or configured folder.

    Texts are never compared merely because they were given in one call.
    """
    named = source.front_matter.get("incident", "")
    if named:
        return named
    place = Path(source.path).resolve()
    for name, folder in options.settings.incidents.items():
        if "*" in str(folder):
            part = next((p for p in reversed(place.parents) if matches(p.as_posix(), folder.absolute().as_posix())), None)
            if part is not None:
                return f"{name} {part.name}"
        elif place.is_relative_to(folder.resolve()):
            return name
    return ""


def _as_one(incidents: dict[str, str]) -> dict[str, str]:
    """Return one incident for all documents, whatever they name: the caller says that they are of one."""
    names = {name for name in incidents.values() if name}
    return dict.fromkeys(incidents, names.pop() if len(names) == 1 else "指定した文書")


def _official_conflicts(documents: Sequence[DocumentReport], options: Options) -> tuple[Conflict, ...]:
    if not options.officials:
        return ()
    from checker.consistency.between import Published, find_official_conflicts

    return find_official_conflicts(
        [Published(d.path, d.text, "", d.facts.published.value if d.facts.published else "") for d in documents],
        options.officials,
    )


def _conflicts(
    documents: Sequence[DocumentReport], incidents: dict[str, str], beside: Sequence[tuple[SourceText, str]]
) -> tuple[Conflict, ...]:
    """Compare the documents of each incident with each other and with those ``beside`` them (not these alone)."""
    named = [d for d in documents if incidents.get(d.path)]
    if not named or len(named) + len(beside) < 2:
        return ()
    from checker.consistency.between import Published, find_document_conflicts

    asked = {incidents[d.path] for d in named}
    published = [
        Published(d.path, d.text, incidents[d.path], d.facts.published.value if d.facts.published else "") for d in named
    ]
    published += [Published(c.path, c.text, name, _published(c)) for c, name in beside if name in asked]
    paths = {d.path for d in named}
    return tuple(
        c for c in find_document_conflicts(published) if any(s.reply in paths for v in c.values for s in v.statements)
    )


def _published(source: SourceText) -> str:
    """Return the date of publication of a document that is not judged, empty if it names none."""
    from checker.facts.extract import extract_facts
    from checker.text.segment import build_document

    found = extract_facts(build_document(source), date_of(source)).published
    return found.value if found else ""


def compare_reports(old: SourceText, new: SourceText, options: Options | None = None) -> tuple[Change, ...]:
    """Return what changed from the report ``old`` to the report ``new``, and whether the reader is told.

    Raises:
        InputError: where one of them cannot be analysed.
    """
    from checker.consistency.changes import changes_between

    report = check_documents([replace(old, path="old"), replace(new, path="new")], options)
    if report.failures:
        failure = report.failures[0]
        raise InputError(failure.code, failure.message, failure.hint, old.path if failure.path == "old" else new.path)
    return changes_between(*report.documents)


def audit_replies(
    replies: ReplyFile, officials: Sequence[tuple[str, str]] = (), plan: Plan | None = None
) -> AuditReport:
    """Find where replies contradict each other and the official texts (id, text)."""
    from checker.audit.run import audit

    return audit(replies, officials, plan)


def make_fact_sheet(source: SourceText, options: Options | None = None) -> FactSheet:
    """Return the fact sheet of a notice.

    Raises:
        InputError: where the notice cannot be analysed.
    """
    from checker.audit.make_sheet import make_sheet
    from checker.facts.claims.extract import ClaimReader
    from checker.text.segment import build_document

    report = check_documents([source], options)
    if report.failures:
        failure = report.failures[0]
        raise InputError(failure.code, failure.message, failure.hint, failure.path)
    (document,) = report.documents
    published = document.facts.published.value if document.facts.published else ""
    claims = ClaimReader().read_text("official", source.text, is_official=True, anchor=published[:10])
    return make_sheet(document, build_document(source), claims)


def check_reply(
    text: str, officials: Sequence[tuple[str, str]], others: ReplyFile | None = None, question: str = ""
) -> AuditReport:
    """Find where one reply, before it is sent, contradicts the official texts or what others said; its id is ``draft``."""
    from checker.audit.one import check_one

    return check_one(text, officials, others, question)


def list_rules(settings: Settings | None = None) -> tuple[Rule, ...]:
    """Return every rule as the settings want it, sorted by id.

    Raises:
        UsageError: where the settings or a rule file are wrong.
    """
    settings = settings or Settings()
    return tuple(sorted(configured(all_rules(settings), settings), key=lambda rule: rule.id))


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text."""
    return tokenize_text(text)


def _crash(path: str, error: Exception) -> Failure:
    """Name the place of a crash without any word of the text (drafts are secret)."""
    import traceback  # 2 ms of a cold start, like the other imports inside functions here

    house = Path(__file__).resolve().parent
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(house)]
    where = f"{Path(frames[-1].filename).relative_to(house)}:{frames[-1].lineno}"
    return Failure(
        path, "crash", f"検査の途中でプログラムの誤りが起きました({type(error).__name__}, {where})。",
        "この文書は検査できていません。上の行を開発者に知らせてください。",
    )


def draft_skeleton(
    mode: str, stage: str = "first", facts: str | None = None, is_sample: bool = False, card: bool = False
) -> dict[str, str]:
    """Return a skeleton notice, FAQ and checklist by file name; ``facts`` is the path of a fact sheet.

    Raises:
        InputError: where the sheet cannot be read.
        UsageError: where the file is no fact sheet.
    """
    from checker.drafting.skeleton import make_skeleton

    sheet = None
    if facts:
        from checker.audit.official import load_notice_or_sheet
        from checker.domain.sheet import FactSheet

        found = load_notice_or_sheet(facts)
        if not isinstance(found, FactSheet):
            hint = f"「tsujitsuma facts {facts} -o facts.yaml」で事実シートを作ってください。"
            raise UsageError("no_sheet", f"{facts} は事実シートではありません。", hint)
        sheet = found
    return dict(make_skeleton(mode, stage, sheet, is_sample, card).files)
