"""Gives the passages of a sheet their places: by their positions, or else by their excerpts."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..conventions import habit
from ..placing import BLIND, NOWHERE
from ..positions import Text
from ..project.elements import Coding
from ..project.settling import Settling
from ..project.source import Source
from .finding import ABSENT, ONCE, SEVERAL, WORDLESS, Folded
from .headings import OURS

TRUSTED = "taken as the sheet has them: there is no text to hold them to"
LOST = (NOWHERE, BLIND, SEVERAL, ABSENT, WORDLESS)
"""What becomes of a passage that has no place afterwards."""
_RANGE = re.compile(r"(\d{1,15})\s*[-–]\s*\d+")


class Placed(NamedTuple):
    """Start and end, -1 for none; what became of each; notes; texts; how each text counts."""

    start: np.ndarray
    end: np.ndarray
    became: np.ndarray
    note: list
    texts: dict
    ways: dict


def hints(cells):
    """Return the first position of each range, such as 0-18.

    Parameters
    ----------
    cells : Series of str
        Ranges; whatever else stands there tells nothing.

    Returns
    -------
    Series of nullable int
        About where a passage begins.

    Examples
    --------
    >>> hints(pd.Series(["12-40", "Page 3: 1-9", None])).tolist()
    [12, <NA>, <NA>]
    """
    found = [_RANGE.fullmatch(cell) if isinstance(cell, str) else None for cell in cells]
    numbers = [int(each[1]) if each else pd.NA for each in found]
    return pd.Series(numbers, index=cells.index, dtype="Int64")


def places(marks, texts, program=OURS):
    """Place passages.

    Parameters
    ----------
    marks : DataFrame
        A row for each: source, excerpt; start, end, near, paragraph: whole numbers, or missing.
    texts : dict
        Source -> its text, line ends as they are.
    program : str
        The program that wrote the sheet, which tells how it counts.

    Returns
    -------
    Placed
        By row.

    Examples
    --------
    >>> marks = pd.DataFrame({"source": ["I07"], "excerpt": ["said"]})
    >>> numbers = dict.fromkeys(["start", "end", "near", "paragraph"], pd.array([None], "Int64"))
    >>> placed = places(marks.assign(**numbers), {"I07": "She said no."})
    >>> placed.start.tolist(), placed.end.tolist(), placed.note
    ([4], [8], [None])
    """
    many = len(marks)
    placed = Placed(
        np.full(many, -1), np.full(many, -1), np.full(many, None, object), [None] * many, {}, {}
    )
    rows = _rows(marks)
    settling, settled = Settling(habit(program), whole=True), []
    for source, here in marks.groupby("source", sort=False).indices.items():
        mine = [(row, rows[row]) for row in here.tolist()]
        if source in texts:
            settled.append((mine, _settle(settling, source, texts[source], mine)))
        else:
            _trust(placed, mine)
    settling.finish()
    for mine, each in settled:
        _keep(placed, mine, each)
        placed.texts[each.key] = each.text
        placed.ways[each.key] = each.way if len(each.became) else None
    for source in texts.keys() - placed.texts.keys():
        placed.texts[source] = Text(texts[source]).frozen
    return placed


def _rows(marks):
    """Return start, end, near, paragraph and excerpt of each; -1 and None where missing."""
    numbers = [marks[n].fillna(-1).astype("int64").tolist() for n in _NUMBERS]
    words = marks["excerpt"].astype(object).where(marks["excerpt"].notna(), None).tolist()
    return list(zip(*numbers, words, strict=True))


_NUMBERS = ("start", "end", "near", "paragraph")


def _settle(settling, name, raw, mine):
    source = Source("texts", None, name, name)
    for _, (start, end, _, _, words) in mine:
        if min(start, end) >= 0:
            source.add(start, end, [Coding(0, 0)], words)
    settling.settle(source, Text(raw))
    return source


def _trust(placed, mine):
    for row, (start, end, *_) in mine:
        if 0 <= start < end:
            placed.start[row], placed.end[row], placed.became[row] = start, end, TRUSTED
        else:
            said = (start, end) != (-1, -1)
            placed.became[row] = NOWHERE if said else BLIND
            placed.note[row] = _note(NOWHERE, start, end, said) if said else None


def _keep(placed, mine, source):
    """Take what its positions gave; look for the rest by their excerpts."""
    folded, number = None, 0
    for row, (start, end, near, paragraph, words) in mine:
        said = min(start, end) >= 0
        if said:
            found = int(source.start[number]), int(source.end[number]), source.became[number]
            placed.note[row] = source.strays.get(number)
            number += 1
        if not said or found[0] < 0:
            folded = folded or Folded(source.text)
            hint = start if start >= 0 else near
            looked = folded.find(words, _or_none(hint), _or_none(paragraph))
            if not said or looked[0] >= 0:
                found = looked
                placed.note[row] = _note(found[2], start, end, said)
        placed.start[row], placed.end[row], placed.became[row] = found


def _or_none(number):
    return None if number < 0 else number


def _note(became, start, end, said):
    where = f"; the file says {start}–{end}" * said
    return None if became in (ONCE, WORDLESS) and not said else became + where
