"""Whose marks stand: one coder a source, chosen, agreed on, or alone."""

import pandas as pd

from .errors import StudyError
from .study import plural

AGREED = "reconciled"
"""The coder of marks that the team agreed on."""


def layer(study):
    """Tell whose marks stand for each source; missing where nobody has decided.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    Series
        Coder, by source; sources without a segment and without a choice are left out.

    Examples
    --------
    >>> import harmred as hr
    >>> layer(hr.load()).isna().any()
    np.False_
    """
    coded = study.segments[["source", "coder"]].drop_duplicates()
    sole = coded.drop_duplicates("source", keep=False)
    agreed = coded[coded["coder"] == AGREED]
    chosen = study.sources.loc[study.sources["coder"].notna(), ["source", "coder"]]
    known = pd.concat([chosen, agreed, sole]).drop_duplicates("source").set_index("source")
    everyone = pd.Index(coded["source"].unique()).union(chosen["source"])
    return known["coder"].reindex(everyone)


def standing(study):
    """Return the segments whose coder's marks stand: one coder per source.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        Rows of `segments`, with their index.

    Raises
    ------
    StudyError
        If two people coded a source and nothing says whose marks stand.

    Examples
    --------
    >>> import harmred as hr
    >>> standing(hr.load()).groupby("source")["coder"].nunique().max()
    np.int64(1)
    """
    whose = layer(study)
    open_sources = whose.index[whose.isna()].tolist()
    if open_sources:
        raise StudyError(
            "nothing says whose marks stand in "
            f"{plural(len(open_sources), 'source')} with several coders: "
            f"{', '.join(open_sources[:5])}{' …' if len(open_sources) > 5 else ''}.\n"
            "Choose with hr.choose_coder(study, 'name'), or fill the column coder of sources.csv."
        )
    return study.segments[study.segments["coder"] == study.segments["source"].map(whose)]
