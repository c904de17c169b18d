"""Stable ids: a short hash of what a row says and where in its article it says it."""

import hashlib


def make_id(prefix: str, *parts: object) -> str:
    """Return an id that depends on ``parts`` alone, never on a row number or on other texts.

    >>> make_id("c", "a1b2c3d4", 17, "31 civilians")
    'c-d6c1797f'
    >>> make_id("c", "a1b2c3d4", 17, "31 civilians") == make_id("c", "a1b2c3d4", 18, "31 civilians")
    False
    """
    return f"{prefix}-{hashlib.sha256(chr(31).join(map(str, parts)).encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def number_repeats(ids: list[str]) -> list[str]:
    """Keep the first of equal ids as it is and add ``-2``, ``-3`` ... to the others.

    >>> number_repeats(["a", "b", "a"])
    ['a', 'b', 'a-2']
    """
    seen: dict[str, int] = {}
    out = []
    for one in ids:
        seen[one] = seen.get(one, 0) + 1
        out.append(one if seen[one] == 1 else f"{one}-{seen[one]}")
    return out
