"""The figure as shown: picture, text that stands in for it, caption, and the table it was drawn from."""

from __future__ import annotations

import csv
import io
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from PIL import Image

from balochlib.ids import make_id
from balochlib.view import style, tables
from balochlib.view.markup import Cited, Html, escape, escape_words, squeeze

# What charts say of the axes they have drawn. Kept beside the axes, because the sentence is made from the plotted rows.
_DESCRIPTIONS: WeakKeyDictionary[Axes, str] = WeakKeyDictionary()

EMPTY = "Empty chart"  # how the words of a picture begin that has nothing to show

# The briefing joins a picture with this mark and the output after it into one <figure>.
MARK = "balochlib_figure"
ROWS = "balochlib_rows"  # the rows behind the figure as CSV, which a site offers as a file
NARROW = "balochlib_narrow"  # the same figure drawn for a phone, which the page shows there
_WHOLE = re.compile(r"\d{1,3}(?:,?\d{3}){0,5}")
_STEP, _AREA = 24, 0.002  # steps of red, green and blue between two shades; the share of a picture that is an area
_ROWS = re.compile(r'<details class="data from" id="([\w-]{1,40})">')


def describe(ax: Axes, text: str) -> Axes:
    """Give ``ax`` the words that stand for the picture: its type, its range and its finding."""
    _DESCRIPTIONS[ax] = text
    return ax


def description(ax: Axes) -> str | None:
    """Return the words that stand for the picture, None when it was drawn by something else."""
    return _DESCRIPTIONS.get(ax)


@style.styled
def draw_png(ax: Axes) -> bytes:
    """Draw the figure of ``ax`` as PNG, the same bytes each time; few colours keep it small."""
    drawn = io.BytesIO()
    ax.figure.savefig(drawn, format="png", pil_kwargs={"compress_level": 0})  # read again at once
    return write_png(Image.open(drawn))


def write_png(picture: Image.Image) -> bytes:
    """Return a picture as PNG with few colours: those that fill an area, and of all others only some that differ.

    Colours that mean something stay what they are, however small their area: a dot, a key. Only the shades between them, with
    which edges are smoothed, become fewer: the most frequent one stands for all within :data:`_STEP` of it.

    >>> drawn = Image.new("RGB", (99, 99), "white")
    >>> drawn.putpixel((1, 1), (136, 34, 85)), drawn.putpixel((2, 2), (250, 250, 250))
    (None, None)
    >>> sorted(colour for _, colour in Image.open(io.BytesIO(write_png(drawn))).convert("RGB").getcolors())
    [(136, 34, 85), (255, 255, 255)]
    """
    pixels = np.asarray(picture.convert("RGB").convert("RGBA")).view("<u4")[..., 0] & 0xFFFFFF
    packed, counted = np.unique(pixels, return_counts=True)  # the colours as numbers: red + green * 2**8 + blue * 2**16
    shades = np.stack([packed & 0xFF, packed >> 8 & 0xFF, packed >> 16], axis=1).astype(np.int32)
    order = np.lexsort((*shades.T[::-1], -counted))  # the most frequent first
    shades, areas = shades[order], int((counted >= _AREA * pixels.size).sum())
    kept, rest = list(shades[:areas]), shades[areas:]
    rest = rest[_measure(rest, shades[:areas]).min(axis=1, initial=_STEP**2) >= _STEP**2]
    while len(rest) and len(kept) < 256:
        kept.append(rest[0])
        rest = rest[_measure(rest, rest[:1])[:, 0] >= _STEP**2]
    palette = np.array(kept)
    table = np.zeros(1 << 24, dtype=np.uint8)  # of every colour there could be, its place in the palette
    table[shades @ (1, 1 << 8, 1 << 16)] = _measure(shades, palette).argmin(axis=1)
    reduced, small = Image.fromarray(table[pixels]), io.BytesIO()
    reduced.putpalette(palette.astype(np.uint8).tobytes())
    reduced.save(small, format="png", optimize=True)
    return small.getvalue()


def _measure(shades: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The squared distance of each of some colours from each of others, in steps of red, green and blue."""
    return ((shades[:, None] - others[None]) ** 2).sum(axis=2)


def join_figure(picture: str, alt: str, below: str, narrow: str = "") -> str:
    """Return a picture, the words that stand for it and what stands below it as one element; pictures are PNG as base64.

    The picture names the fold of rows below it as what its numbers are from; without rows it can only say that there is nothing.
    """
    rows = _ROWS.search(below)
    named = f' data-from="#{rows[1]}"' if rows else ' data-kind="none"'
    small = f'<source media="(max-width:34rem)" srcset="data:image/png;base64,{narrow}">' if narrow else ""
    name = escape(squeeze(f"Figure: {alt.partition('. ')[0]}", 120))  # the part of a page that scrolls has a name of its own
    return (
        f'<figure><div class="picture" role="group" aria-label="{name}" tabindex="0">'
        f'<picture>{small}<img src="data:image/png;base64,{picture}" alt="{escape(alt)}"{named}></picture></div>'
        f"<figcaption>{below}</figcaption></figure>"
    )


def show_chart(
    draw: Callable[..., Axes], *args: object, caption: str, data: pd.DataFrame | None = None, columns=None, **given
) -> ShownFigure:  # fmt: skip
    """Draw a chart for the page and for the phone, and show it with its caption and the rows behind it.

    >>> from balochlib.view.charts import plot_counts
    >>> counts = pd.DataFrame({"civilian": [3]}, index=["killed"])
    >>> shown = show_chart(plot_counts, counts, "victim", "Three claims", caption="Source: the texts.")
    >>> shown, shown.narrow[:4] == shown.png[:4]
    (Stacked bar chart in rows, from 3 to 3. killed: 3 civilian., True)
    """
    wide = draw(*args, **given)
    with style.narrowed():
        narrow = draw(*args, **given)
    return show_figure(wide, caption, data, columns=columns, narrow=narrow)


def write_rows(data: pd.DataFrame, columns: Mapping[str, str] | Sequence[str] | None = None) -> str:
    """Return the rows behind a figure as CSV: the columns shown and, where the rows have words, where these stand.

    >>> write_rows(pd.DataFrame({"place": ["Quetta"], "n": [3], "x": [0]}), ["place", "n"])
    '"place","n"\\n"Quetta",3\\n'
    """
    chosen = list(data.columns if columns is None else columns)
    kept = data[[*chosen, *(c for c in _WORDS if c in data and c not in chosen)]]
    plain = kept.drop(columns=[c for c in kept if kept[c].dtype == "geometry"])
    return pd.DataFrame(plain.map(_say_plain)).to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")


_WORDS = ("claim_id", "event_id", "article_id", "start", "end", "quote")


def _say_plain(value: object) -> object:
    """A value for a file: a cited number as a number, or as its words where they bound it; several as one cell."""
    if isinstance(value, tuple | list | set):
        return "; ".join(map(str, value))
    if not isinstance(value, Cited):
        return value
    return int(value.text.replace(",", "")) if _WHOLE.fullmatch(value.text) else value.text


def link_rows(file: str) -> str:
    """Return the line below a figure that offers its rows as a file.

    >>> "data/figures/02_x-1.csv" in link_rows("02_x-1.csv")
    True
    """
    return f'<p class="rows"><a href="data/figures/{escape(file)}" download>The rows as CSV</a></p>'


class ShownFigure:
    """What :func:`show_figure` returns: Jupyter shows the picture, then caption and data.

    Two outputs, because nbval compares HTML letter by letter but leaves pictures out: the bytes of a PNG depend on the
    machine's libraries, its words do not.
    """

    def __init__(self, png: bytes, alt: str, below: Html, narrow: bytes = b"", rows: str = ""):
        self.png, self.alt, self.below, self.narrow, self.rows = png, alt, below, narrow, rows

    def _ipython_display_(self) -> None:
        from IPython.display import display

        about = {"alt": self.alt, MARK: True, **({ROWS: self.rows} if self.rows else {})}
        about |= {NARROW: b64encode(self.narrow).decode()} if self.narrow else {}
        display({"image/png": self.png, "text/plain": self.alt}, metadata={"image/png": about}, raw=True)
        display(self.below)

    def write(self, file: str) -> str:
        """Return the figure as HTML, with a link to the ``file`` of its rows."""
        narrow = b64encode(self.narrow).decode() if self.narrow else ""
        return join_figure(b64encode(self.png).decode(), self.alt, self.below.markup + link_rows(file), narrow)

    def __repr__(self) -> str:
        return self.alt


def show_figure(
    ax: Axes, caption: str, data: pd.DataFrame | None = None, alt: str | None = None, columns=None, narrow: Axes | None = None
) -> ShownFigure:  # fmt: skip
    """Show the figure of ``ax`` with its caption (source and note) and the plotted rows as a table.

    ``alt`` is what the chart said of itself with :func:`describe`, or given here; a picture without words is an error.
    ``narrow`` is the same figure drawn for a phone, where the labels of a wide one would be too small to read.
    """
    words = alt or description(ax)
    if not words:
        raise ValueError("this figure has no text that stands for it: pass alt=, or call figure.describe(ax, ...) where it is drawn")
    table, text, rows = "", "", ""
    if data is not None and len(data):
        rows = write_rows(data, columns)
        shown = tables.show(data, "The rows behind this figure", columns=columns, limit=40, scope=words)
        key = make_id("rows", words, caption, shown.text)
        table = f'<details class="data from" id="{key}"><summary>The rows behind this figure</summary>{shown.markup}</details>'
        text = f"\n{shown.text}"
    below = Html(f"<p>{escape_words(caption)}</p>{table}", f"{caption}{text}")
    return ShownFigure(draw_png(ax), words, below, draw_png(narrow) if narrow is not None else b"", rows)
