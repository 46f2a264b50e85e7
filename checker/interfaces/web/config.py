"""What one server is to be: where it listens, who may come in, how much it takes."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

from checker.config.settings import Settings
from checker.domain.errors import UsageError

MAX_TEXT = 2_000_000  # bytes of one text in UTF-8
MAX_JSON = 8_000_000  # a JSON body: escapes and several texts need room
MAX_UPLOAD = 50_000_000
MOST_BESIDE = 2_000  # replies that one reply is compared with while someone waits; more belong in an audit
LEAST_TOKEN = 16  # characters: a token that can be guessed is none


@dataclass(frozen=True, slots=True)
class WebConfig:
    """Settings of one server.

    Attributes:
        token: what visitors must know; empty for none (only where nobody but this machine can reach it).
        workers: processes that judge texts.
        waiting: requests that may wait for them; more are told to come back.
        seconds: time limit of one check.
        database: SQLAlchemy URL for saved work; empty for the SQLite file of this user, made when first used.
        settings: the configuration of the checks.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    token: str = ""
    workers: int = 2
    waiting: int = 64
    seconds: float = 30.0
    database: str = ""
    settings: Settings = field(default_factory=Settings)

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False


def refuse_unsafe(config: WebConfig) -> None:
    """Raise UsageError for a server that strangers could use."""
    if config.token and len(config.token) < LEAST_TOKEN:
        raise UsageError("weak_token", f"合言葉(--token)は{LEAST_TOKEN}文字以上にしてください。", "openssl rand -hex 16 などで作れます。")
    if not config.is_local and not config.token:
        raise UsageError(
            "no_token", f"{config.host} はほかの機械からも届くので、合言葉なしでは起動しません。公表前の文案が外から読めてしまいます。",
            "--token 合言葉 を付けるか、--host を省いて自分の機械だけで使ってください。",
        )
