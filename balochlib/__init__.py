"""News texts on the conflict in Balochistan as tidy tables: every claim a row, every row the words it came from.

Importing it loads no plotting and no map library.

>>> import balochlib as bl
>>> corpus = bl.read_seeds()
>>> len(corpus.sources)
5
"""

from balochlib.corpus import Corpus, open_corpus, parse, read_seeds, read_texts

__all__ = ["Corpus", "open_corpus", "parse", "read_seeds", "read_texts"]
__version__ = "0.1.0"
