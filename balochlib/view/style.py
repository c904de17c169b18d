"""The one look of figures: colours that always mean the same, three sizes, one style sheet. Importing it changes nothing."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from matplotlib import style as sheets
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, DayLocator, num2date
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

P, T = ParamSpec("P"), TypeVar("T")
SHEET = Path(__file__).parent / "template" / "balochlib.mplstyle"

# Width x height in inches. One width, because pages show all figures equally wide; the height follows the content.
SIZES = {"short": (7.2, 2.8), "medium": (7.2, 4.2), "tall": (7.2, 6.4)}

GREY = "#6E6E6E"  # unknown, not stated, everything else

# From the palettes of Okabe & Ito and of Paul Tol, which readers with any colour vision tell apart; the bright ones
# are darkened until each has a contrast of 3:1 on white (WCAG 2.2, 1.4.11). Colour never stands alone: charts label
# directly, networks and timelines add a line style or a marker.
COLOURS: dict[str, dict[str, str]] = {
    "outcome": {"killed": "#882255", "injured": "#C4606F", "casualties": "#A04090", "abducted": "#332288"},
    "victim": {"civilian": "#0072B2", "security": "#117733", "militant": "#C84E00", "unspecified": GREY},
    "actor": {
        "armed_group": "#C84E00", "state_force": "#117733", "state": "#0072B2", "intelligence": "#332288",
        "organisation": "#7A6A00", "civil_society": "#882255", "media": "#A04090", "person": GREY,
    },
    "claimant": {
        "state": "#0072B2", "armed_group": "#C84E00", "official_unnamed": "#2F8FC4", "monitor": "#7A6A00",
        "medical": "#117733", "witness": "#882255", "outlet": "#A04090",
    },
    "voice": {
        "state": "#0072B2", "expert": "#7A6A00", "militant": "#C84E00", "civilian": "#117733", "media": "#A04090", "other": GREY,
    },
    "place": {
        "country": "#332288", "province": "#0072B2", "district": "#117733", "town": "#C84E00", "site": "#882255", "region": "#7A6A00",
    },
}  # fmt: skip


def use() -> None:
    """Apply the style sheet to this session's own figures, so that they look like those of the suite.

    >>> use()
    >>> import matplotlib as mpl
    >>> mpl.rcParams["text.parse_math"]
    False
    """
    sheets.use(SHEET)


def styled(draw: Callable[P, T]) -> Callable[P, T]:
    """Make a drawing function follow the style sheet whether or not :func:`use` was called, and leave the session as it was."""

    @wraps(draw)
    def draw_styled(*args: P.args, **kwargs: P.kwargs) -> T:
        with sheets.context(SHEET):
            return draw(*args, **kwargs)

    return draw_styled


def colour(family: str, key: object) -> str:
    """Return the fixed colour of ``key``; grey for what is missing or not in the list.

    >>> colour("victim", "civilian"), colour("victim", None) == GREY
    ('#0072B2', True)
    """
    return COLOURS[family].get(str(key), GREY)


def new_axes(ax: Axes | None = None, size: str = "medium", height: float | None = None) -> Axes:
    """Return ``ax``, or the axes of a new figure that no window manager holds.

    A figure made this way is shown only by :func:`balochlib.view.figure.show_figure`, so a notebook never shows it twice.
    """
    if ax is not None:
        return ax
    width, usual = SIZES[size]
    return Figure(figsize=(_WIDTH.get() or width, height or usual)).subplots()


_WIDTH: ContextVar[float | None] = ContextVar("width", default=None)
PHONE = 3.6  # inches: half a page, so that the same letters are twice as large on a phone


@contextmanager
def narrowed() -> Iterator[None]:
    """Make new axes as wide as a phone shows them.

    >>> with narrowed():
    ...     small = new_axes()
    >>> is_narrow(small), is_narrow(new_axes())
    (True, False)
    """
    token = _WIDTH.set(PHONE)
    try:
        yield
    finally:
        _WIDTH.reset(token)


def is_narrow(ax: Axes) -> bool:
    """Say whether ``ax`` is drawn for a phone."""
    return bool(ax.figure.get_figwidth() < 5)


def fit(ax: Axes, text: object, width: int) -> str:
    """Make ``text`` fit for a label of ``ax``: at most ``width`` characters, on a phone in two lines of eighteen.

    >>> with narrowed():
    ...     small = new_axes()
    >>> fit(small, "Balochistan government spokesman", 34), fit(new_axes(), "Balochistan government spokesman", 34)
    ('Balochistan\\ngovernment …', 'Balochistan government spokesman')
    """
    line = clean(str(text), width)
    return "\n".join(textwrap.wrap(line, 18, max_lines=2, placeholder=" …")) if is_narrow(ax) else line


def set_titles(ax: Axes, title: str, subtitle: str = "") -> None:
    """Write the finding as the title, and unit and period as a lighter line below it, flush with the left edge of the picture."""
    alone = len(ax.figure.axes) == 1
    across = 0.008 if alone else 0
    at = ("figure fraction" if alone else "axes fraction", "axes fraction")
    scale = (ax.figure.get_figwidth() - 0.25) / 6.95  # a picture for a phone has shorter lines
    below = textwrap.wrap(clean(subtitle), int(104 * scale))
    heading = {"fontsize": 11.5, "fontweight": "bold"}, 9 + 12.5 * len(below)
    line = {"fontsize": 8.5, "color": "#555555"}, 8
    for words, (look, height) in ((textwrap.wrap(clean(title), int(68 * scale)), heading), (below, line)):
        if words:
            where = {"xycoords": at, "textcoords": "offset points", "va": "bottom", "annotation_clip": False}
            ax.annotate("\n".join(words), (across, 1), (0, height), **where, **look)


def set_legend(ax: Axes, handles: list, columns: int = 4) -> None:
    """Put the key below the picture, flush left; beside other axes, above the axes it belongs to."""
    if not handles:
        return
    if len(ax.figure.axes) == 1:
        columns = max(1, columns // 2) if is_narrow(ax) else columns
        ax.figure.legend(handles=handles, loc="outside lower left", ncols=columns, borderaxespad=0.3, columnspacing=1.4)
    else:
        ax.legend(handles=handles, ncols=columns)


def set_days(ax: Axes, days: int) -> None:
    """Mark the dates below ``ax``, which spans some days: days, months or years, as incidents are told by the day and not by the hour."""
    dates = DayLocator() if days < 8 else AutoDateLocator(minticks=2, maxticks=5 if is_narrow(ax) else 7)
    written = ConciseDateFormatter(dates, show_offset=False)
    written.formats[1] = written.zero_formats[1] = "%b %Y"  # a month with its year: incidents lie in several
    ax.xaxis.set_major_locator(dates)
    ax.xaxis.set_major_formatter(FuncFormatter(_name_day) if days < 60 else written)


def _name_day(value: float, _position: int) -> str:
    day = num2date(value)
    return f"{day.day} {day:%b}"


def clean(text: str, width: int | None = None) -> str:
    """Make ``text`` fit for a label: one line, only characters that the font can draw, at most ``width`` characters.

    What has no glyph is drawn as an empty square, what is invisible is left out.

    >>> clean("Quetta\\nGate \\u202e"), clean("a very long label", 8)
    ('Quetta Gate', 'a very …')
    """
    seen = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    line = " ".join("".join(c if _has_glyph(c) else "□" for c in seen).split())
    return line if width is None or len(line) <= width else line[: width - 1].rstrip() + " …"


@cache
def _has_glyph(character: str) -> bool:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return get_font(findfont(FontProperties(family="DejaVu Sans"))).get_char_index(ord(character)) != 0
