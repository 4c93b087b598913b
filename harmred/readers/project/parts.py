"""Turns: parts of sources that cases cover, and paragraphs that have no line ends between them."""

import re
from itertools import pairwise

import pandas as pd

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[^\n]{1,60}:[ \t]*\Z")
"""What stands before a part on its line and ends with a colon says who speaks."""


def shared(source):
    """Tell whether several cases cover parts of a source; else its one case has all of it.

    Parameters
    ----------
    source : Source
        The source, its parts placed.

    Returns
    -------
    bool
        Whether its parts belong to several.

    Examples
    --------
    >>> from harmred.readers.project.source import Source
    >>> shared(Source("texts", None, "1", "I07"))
    False
    """
    return len({id(part.case) for _, _, part in source.covered}) > 1


def spans(source):
    """Return the parts of a source that stand one after another.

    Parameters
    ----------
    source : Source
        The source, its parts placed.

    Returns
    -------
    list of tuple
        Start, end and case; what overlaps an earlier part, or has no place, is left out.

    Examples
    --------
    >>> from harmred.readers.project.elements import Case
    >>> from harmred.readers.project.source import Part, Source
    >>> source, ana = Source("texts", None, "1", "I07"), Case("Ana")
    >>> source.covered = [(4, 8, Part(4, 8, None, ana)), (0, 5, Part(0, 5, None, ana))]
    >>> [span[:2] for span in spans(source)]
    [(0, 5)]
    """
    found, until = [], 0
    for start, end, part in sorted(source.covered, key=lambda span: span[:2]):
        if until <= start < end:
            found.append((start, end, part.case))
            until = end
    return found


def turns(kept, ids):
    """Make turns of the parts that cases cover; what lies between them is a turn a line.

    So does a source whose paragraphs follow one another without a line end.

    Parameters
    ----------
    kept : list of Source
        The sources that were read, their parts placed.
    ids : list of str
        Their identifiers.

    Returns
    -------
    DataFrame or None
        Columns source, turn, start, end, speaker, and case if there is any; None where lines
        are turns anyway. Who asks and who answers is not known: every speaker is `unknown`.

    Examples
    --------
    >>> turns([], []) is None
    True
    """
    rows = [
        (name, rank, *span)
        for name, source in zip(ids, kept, strict=True)
        if source.covered or _runs_on(source)
        for rank, span in enumerate(_filled(source), 1)
    ]
    if not rows:
        return None
    table = pd.DataFrame(rows, columns=["source", "turn", "start", "end", "case"])
    table = table.assign(speaker="unknown", case=table["case"].astype("str"))
    return table if table["case"].notna().any() else table.drop(columns="case")


def _runs_on(source):
    """Tell whether a paragraph begins where no line does."""
    text = source.text or ""
    inside = (begin for begin in source.begins if 0 < begin < len(text))
    return any("\n" not in text[begin - 1 : begin + 1] for begin in inside)


def _filled(source):
    """Return start, end and case of each part with its mark, and of each line between."""
    until, filled = 0, []
    for begin, end, case in [*spans(source), (len(source.text), len(source.text), None)]:
        mark = _MARK.search(source.text, until, begin) if case is not None else None
        start = mark.start() if mark else begin
        filled += [(*line, None) for line in _lines(source, until, start)]
        if case is not None:
            filled.append((start, end, case.name or None))
        until = end
    return filled


def _lines(source, start, end):
    """Return the lines of a stretch, cut where paragraphs begin; blank ones are none."""
    cuts = sorted({start, end, *(begin for begin in source.begins if start < begin < end)})
    for first, last in pairwise(cuts):
        for line in _LINE.finditer(source.text, first, last):
            if not line[0].isspace():
                yield line.span()
