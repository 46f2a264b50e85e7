"""Put the hook into a repository, in front of one that is there already, and take it away again."""

from __future__ import annotations

from pathlib import Path

from checker.config.settings import Settings
from checker.domain.errors import UsageError
from checker.interfaces.hook import git
from checker.interfaces.hook.script import BEFORE, STAGES, is_ours, script_of

EXAMPLE = '[documents]\nnotice = ["お知らせ/**/*.md"]\nfaq = ["よくある質問/*.md"]\nreply = ["回答/*.txt"]'


def install(stages: tuple[str, ...], settings: Settings) -> list[str]:
    """Write the hooks and return what was done, in Japanese, a line each.

    Raises:
        UsageError: where no documents are configured, or the hooks lie outside the repository.
    """
    if not settings.documents:
        raise UsageError(
            "no_documents", "どのファイルが公表文なのかが、設定にありません。",
            f"リポジトリの一番上の tsujitsuma.toml に、次のように書いてください。\n{EXAMPLE}",
        )
    folder = _folder()
    said = []
    for stage in stages:
        hook, before = folder / stage, folder / f"{stage}{BEFORE}"
        kept = _keep(hook, before)
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f".{stage}.new-tsujitsuma"
        temporary.write_text(script_of(stage), encoding="utf-8", newline="\n")
        temporary.chmod(0o755)
        temporary.replace(hook)
        said.append(f"入れました: {hook}" + (f"(前からあるフック {before.name} を先に呼びます)" if kept else ""))
    return said


def uninstall() -> list[str]:
    """Take away every hook of ours, put back the one from before, and return what was done.

    Raises:
        UsageError: where the hooks lie outside the repository.
    """
    folder = _folder()
    said = []
    for stage in STAGES:
        hook, before = folder / stage, folder / f"{stage}{BEFORE}"
        if not _is_ours(hook):
            continue
        hook.unlink()
        if before.exists() or before.is_symlink():
            before.rename(hook)
            said.append(f"消しました。前のフックに戻しました: {hook}")
        else:
            said.append(f"消しました: {hook}")
    return said or ["つじつまのフックは入っていません。"]


def _keep(hook: Path, before: Path) -> bool:
    """Put aside a hook that is not ours; tell whether there is one to chain to."""
    if (hook.exists() or hook.is_symlink()) and not _is_ours(hook):
        if before.exists() or before.is_symlink():
            raise UsageError(
                "two_hooks", f"{hook.name} と {before.name} が両方あります。", f"要らない方を消してください: {hook.parent}"
            )
        hook.rename(before)
    return before.exists() or before.is_symlink()


def _is_ours(hook: Path) -> bool:
    try:
        return not hook.is_symlink() and is_ours(hook.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return False


def _folder() -> Path:
    folder = git.hooks_folder()
    if not any(folder.resolve().is_relative_to(own) for own in git.own_folders()):
        raise UsageError(
            "foreign_hooks", f"フックのフォルダーがこのリポジトリの外にあります(core.hooksPath: {folder})。",
            "ほかのリポジトリにも効いてしまうので書きません。そこのフックに「tsujitsuma hook run」の行を足してください。",
        )
    return folder
