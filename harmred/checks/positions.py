"""The positions of segments, and of turns: both ends, in their order, inside the text."""

from ..errors import said
from .report import found

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
        half = one.index[one.isna() & other.notna()]
        problem = f"'{one.name}' is empty and '{other.name}' is not"
        remedy = "Give both; leave both empty if the place is not known."
        yield found("error", _FILE, half + 2, one.name, problem, remedy)
    yield backwards(study.segments, _FILE, "passage")
    yield beyond(study, "segments")
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
    wrong = frame[frame["end"] <= frame["start"]]
    problem = [
        f"end == start is an empty {word}"
        if row.end == row.start
        else f"the {word} ends at {row.end:,}, before it starts"
        for row in wrong.itertuples()
    ]
    remedy = "Positions are half-open: the end is the character after the last one."
    return found("error", file, wrong.index + 2, "end", problem, remedy)


def beyond(study, table):
    """Find rows that end after the end of their source.

    Parameters
    ----------
    study : Study
        The study.
    table : {"segments", "turns"}
        Whose rows.

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
    >>> beyond(Study(sources=sources, turns=turns), "turns")["problem"].tolist()
    ["source 'I07' is 8,412 characters long, but this turn ends at 8,977"]
    """
    frame = getattr(study, table)
    lengths = study.sources.drop_duplicates("source").set_index("source")["length"]
    ends = frame[["source", "end"]].assign(length=frame["source"].map(lengths))
    wrong = ends[ends["end"] > ends["length"]]
    problem = [
        f"source {said(source)} is {long:,} characters long, but this {table[:-1]} ends at {end:,}"
        for source, end, long in wrong.itertuples(index=False)
    ]
    return found("error", f"{table}.csv", wrong.index + 2, "end", problem, ANOTHER_VERSION)
