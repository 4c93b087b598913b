"""Puts each passage where its words stand in the frozen text, or says that it found no place."""

from .excerpts import fits, near, nearly
from .weighing import edges

FIT, SPACES = "fit", "fit but for spaces"
WORDS, OPEN = "begin and end at words", "begin or end inside words"
UNIT, MOVED = "counted in another way", "moved to their excerpt, at most 6 characters away"
NOWHERE, ELSEWHERE = "not a place in their text", "not where their excerpt stands"
BLIND = "in a source without text"
"""What becomes of a passage; the last three have no position afterwards."""


def place(text, marks, way):
    """Put the passages of a source where they belong in the frozen text.

    Parameters
    ----------
    text : Text
        The text.
    marks : Marks
        Its passages.
    way : Convention
        How they count.

    Returns
    -------
    start, end : array of int
        Characters of the frozen text; -1 where a passage was not found.
    became : list of str
        What became of each.

    Examples
    --------
    >>> from harmred.readers.conventions import Convention
    >>> from harmred.readers.positions import Text
    >>> from harmred.readers.excerpts import Excerpt
    >>> from harmred.readers.weighing import Marks
    >>> marks = Marks([3], [7], [Excerpt("said")])
    >>> start, end, became = place(Text("She said no."), marks, Convention())
    >>> start.tolist(), end.tolist(), became
    ([4], [8], ['moved to their excerpt, at most 6 characters away'])
    """
    start, end = text.convert(way, marks.start), text.convert(way, marks.end)
    rows = zip(start.tolist(), end.tolist(), marks.excerpt, strict=True)
    became = [_here(text, *row) for row in rows]
    doubtful = [row for row, what in enumerate(became) if what == NOWHERE]
    others = _otherwise(text, marks, doubtful, way)
    for row in doubtful:
        here = int(start[row]), int(end[row])
        start[row], end[row], became[row] = others.get(row) or _search(text, marks, row, here)
    return start, end, became


def _here(text, start, end, words):
    """Say what becomes of a passage where it stands; nowhere, if it does not fit."""
    if not 0 <= start < end:
        return NOWHERE
    if words is None:
        return WORDS if edges(text.frozen, start, end) > 1 else OPEN
    return FIT if fits(text, start, end, words) else NOWHERE


def _otherwise(text, marks, rows, way):
    """Look for passages that do not fit as otherwise counted, all of them a way at a time."""
    rows, found = [row for row in rows if _sought(marks, row)], {}
    for other in text.conventions(way)[1:]:
        rows = [row for row in rows if row not in found]
        sides = (text.convert(other, [side[row] for row in rows]) for side in marks[:2])
        for row, *there in zip(rows, *(side.tolist() for side in sides), strict=True):
            # An exact fit in another way to count says more than a likeness nearby.
            if fits(text, *there, marks.excerpt[row]):
                found[row] = *there, UNIT
    return found


def _sought(marks, row):
    return marks.excerpt[row] is not None and marks.start[row] >= 0


def _search(text, marks, row, here):
    """Look for a passage that does not fit however it is counted: around, or not at all."""
    if not _sought(marks, row):
        return -1, -1, NOWHERE
    words = marks.excerpt[row]
    if nearly(text, *here, words):
        return *here, SPACES
    found = near(text, *_around(text, marks, row, here), words)
    return (*found, MOVED) if found else (-1, -1, ELSEWHERE)


def _around(text, marks, row, here):
    """Return a place to look around where a position falls out of the text, or into an emoji."""
    return [
        converted if converted >= 0 else min(max(side[row], 0), len(text.frozen))
        for converted, side in zip(here, marks[:2], strict=True)
    ]
