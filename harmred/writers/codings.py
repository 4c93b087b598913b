"""A study as one table of codings: passage, code and coder in a row, for R or a spreadsheet."""

from ..codebook import rollup
from .cells import begins, csv
from .who import WHO, who

ENDING = ".csv"
FIRST = (*WHO, "start", "end", "code", "theme", "coder")
LAST = "excerpt"


def ours(path):
    """Tell whether a file is such a table.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    bool
        Whether its headings begin as ours.

    Examples
    --------
    >>> from pathlib import Path
    >>> ours(Path(__file__))
    False
    """
    return begins(path, FIRST)


def lost(study):
    """List what the table has no place for: nothing, every segment is a row.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    list of str
        Empty.

    Examples
    --------
    >>> import harmred as hr
    >>> lost(hr.load())
    []
    """
    return []


def content(study):
    """Return the codings as CSV.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    bytes
        As `codings` makes them.

    Examples
    --------
    >>> import harmred as hr
    >>> content(hr.load()).split(b",")[:2]
    [b'source', b'kind']
    """
    return csv(codings(study))


def codings(study):
    """Make the table.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row per segment, all coders: who and where, start and end, code, the theme that it
        counts for (a counter-code is its own), coder, then every other column of the segments,
        and the words of the passage where the study has them.

    Examples
    --------
    >>> import harmred as hr
    >>> codings(hr.load())[["source", "start", "end", "code", "theme", "coder"]].values.tolist()[0]
    ['SYN-I01', 302, 357, 'support_present', 'support_present', 'K1']
    """
    rows = study.segments
    themes = dict(rollup(study.codebook, "theme").itertuples(index=False, name=None))
    made = who(rows["source"], study.sources)
    made = made.assign(theme=rows["code"].map(themes), excerpt=_excerpts(study))
    for name in made:
        if name in rows:
            # A study made of such a table may have excerpts, and no text to take them from.
            made[name] = made[name].fillna(rows[name])
    table = rows.assign(**made)
    others = [name for name in rows if name not in (*FIRST, LAST)]
    return table[[*FIRST, *others, LAST]]


def _excerpts(study):
    texts = study.sources.dropna(subset=["source", "text"])
    texts = dict(zip(texts["source"], texts["text"], strict=True))
    rows = study.segments[["source", "start", "end"]].astype(object)
    return [
        texts[source][start:end] if source in texts and placed else None
        for (source, start, end), placed in zip(
            rows.itertuples(index=False), rows.notna().all(axis=1), strict=True
        )
    ]
