"""The segments as selections: one a row, with its code, its facets, its memo and its words."""

import re
from collections import defaultdict

from ...checks.facets import facets
from .xml import element, holds, words

NOBODY = "unknown"
"""How a mark of which nobody knows who made it is read: it has no user."""
_HALF = re.compile(r"(?P<year>19[89]\d|20\d\d)H(?P<half>[12])")
_KEY = ["source", "start", "end", "code", "coder"]


def placed(study):
    """Return the segments that stand in a text.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        Rows of `segments`, those with both ends, in sources with a text.

    Examples
    --------
    >>> import harmred as hr
    >>> len(placed(hr.load()))
    9215
    """
    segments = study.segments.dropna(subset=["start", "end"])
    texts = study.sources.loc[study.sources["text"].notna(), "source"]
    return segments[segments["source"].isin(texts)]


def selections(study, guid):
    """Write the segments of each source.

    Parameters
    ----------
    study : Study
        The study.
    guid : callable
        As `guids` returns it.

    Returns
    -------
    dict
        Source -> iterator over XML, one piece a segment, in the order of the table: all the
        pieces together are far larger than the study.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.writers.refi.guids import guids
    >>> sum(len(list(each)) for each in selections(hr.load(), guids("")).values())
    9215
    """
    rows = placed(study)
    texts = dict(zip(study.sources["source"], study.sources["text"], strict=True))
    again = rows.groupby(_KEY, sort=False).cumcount()
    memos = rows["memo"].fillna("")
    days = rows["coded_half_year"].map(day, na_action="ignore").astype(object)
    keys = rows[_KEY].astype(object).itertuples(index=False, name=None)
    said, found = zip(memos, days.where(days.notna(), None), strict=True), defaultdict(list)
    for key, *more in zip(keys, again, said, _facets(study, rows), strict=True):
        found[key[0]].append((key, *more))
    return {source: _pieces(guid, texts[source], marks) for source, marks in found.items()}


def _pieces(guid, text, marks):
    for key, rank, said, values in marks:
        _, start, end, *_ = key
        yield _selection(guid, (*key, rank), text[start:end], said, values)


def day(half):
    """Return the first day of a half-year, as a moment: REFI-QDA has no longer time.

    Parameters
    ----------
    half : str
        As `2025H1`.

    Returns
    -------
    str or None
        None for what is no half-year in which anybody coded.

    Examples
    --------
    >>> day("2025H2"), day("2025")
    ('2025-07-01T00:00:00Z', None)
    """
    match = _HALF.fullmatch(half)
    return match and f"{match['year']}-{'01' if match['half'] == '1' else '07'}-01T00:00:00Z"


def _selection(guid, key, passage, said, values):
    _, start, end, code, coder, _ = key
    user, (memo, when) = None if coder == NOBODY else guid("user", coder), said
    codings = (
        element(
            "Coding",
            element("CodeRef", targetGUID=guid("code", each)),
            guid=guid("coding", *key, each),
            creatingUser=user,
            creationDateTime=when,
        )
        for each in (code, *values)
    )
    return (
        element(
            "PlainTextSelection",
            words("Description", memo),
            *codings,
            guid=guid("selection", *key),
            # Without its excerpt a passage is taken where it stands; with a wrong one it is not.
            name=passage if holds(passage) else None,
            startPosition=str(start),
            endPosition=str(end),
            creatingUser=user,
        )
        + "\n"
    )


def _facets(study, rows):
    """Return the facet values of each segment, as far as the codebook has them."""
    given = [()] * len(rows)
    for name, values in facets(study.codebook).items():
        if name in rows:
            column = rows[name].astype("str")
            cells = {cell: split(cell, values) for cell in column.dropna().unique()}
            given = [one + cells.get(cell, ()) for one, cell in zip(given, column, strict=True)]
    return given


def split(cell, values):
    """Return the values that stand in a cell and are known.

    Parameters
    ----------
    cell : str
        One value, or several with `;`.
    values : set of str
        Those of the codebook.

    Returns
    -------
    tuple of str
        Each once.

    Examples
    --------
    >>> split("dim_verbal; dim_odd", {"dim_verbal", "dim_physical"})
    ('dim_verbal',)
    """
    return tuple(dict.fromkeys(each for each in map(str.strip, cell.split(";")) if each in values))
