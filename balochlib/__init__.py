"""News texts on the conflict in Balochistan as tidy tables: every claim a row, every row the words it came from.

Importing it loads no plotting and no map library.

>>> import balochlib as bl
>>> corpus = bl.read_seeds()
>>> len(corpus.sources)
5
>>> bl.tolls(corpus.casualties, policy="min_max")[["low", "high"]].notna().any().tolist()
[True, True]
"""

from difflib import get_close_matches
from importlib import import_module

from balochlib.analysis import compare, context
from balochlib.analysis.coherence import coherence
from balochlib.analysis.ladder import build_ladder, list_event_claims
from balochlib.analysis.lineage import count_voices
from balochlib.analysis.tolls import tolls
from balochlib.corpus import Corpus, open_corpus, parse, read_seeds, read_texts
from balochlib.schema import TABLES
from balochlib.shapes import shape_acled, shape_ucdp

__version__ = "0.1.0"
__all__ = [
    "Corpus", "build_ladder", "charts", "coherence", "compare", "context", "count_voices", "explorer", "geo", "list_event_claims",
    "maps", "open_corpus", "parse", "read_seeds", "read_texts", "series", "shape_acled", "shape_ucdp", "style", "tables", "tolls",
]  # fmt: skip
_LATER = {  # what needs a plotting or map library is loaded when it is first asked for
    "charts": "balochlib.view.charts",
    "explorer": "balochlib.view.explorer",
    "geo": "balochlib.analysis.geo",
    "maps": "balochlib.view.maps",
    "series": "balochlib.view.series",
    "style": "balochlib.view.style",
    "tables": "balochlib.view.tables",
}


def __getattr__(name: str):
    if name in _LATER:
        return import_module(_LATER[name])
    if name in TABLES:
        raise AttributeError(f"{name} is a table of a corpus: corpus = bl.read_texts(folder), then corpus.{name}")
    if not name.startswith("_") and hasattr(Corpus, name):
        raise AttributeError(f"a corpus has {name}: corpus = bl.read_texts(folder), then corpus.{name}")
    near = get_close_matches(name, __all__, n=1)
    meant = f" did you mean bl.{near[0]}?" if near else ""
    raise AttributeError(f"balochlib has no {name!r};{meant} it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
