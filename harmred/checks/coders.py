"""The coders: whose marks stand, and who coded nothing."""

from dataclasses import replace

import pandas as pd

from ..errors import said
from ..standing import layer
from ..study import plural
from .report import found


def of_coders(study):
    """Check that one coder's marks stand for each source.

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
    >>> sum(len(problems) for problems in of_coders(study))
    0
    """
    coded = study.segments[["source", "coder"]].dropna().drop_duplicates()
    yield from _undecided(study, coded)
    yield _absent(study.sources, coded)
    silent = (~study.sources["source"].isin(coded["source"])).sum()
    if silent:
        problem = f"{plural(silent, 'source')} without a segment"
        remedy = "They stay in every denominator, as sources in which nothing was found."
        yield found("note", "segments.csv", None, "source", problem, remedy)


def _undecided(study, coded):
    sources = study.sources.dropna(subset="source")
    whose = layer(replace(study, sources=sources, segments=study.segments.loc[coded.index]))
    open_sources = whose.index[whose.isna()]
    if len(open_sources):
        names = ", ".join(map(said, open_sources[:5]))
        more = f" and {len(open_sources) - 5} more" if len(open_sources) > 5 else ""
        problem = f"several people coded {names}{more}, and nothing says whose marks stand"
        remedy = (
            "Choose with hr.choose_coder(study, 'name'), or fill the column coder of sources.csv."
        )
        yield found("warning", "segments.csv", None, "coder", problem, remedy)


def _absent(sources, coded):
    chosen = pd.MultiIndex.from_frame(sources[["source", "coder"]])
    nobody = sources["source"].isin(coded["source"]) & sources["coder"].notna()
    absent = sources[nobody & ~chosen.isin(pd.MultiIndex.from_frame(coded))]
    problem = [
        f"{said(row.coder)} coded nothing in {said(row.source)}, and others did"
        for row in absent.itertuples()
    ]
    remedy = "Name somebody who coded it, or empty the cell."
    return found("warning", "sources.csv", absent.index + 2, "coder", problem, remedy)
