"""Parts of sources that cases cover, such as what one speaker said, as turns."""

import re

import pandas as pd

_LINE = re.compile(r"[^\n]+")


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

    Parameters
    ----------
    kept : list of Source
        The sources that were read, their parts placed.
    ids : list of str
        Their identifiers.

    Returns
    -------
    DataFrame or None
        Columns source, turn, start, end, speaker and case; None where no case covers a part.
        Who asks and who answers is not known: every speaker is `unknown`.

    Examples
    --------
    >>> turns([], []) is None
    True
    """
    rows = [
        (name, rank, *span)
        for name, source in zip(ids, kept, strict=True)
        if source.covered
        for rank, span in enumerate(_filled(source), 1)
    ]
    if not rows:
        return None
    table = pd.DataFrame(rows, columns=["source", "turn", "start", "end", "case"])
    return table.assign(speaker="unknown", case=table["case"].astype("str"))


def _filled(source):
    """Return start, end and case of each part and of each line, or piece of one, between."""
    until, filled = 0, []
    for start, end, case in [*spans(source), (len(source.text), len(source.text), None)]:
        lines = _LINE.finditer(source.text, until, start)
        filled += [(line.start(), line.end(), None) for line in lines if not line[0].isspace()]
        if case is not None:
            filled.append((start, end, case.name or None))
        until = end
    return filled
