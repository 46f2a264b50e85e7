"""The extractors: ``@extractor`` registers a function that reads the claims of one unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from checker.domain.claim import Claim
from checker.facts.claims.unit import Unit

Extractor = Callable[[Unit], Iterable[Claim]]
_EXTRACTORS: dict[str, Extractor] = {}


def extractor(function: Extractor) -> Extractor:
    """Register an extractor of claims; modules of this package are found by themselves."""
    _EXTRACTORS[f"{function.__module__}.{function.__name__}"] = function
    return function


@cache
def extractors() -> tuple[Extractor, ...]:
    """Return all extractors in a stable order, importing the modules that hold them."""
    import checker.facts.claims as package

    for module in sorted(m.name for m in iter_modules(package.__path__)):
        import_module(f"{package.__name__}.{module}")
    return tuple(_EXTRACTORS[name] for name in sorted(_EXTRACTORS))
