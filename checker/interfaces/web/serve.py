"""Run the app under uvicorn."""

from __future__ import annotations

import socket
import sys

import uvicorn

from checker.domain.errors import UsageError
from checker.interfaces.web.app import create_app
from checker.interfaces.web.config import WebConfig, refuse_unsafe


def serve(config: WebConfig) -> int:
    """Serve until the process is told to end.

    Raises:
        UsageError: where the server would be open to strangers, or cannot listen.
    """
    refuse_unsafe(config)
    listener = _listen(config)
    port = listener.getsockname()[1]
    name = f"[{config.host}]" if ":" in config.host else config.host
    print(f"つじつま: http://{name}:{port}/ をブラウザーで開いてください(止めるには Ctrl-C)。", file=sys.stderr, flush=True)
    options = uvicorn.Config(
        create_app(config), log_level="warning", access_log=False, server_header=False, timeout_keep_alive=30, lifespan="on",
        timeout_graceful_shutdown=5, limit_concurrency=1000,
    )
    uvicorn.Server(options).run(sockets=[listener])
    return 0


def _listen(config: WebConfig) -> socket.socket:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((config.host.strip("[]"), config.port))
    except OSError as error:
        listener.close()
        hint = f"ほかの番号で試してください: --port {config.port + 1 if config.port < 65535 else 8000}"
        raise UsageError("port", f"{config.host}:{config.port} で待ち受けられません({error.strerror})。", hint) from None
    return listener
