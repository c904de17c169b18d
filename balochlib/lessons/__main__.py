"""``python -m balochlib.lessons [solved notebooks]``: make the learner's versions from the solved lessons, and run both."""

import sys
from pathlib import Path

from balochlib.lessons.versions import write_lessons

if __name__ == "__main__":
    for path in write_lessons([Path(name) for name in sys.argv[1:]]):
        print(path)
