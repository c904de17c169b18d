"""``python -m balochlib.lessons``: make the learner's versions from the solved lessons, and run both.

``python -m balochlib.lessons badges https://github.com/<account>/<repository>``: print badges that open a copy of the lessons.
"""

import sys
from pathlib import Path

from balochlib.lessons.launchers import write_badges
from balochlib.lessons.versions import write_lessons

if __name__ == "__main__":
    if sys.argv[1:2] == ["badges"]:
        print(write_badges(*sys.argv[2:4]))
    else:
        for path in write_lessons([Path(name) for name in sys.argv[1:]]):
            print(path)
