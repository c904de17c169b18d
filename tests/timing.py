"""How the time of reading grows with a text: what all tests of hostile texts measure with.

Processor time, best of some runs, because tests share their machine; and no more runs than it takes to decide.
"""

import gc
import time

from balochlib.coding import coders

SHORT = 0.25  # seconds: what the long text takes less than needs no comparison
STEEPER = 3.3  # twice the text may take this many times as long; twice is linear, four times quadratic


ROUNDS = 5  # a text that is read in linear time passes the first, on a quiet machine


def measure(work, *given, runs=1):
    """Return the processor seconds that ``work(*given)`` takes, the best of some runs; no garbage is collected meanwhile."""
    best = float("inf")
    collects = gc.isenabled()
    gc.disable()
    try:
        for _ in range(runs):
            coders._code.cache_clear()  # a text that was read before is read again here
            began = time.process_time()
            work(*given)
            best = min(best, time.process_time() - began)
    finally:
        if collects:
            gc.enable()
    return best


def assert_linear(work, make, size):
    """Fail if the time of ``work(make(n))`` grows faster than ``n``, from half of ``size`` to ``size``: the best times of some rounds
    are compared, as another process may have been in the way of any one."""
    work(make(size // 16))  # what is read once, such as word lists, is read here
    short, long = make(size // 2), make(size)
    half = whole = float("inf")
    for _ in range(ROUNDS):
        whole = min(whole, measure(work, long))
        if whole <= SHORT:
            return
        half = min(half, measure(work, short))
        if whole < STEEPER * half:
            return
    raise AssertionError(f"{half:.2f} s for half of it, {whole:.2f} s for all")
