"""Where the files that travel with the library are: in a checkout, or packed into an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PACKED = _PACKAGE / "packaged"
IS_PACKED = _PACKED.is_dir()
ROOT = _PACKED if IS_PACKED else _PACKAGE.parent

SEEDS = ROOT / "seeds"
DATA = ROOT / "data"
LEXICON = DATA / "lexicon"
CONTEXT = DATA / "context"
BOUNDARIES = DATA / "boundaries"
NOTEBOOKS = ROOT / "notebooks"
