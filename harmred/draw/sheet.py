"""The sheet a figure is drawn on: its caption, its marks; and the Drawing that comes of it."""

import io
import os
import textwrap
from dataclasses import dataclass

import pandas as pd

from ..editions import ALONE, edition
from ..errors import DisclosureError
from ..words import about, language, say
from ..words.captions import alt, caption
from .style import GREY, PAPER, TYPE, WIDTHS, pen

_MM = 1 / 25.4
_LINE = 3.3
_IDENTIFIERS = ("source", "participant", "facility", "observer", "coder")


@dataclass(frozen=True, repr=False)
class Drawing:
    """A figure and the table it was drawn from; it shows itself in a notebook."""

    figure: object
    table: pd.DataFrame

    @property
    def lang(self):
        """The language it speaks."""
        return about(self.table)["lang"]

    def __repr__(self):
        """Read the figure aloud."""
        return alt(self.table, self.lang)

    def _repr_mimebundle_(self, include=None, exclude=None, line=""):
        words, svg = repr(self), os.environ.get("HARMRED_FIGURES") == "svg"
        mime = "image/svg+xml" if svg else "image/png"
        own = self.bytes("svg", line).decode() if svg else self.bytes("png", line)
        return {mime: own, "text/plain": words}, {mime: {"alt": words}}

    def bytes(self, form, line="", *, public=False):
        """Return the picture, the same bytes at every call; one of a real study says PRIVATE.

        Parameters
        ----------
        form : {"png", "svg"}
            The format.
        line : str
            What to write in small grey type at the foot.
        public : bool
            True leaves PRIVATE out.

        Returns
        -------
        bytes
            The file.

        Examples
        --------
        >>> import harmred as hr
        >>> hr.draw.counts(hr.count(hr.load())).bytes("png")[1:4]
        b'PNG'
        """
        own = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}[form]
        file = io.BytesIO()
        _, mark, foot = self.figure.texts[:3]
        mark.set_visible(about(self.table)["synthetic"] or not public)
        foot.set_text(line)
        with pen():
            self.figure.savefig(file, format=form, metadata={**own, "Description": repr(self)})
        return file.getvalue()


def described(table, figure, lang, width):
    """Return a copy of a table that says as what it is drawn, in which language and how wide.

    Parameters
    ----------
    table : DataFrame
        What is drawn.
    figure : str
        The name of the function that draws it.
    lang : {"en", "fr"} or None
        The language.
    width : {90, 180}
        Millimetres.

    Returns
    -------
    DataFrame
        The table; its edition is `review` where a row can be a person or a place.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back, is empty or holds identifiers, or the
        width is not a house width.
    DisclosureError
        If cells are hidden in a figure that has no way to keep them back.

    Examples
    --------
    >>> import harmred as hr
    >>> described(hr.count(hr.load()), "counts", "fr", 90).attrs["harmred"]["edition"]
    'public'
    """
    if width not in WIDTHS:
        raise ValueError(f"`width` must be one of {', '.join(map(str, WIDTHS))}; got {width!r}.")
    made = about(table)
    if figure in ALONE and table["hidden"].any():
        raise DisclosureError(
            f"{figure} shows single people, and this table keeps small cells back.\n"
            "Draw it for review, from the table as hr.count made it."
        )
    if len(table) == 0:
        raise ValueError("the table has no rows, so there is nothing to draw.")
    named = [name for name in _IDENTIFIERS if name in {*table, *table.get("trait", ())}]
    if named:
        raise ValueError(
            f"a figure's table holds no identifiers, and this one holds {', '.join(named)}.\n"
            "Count by a group of sources instead; hr.draw.barcodes draws one line a source."
        )
    table = table.reset_index(drop=True)
    table.attrs["harmred"] = {
        **made, "figure": figure, "lang": language(lang), "width": width,
        "edition": edition(made, figure),
    }  # fmt: skip
    return table


def sheet(table, height):
    """Return an empty figure with its caption, its mark and room for a line at its foot.

    Parameters
    ----------
    table : DataFrame
        What `described` returned.
    height : float
        Millimetres for the panels; the caption is added below.

    Returns
    -------
    Figure
        With a constrained layout above the caption.

    Examples
    --------
    >>> import harmred as hr
    >>> sheet(described(hr.count(hr.load()), "counts", "en", 90), 40).get_figwidth().round(3)
    np.float64(3.543)
    """
    from matplotlib.figure import Figure

    made = about(table)
    width, lang = made["width"], made["lang"]
    across = int(width / 1.45)
    lines = textwrap.wrap(caption(table, lang), across)
    mark = say("invented_line" if made["synthetic"] else "private_line", lang)
    marks = (mark if len(mark) <= across - 8 else mark.replace(" / ", " /\n")).splitlines()
    foot = (len(lines) + len(marks) + 1) * _LINE + 4
    whole = height + foot
    figure = Figure(figsize=(width * _MM, whole * _MM), facecolor=PAPER)
    figure.set_layout_engine("constrained", rect=(0, foot / whole, 1, height / whole))
    _foot(figure, lines, 1 + len(marks))
    _foot(figure, marks, 1, weight="bold")
    _foot(figure, [], 0, color=GREY, zorder=4)
    if made["synthetic"]:
        _mark(figure, table)
    return figure


def _foot(figure, lines, above, **type_):
    """Write lines at the foot of the sheet, `above` so many lines from its lower edge."""
    figure.text(
        2 * _MM, (1.5 + above * _LINE) * _MM, "\n".join(lines), fontsize=TYPE, va="bottom",
        linespacing=1.25, transform=figure.dpi_scale_trans, **type_,
    )  # fmt: skip


def _mark(figure, table):
    """Lay the words across the whole picture: read through up close, read from afar."""
    width, height = figure.get_size_inches()
    words = say("invented_mark", about(table)["lang"])
    size = min(72 * width / len(words) * 1.25, 72 * height / 3)
    figure.text(
        0.5, 0.6, words, fontsize=size, color="#8a6d1f", weight="bold", ha="center", va="center",
        rotation=min(28, 57 * height / width / 1.6), alpha=0.16, zorder=10,
    )  # fmt: skip


def settled(figure, table):
    """Lay the figure out once and for all, so that it is the same at every showing.

    Parameters
    ----------
    figure : Figure
        All is on it.
    table : DataFrame
        What was drawn.

    Returns
    -------
    Drawing
        The two together.

    Examples
    --------
    >>> import harmred as hr
    >>> table = described(hr.count(hr.load()), "counts", "en", 90)
    >>> settled(sheet(table, 40), table).lang
    'en'
    """
    for _ in range(2):  # the second pass knows the ticks that the first one made room for
        figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for ax in figure.axes:
        # the layout leaves its last bits to chance, and the names inside an SVG hash them
        ax.set_position([round(float(side), 6) for side in ax.get_position().bounds])
    return Drawing(figure, table)
