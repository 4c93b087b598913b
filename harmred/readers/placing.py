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
    became, frozen = [], text.frozen
    rows = zip(start.tolist(), end.tolist(), marks.excerpt, strict=True)
    for row, (s, e, words) in enumerate(rows):
        if words is None and 0 <= s < e:
            what = WORDS if edges(frozen, s, e) > 1 else OPEN
        elif words is not None and 0 <= s < e and frozen[s:e] == words.words:
            what = FIT
        else:
            start[row], end[row], what = _search(text, marks, row, way, (s, e))
        became.append(what)
    return start, end, became


def _search(text, marks, row, way, here):
    """Look for a passage that does not fit: as otherwise counted, around, or not at all."""
    words = marks.excerpt[row]
    if words is None or marks.start[row] < 0:
        return -1, -1, NOWHERE
    if fits(text, *here, words):
        return *here, FIT
    # An exact fit in another way to count says more than a likeness nearby.
    for other in text.conventions(way)[1:]:
        there = [text.convert(other, [side[row]])[0] for side in marks[:2]]
        if fits(text, *there, words):
            return *there, UNIT
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
