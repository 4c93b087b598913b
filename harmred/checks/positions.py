"""The positions of segments, and of turns: both ends, in their order, inside the text."""

import numpy as np

from .report import at, found
from .wording import said

_FILE = "segments.csv"
ANOTHER_VERSION = (
    "The positions may come from another version of the transcript. Export both again, together."
)


def of_positions(study):
    """Check the places of the segments.

    Parameters
    ----------
    study : Study
        The study.

    Yields
    ------
    DataFrame
        Problems, as `found` returns them.

    Examples
    --------
    >>> from harmred import readers, writers
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    >>> sum(len(problems) for problems in of_positions(study))
    0
    """
    start, end = study.segments["start"], study.segments["end"]
    for one, other in ((start, end), (end, start)):
        half = one.isna() & other.notna()
        problem = f"'{one.name}' is empty and '{other.name}' is not"
        remedy = "Give both; leave both empty if the place is not known."
        yield found("error", _FILE, at(half), one.name, problem, remedy)
    yield backwards(study.segments, _FILE, "passage")
    yield beyond(study, "segments", "this segment")
    nowhere = (start.isna() & end.isna()).sum()
    if nowhere:
        problem = f"{nowhere:,} of {len(start):,} segments have no position"
        remedy = (
            "They count for sources and segments; what needs positions says how many it left out."
        )
        yield found("note", _FILE, None, "start", problem, remedy)


def backwards(frame, file, word):
    """Find rows that end where they start, or before.

    Parameters
    ----------
    frame : DataFrame
        Rows with a start and an end.
    file : str
        Where they stand.
    word : str
        What a row is.

    Returns
    -------
    DataFrame
        Problems, as `found` returns them.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"start": [3], "end": [3]}, dtype="Int64")
    >>> backwards(frame, "turns.csv", "turn")["problem"].tolist()
    ['end == start is an empty turn']
    """
    start, end = numbers(frame["start"]), numbers(frame["end"])
    wrong = end <= start
    problem = [
        f"end == start is an empty {word}"
        if e == s
        else f"the {word} ends at {e:,.0f}, before it starts"
        for s, e in zip(start[wrong], end[wrong], strict=True)
    ]
    remedy = "Positions are half-open: the end is the character after the last one."
    return found("error", file, at(wrong), "end", problem, remedy)


def numbers(values):
    """Return whole numbers as floats, so that a missing one compares as false.

    Parameters
    ----------
    values : Series
        Nullable whole numbers.

    Returns
    -------
    array of float
        The same, with NaN where missing.

    Examples
    --------
    >>> import pandas as pd
    >>> numbers(pd.Series([1, None], dtype="Int64")) < 2
    array([ True, False])
    """
    return values.to_numpy("float64", na_value=np.nan)


def beyond(study, table, word):
    """Find rows that end after the end of their source.

    Parameters
    ----------
    study : Study
        The study.
    table : {"segments", "turns"}
        Whose rows.
    word : str
        What a row is.

    Returns
    -------
    DataFrame
        Problems, as `found` returns them.

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace as Study
    >>> sources = pd.DataFrame({"source": ["I07"], "length": [8412]})
    >>> turns = pd.DataFrame({"source": ["I07"], "end": [8977]})
    >>> beyond(Study(sources=sources, turns=turns), "turns", "this turn")["problem"].tolist()
    ["source 'I07' is 8,412 characters long, but this turn ends at 8,977"]
    """
    frame = getattr(study, table)
    lengths = study.sources.drop_duplicates("source").set_index("source")["length"]
    length, end = numbers(frame["source"].map(lengths)), numbers(frame["end"])
    wrong = end > length
    problem = [
        f"source {said(s)} is {long:,.0f} characters long, but {word} ends at {e:,.0f}"
        for s, long, e in zip(frame["source"][wrong], length[wrong], end[wrong], strict=True)
    ]
    return found("error", f"{table}.csv", at(wrong), "end", problem, ANOTHER_VERSION)
