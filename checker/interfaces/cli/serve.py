"""``tsujitsuma serve``: the web form."""

from __future__ import annotations

import logging
import os
from argparse import Namespace

from checker.domain.errors import UsageError
from checker.interfaces.cli.parser import Parser
from checker.interfaces.cli.settings import add_settings, settings_of


def arguments(parser: Parser) -> None:
    """Add the arguments of ``serve``."""
    add = parser.add_argument
    add("--host", default="127.0.0.1", metavar="アドレス", help="待ち受けるアドレス(既定は 127.0.0.1、この機械だけ)")
    add("--port", type=int, default=8000, metavar="番号", help="ポート(既定は 8000。0 なら空いているもの)")
    add("--token", metavar="合言葉", help="入るのに要る合言葉(環境変数 TSUJITSUMA_TOKEN でも)。ほかの機械に開くときは必須")
    add("--workers", type=int, metavar="数", help="調べるプロセスの数(既定は CPU の数、4 まで)")
    add("--database", default="", metavar="URL", help="保存した作業の置き場所(既定はこの人の SQLite。postgresql+psycopg://… も可)")
    add_settings(parser)


def run(args: Namespace) -> int:
    """Serve until Ctrl-C."""
    if not 0 <= args.port <= 65535:
        raise UsageError("usage", "--port は 0 から 65535 にしてください。")
    if args.workers is not None and args.workers < 1:
        raise UsageError("usage", "--workers は 1 以上にしてください。")
    from checker.interfaces.web.config import WebConfig
    from checker.interfaces.web.serve import serve

    token = args.token or os.environ.get("TSUJITSUMA_TOKEN", "")
    workers = args.workers or max(1, min(4, os.cpu_count() or 1))
    config = WebConfig(args.host, args.port, token, workers, database=args.database, settings=settings_of(args))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    return serve(config)
