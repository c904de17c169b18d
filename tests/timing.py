"""How the time of reading grows with a text: what all tests of hostile texts measure with.

Processor time, best of some runs, because tests share their machine; and no more runs than it takes to decide.
"""

import time

SHORT = 0.25  # seconds: what the long text takes less than needs no comparison
STEEPER = 3.3  # twice the text may take this many times as long; twice is linear, four times quadratic


def measure(work, *given, runs=1):
    """Return the processor seconds that ``work(*given)`` takes, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work(*given)
        best = min(best, time.process_time() - began)
    return best


def assert_linear(work, make, size):
    """Fail if the time of ``work(make(n))`` grows faster than ``n``, from half of ``size`` to ``size``."""
    work(make(size // 16))  # what is read once, such as word lists, is read here
    long = make(size)
    whole = measure(work, long)
    if whole > SHORT:
        half = measure(work, make(size // 2), runs=2)
        if whole > STEEPER * half:
            whole = min(whole, measure(work, long, runs=2))  # another process may have been in the way
        assert whole < STEEPER * half, f"{half:.2f} s for half of it, {whole:.2f} s for all"
