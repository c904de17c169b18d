"""What a public function wants to be given, checked before it runs, so that a wrong call is told the right one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar

import pandas as pd

from balochlib.schema import TABLES

P = ParamSpec("P")
T = TypeVar("T")


def takes(right: str, **columns: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a function check its call: ``columns`` names, per argument that is a table, the columns it must have.

    Any other call is a TypeError that says what is wrong and shows the ``right`` one. An argument that is None is not
    checked, for then it was not given.

    >>> @takes("count(corpus.casualties)", claims="value outcome")
    ... def count(claims):
    ...     return len(claims)
    >>> count(pd.DataFrame(columns=["value", "outcome"]))
    0
    >>> count(pd.DataFrame(columns=["place"]))
    Traceback (most recent call last):
        ...
    TypeError: count: claims has no column value, outcome; write count(corpus.casualties)
    >>> count("casualties")
    Traceback (most recent call last):
        ...
    TypeError: count: claims is a str, not a table; write count(corpus.casualties)
    """

    def check(function: Callable[P, T]) -> Callable[P, T]:
        signature, name = inspect.signature(function), function.__name__

        @wraps(function)
        def checked(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                given = signature.bind(*args, **kwargs).arguments
            except TypeError as error:
                raise TypeError(f"{name}: {error}; write {right}") from None
            for argument, wanted in columns.items():
                if given.get(argument) is not None:
                    need_columns(name, argument, given[argument], wanted, right)
            return function(*args, **kwargs)

        return checked

    return check


def need_columns(name: str, argument: str, value: object, columns: str, right: str) -> None:
    """Raise TypeError where ``value``, an argument of the function ``name``, is no table or lacks one of ``columns``."""
    if not isinstance(value, pd.DataFrame):
        raise TypeError(f"{name}: {argument} is a {type(value).__name__}, not a table; write {right}")
    missing = [c for c in columns.split() if c not in value.columns]
    if missing and len(value.columns):  # a frame of nothing at all is what a search without a find gives
        raise TypeError(f"{name}: {argument} has no column {', '.join(missing)}; write {right}")


def tables_of(corpus: object, right: str) -> Mapping[str, pd.DataFrame]:
    """Return the tables of a corpus, which may be given as itself or as its tables by name.

    >>> tables_of(pd.DataFrame(), "bl.shape_ucdp(corpus)")
    Traceback (most recent call last):
        ...
    TypeError: this needs all tables of a corpus, not a DataFrame; write bl.shape_ucdp(corpus)
    """
    tables = corpus if isinstance(corpus, Mapping) else getattr(corpus, "tables", None)
    if not isinstance(tables, Mapping) or not set(TABLES) <= set(tables):
        raise TypeError(f"this needs all tables of a corpus, not a {type(corpus).__name__}; write {right}")
    return tables
