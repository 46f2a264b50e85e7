"""What the hook asks of git. Names are bytes there: they are decoded as the file system does."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.domain.errors import InputError, UsageError
from checker.record import record

FILES = ("100644", "100755", "100664")  # submodules (160000) and symbolic links (120000) hold no text
NONE = "0" * 40


@record
class Blob:
    """A file of the index or of a commit: path from the root with ``/``, and the name of its content."""

    path: str
    sha: str


def root() -> Path:
    """Return the top folder of the work tree.

    Raises:
        UsageError: outside a repository, in a bare one, or without git.
    """
    words = _git("rev-parse", "--show-toplevel").rstrip(b"\n")
    if not words:
        raise UsageError("no_worktree", "作業用のファイルのないリポジトリ(bare)です。", "手元のリポジトリで使ってください。")
    return Path(os.fsdecode(words))


def hooks_folder() -> Path:
    """Return the folder where git looks for hooks (``core.hooksPath``, work trees and submodules considered)."""
    return Path(os.fsdecode(_git("rev-parse", "--git-path", "hooks").rstrip(b"\n"))).absolute()


def own_folders() -> tuple[Path, ...]:
    """Return the folders that belong to this repository: its work tree and its git folder."""
    common = os.fsdecode(_git("rev-parse", "--git-common-dir").rstrip(b"\n"))
    return (root().resolve(), Path(common).resolve())


def staged() -> list[Blob]:
    """Return the files that the next commit adds or changes; deleted ones have nothing to check."""
    return _changed("diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--ignore-submodules=none")


def changed_between(old: str, new: str) -> list[Blob]:
    """Return the files that differ in ``new``; an empty ``old`` stands for the empty tree."""
    if not old:
        return tree(new)
    return _changed("diff-tree", "-r", "--raw", "-z", "--no-abbrev", "--no-renames", old, new)


def index() -> list[Blob]:
    """Return every file of the index."""
    rows = _git("ls-files", "--full-name", "-s", "-z", "--", ":/").split(b"\0")
    found = ((row.partition(b"\t")[0].split(), row.partition(b"\t")[2]) for row in rows if row)
    return [Blob(os.fsdecode(name), head[1].decode()) for head, name in found if head[0].decode() in FILES and head[2] == b"0"]


def tree(commit: str) -> list[Blob]:
    """Return every file of a commit."""
    rows = _git("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
    found = ((row.partition(b"\t")[0].split(), row.partition(b"\t")[2]) for row in rows if row)
    return [Blob(os.fsdecode(name), head[2].decode()) for head, name in found if head[0].decode() in FILES]


def contents(blobs: Iterable[Blob]) -> Iterator[tuple[Blob, bytes]]:
    """Yield each file with its content, all from one process of git.

    Raises:
        InputError: where git does not have a content.
    """
    wanted = list(blobs)
    if not wanted:
        return
    data = _git("cat-file", "--batch", stdin="".join(f"{b.sha}\n" for b in wanted).encode())
    at = 0
    for blob in wanted:
        end = data.index(b"\n", at)
        head = data[at:end].split()
        if len(head) != 3 or head[1] != b"blob":
            raise InputError("no_blob", "git に中身がありません。", "git fsck で確かめてください。", blob.path)
        size = int(head[2])
        yield blob, data[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def before(revision: str, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each of ``paths`` with its content where the change from ``revision`` began, renamed files under their new name.

    A change begins where its branch left ``revision``; what others have done there since is not of it. Paths that were not there yet
    are left out: all of them is new.

    Raises:
        UsageError: where there is no such revision, or no repository.
    """
    top = root().resolve()
    commit = _fork_of(commit_of(revision))
    wanted = {os.path.relpath(Path(p).resolve(), top).replace(os.sep, "/"): p for p in paths}
    renamed = {new: old for old, new in _renames(commit) if new in wanted}
    names = {renamed.get(name, name): path for name, path in wanted.items()}
    for blob, data in contents(b for b in tree(commit) if b.path in names):
        yield names[blob.path], data


def _fork_of(commit: str) -> str:
    """Return where HEAD and ``commit`` part; ``commit`` itself where the history (a shallow clone) does not tell."""
    done = _run(("merge-base", commit, "HEAD"))
    return commit if done.returncode else done.stdout.decode().strip()


def _renames(commit: str) -> list[tuple[str, str]]:
    """Return (old, new) of the files that were renamed between ``commit`` and the work tree."""
    fields = [os.fsdecode(f) for f in _git("diff", "--name-status", "-z", "-M", "--diff-filter=R", "--no-relative", commit).split(b"\0")]
    return list(zip(fields[1::3], fields[2::3], strict=False))


def exists(commit: str) -> bool:
    """Tell whether the commit is in this repository."""
    return _run(("cat-file", "-e", f"{commit}^{{commit}}")).returncode == 0


def commit_of(revision: str) -> str:
    """Return the full name of a revision.

    Raises:
        UsageError: where there is no such revision.
    """
    done = _run(("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"))
    if done.returncode:
        raise UsageError("no_revision", f"「{revision}」という版はありません。", "git log で名前を確かめてください。")
    return done.stdout.decode().strip()


def base_of_new(commit: str, remote: str) -> str:
    """Return where the commits that ``remote`` does not have yet begin; empty if it has none of them."""
    remotes = f"--remotes={remote}" if remote else "--remotes"
    rows = _git("rev-list", "--boundary", commit, "--not", remotes).decode().split()
    known = [row[1:] for row in rows if row.startswith("-")]
    if known:
        return known[0]
    return "" if rows else commit


def _changed(*command: str) -> list[Blob]:
    """Read ``--raw -z``: ``:mode mode sha sha status NUL path NUL``."""
    fields = _git(*command).split(b"\0")
    found: list[Blob] = []
    for head, name in zip(fields[::2], fields[1::2], strict=False):
        _, mode, _, sha, status = head.decode().lstrip(":").split()
        if mode in FILES and status[0] != "D":
            found.append(Blob(os.fsdecode(name), sha))
    return found


def _git(*command: str, stdin: bytes = b"") -> bytes:
    done = _run(command, stdin)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError("git", f"git {command[0]} ができませんでした({said[-1] if said else done.returncode})。",
                         "git のリポジトリの中で使ってください。")  # fmt: skip
    return done.stdout


def _run(command: tuple[str, ...], stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(("git", *command), input=stdin, capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("no_git", "git がありません。", "git を入れて、PATH を通してください。") from None
