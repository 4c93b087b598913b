"""The facets of segments: values that the codebook has, as many as fit, and those that are owed."""

import numpy as np

from ..study import columns
from .references import strangers
from .report import found

FACETS = ("facet", "facet_value")
_FILE = "segments.csv"


def facets(codebook):
    """Return the facets of a codebook.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.

    Returns
    -------
    dict
        Name of the facet -> set of the ids of its values.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["f", "v"], "row_type": FACETS, "facet": ["tone", "tone"]})
    >>> facets(book)
    {'tone': {'v'}}
    """
    values = codebook[codebook["row_type"] == "facet_value"]
    names = codebook.loc[codebook["row_type"].isin(FACETS), "facet"].dropna().unique()
    return {name: set(values.loc[values["facet"] == name, "code"].dropna()) for name in names}


def of_facets(study):
    """Check the facet columns of the segments.

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
    >>> sum(len(problems) for problems in of_facets(study))
    0
    """
    known = facets(study.codebook)
    for name, column in _facet_columns(study.segments, known).items():
        cells = study.segments[name].astype("str")
        if name in known:
            yield from _column(name, cells, known[name], "separator" in column)
        elif cells.notna().any():
            problem = f"the codebook has no facet {name!r}, so its values mean nothing yet"
            remedy = "Add the facet and its values to codebook.csv."
            yield found("warning", _FILE, None, name, problem, remedy)
    yield _owed(study)


def _facet_columns(segments, known):
    described = columns("segments")
    extra = {name: {} for name in known if name in segments and name not in described}
    return {name: column for name, column in described.items() if "facet" in column} | extra


def _column(name, cells, known, several):
    if not several:
        many = cells.index[cells.str.contains(";", na=False)]
        yield found("error", _FILE, many + 2, name, f"{name!r} takes one value", "Keep one.")
        cells = cells.drop(many)
    what = f"is not a value of facet {name!r}"
    rows, problem = strangers(cells, known, what, "the codebook has", several)
    remedy = "Write the full id of a facet value, as in codebook.csv."
    yield found("error", _FILE, rows, name, problem, remedy)


def _owed(study):
    owing = study.codebook[["code", "requires"]].dropna()
    owed = owing["requires"].str.split(";").explode().str.strip()
    names = [name for name in owed.unique() if name]
    lacking = np.full(len(study.segments), "", object)
    for name in names:
        codes = owing.loc[owed.index[owed == name], "code"]
        empty = study.segments[name].isna() if name in study.segments else True
        lacking[study.segments["code"].isin(codes) & empty] += f", {name}"
    rows = np.flatnonzero(lacking)
    column = [words.removeprefix(", ") for words in lacking[rows]]
    problem = [f"the code asks for {words}" for words in column]
    return found("note", _FILE, rows + 2, column, problem, "Fill it, or say why not: NA_not_asked.")
