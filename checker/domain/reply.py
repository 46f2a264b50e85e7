"""Reply (回答): one answer of a responder to a customer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """回答.

    Attributes:
        id: unique in its audit.
        responder: name or code of who answered, empty if unknown.
        at: ``YYYY-MM-DDTHH:MM``, empty if unknown.
        question: the customer's words, empty if unknown.
        text: the answer as given; offsets refer to it.
        incident: name of the incident; replies of different incidents are never compared.
        row: row of the source file, counted from 1; 0 if it came from elsewhere.
    """

    id: str
    responder: str
    at: str
    question: str
    text: str
    incident: str = ""
    row: int = 0
