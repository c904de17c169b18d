"""Events: incidents as articles tell them (:mod:`.tellings`), and as one across articles (:mod:`.merging`)."""

from balochlib.coding.merging import Merged, merge_tellings
from balochlib.coding.tellings import Telling, find_tellings

__all__ = ["Merged", "Telling", "find_tellings", "merge_tellings"]
