"""Finds out how a source counts its positions: by its excerpts, then by words and lines."""

from typing import NamedTuple

import numpy as np

from .conventions import HABITS, every
from .excerpts import fits

SAMPLE = 200
"""Passages of a source that are looked at to tell how it counts; more tell no more."""
TRUST = 4
"""The habit of a known program weighs as much as one passage that fills its lines."""


class Marks(NamedTuple):
    """The passages of one source as the file gives them: positions, and each an Excerpt or None."""

    start: list
    end: list
    excerpt: list


def weigh(text, marks, habit):
    r"""Tell how well each convention fits the passages of a source.

    Parameters
    ----------
    text : Text
        The text.
    marks : Marks
        Its passages.
    habit : Convention
        What is likely.

    Returns
    -------
    dict
        Convention -> excerpts that fit, and clean edges; one for each that the text tells apart.

    Examples
    --------
    >>> from harmred.readers.conventions import Convention
    >>> from harmred.readers.excerpts import Excerpt
    >>> from harmred.readers.positions import Text
    >>> scores = weigh(Text("a\r\nb c"), Marks([3], [4], [Excerpt("b")]), Convention())
    >>> {way.ends: score.tolist() for way, score in scores.items()}
    {'CRLF as two': [1, 3], 'CRLF as one': [0, 0]}
    """
    some = slice(None, None, max(1, len(marks.start) // SAMPLE))
    ways = text.conventions(habit)
    return {way: _score(text, [side[some] for side in marks], way) for way in ways}


def _score(text, marks, way):
    start, end = (text.convert(way, side).tolist() for side in marks[:2])
    rows = list(zip(start, end, marks[2], strict=True))
    fit = sum(words is not None and fits(text, s, e, words) for s, e, words in rows)
    return np.array([fit, sum(edges(text.frozen, s, e) for s, e, _ in rows)])


def edges(text, start, end):
    """Count how cleanly a passage begins and ends: at words 1, at lines 2.

    Parameters
    ----------
    text : str
        The frozen text.
    start, end : int
        The passage.

    Returns
    -------
    int
        From 0 to 4.

    Examples
    --------
    >>> edges("She said no.", 4, 8), edges("She said no.", 4, 7), edges("She said no.", 0, 12)
    (2, 1, 4)
    """
    if not 0 <= start < end:
        return 0
    first = start == 0 or text[start - 1] == "\n"
    last = end == len(text) or text[end] == "\n"
    begins = not text[start].isspace() and (first or not text[start - 1].isalnum())
    ends = not text[end - 1].isspace() and (last or not text[end].isalnum())
    taken = text[end - 1] == "\n"  # some programs take the line end along
    return begins * (1 + first) + (2 if taken else ends * (1 + last))


def choose(scores, project, text, habit):
    r"""Choose the convention of a source.

    Parameters
    ----------
    scores : dict
        Of the source, as `weigh` gives them.
    project : dict
        The sum over all sources, for every convention: one program wrote them all.
    text : Text
        The text of the source.
    habit : Convention
        What is likely; it wins where nothing tells.

    Returns
    -------
    Convention
        That with most excerpts here, then in the project, then most clean edges.

    Examples
    --------
    >>> from harmred.readers.conventions import Convention
    >>> from harmred.readers.excerpts import Excerpt
    >>> from harmred.readers.positions import Text
    >>> text, habit = Text("a\r\nb c"), Convention()
    >>> scores = weigh(text, Marks([2], [3], [Excerpt("b")]), habit)
    >>> choose(scores, total([(text, scores)], habit), text, habit).ends
    'CRLF as one'
    """
    mine, trust = text.seen(habit, habit), TRUST * (habit in HABITS.values())

    def evidence(way):
        excerpts, edges = project[way]
        return scores[way][0], excerpts, edges + trust * (way == mine), way == mine

    return max(scores, key=evidence)


def total(weighed, habit):
    """Add up what the sources of a project say of each convention.

    Parameters
    ----------
    weighed : iterable of tuple
        The text and the scores of each source.
    habit : Convention
        What is likely.

    Returns
    -------
    dict
        Convention -> excerpts and edges; a source that cannot tell two apart counts for both.

    Examples
    --------
    >>> from harmred.readers.conventions import Convention
    >>> len(total([], Convention()))
    12
    """
    weighed = list(weighed)
    marks = max([1, *(text.marks for text, _ in weighed)])
    return {
        way: sum((scores[text.seen(way, habit)] for text, scores in weighed), np.zeros(2, int))
        for way in every(marks)
    }
