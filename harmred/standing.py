"""Whose marks stand: one coder a source, chosen, agreed on, or alone."""

from dataclasses import replace

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


def choose_coder(study, coder):
    """Say whose marks stand.

    Without a choice, `reconciled` wins where it exists and a sole coder is taken; sources
    that two people coded and nobody reconciled have to be decided here.

    Parameters
    ----------
    study : Study
        The study.
    coder : str or mapping
        A coder, whose marks stand wherever they coded; or source -> coder.

    Returns
    -------
    Study
        The same study with the choice written to `sources.coder`.

    Raises
    ------
    StudyError
        If a coder or a source is not there.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.choose_coder(hr.load(), "K2")
    >>> (study.sources["coder"] == "K2").sum() > 0
    np.True_
    """
    coded = study.segments[["source", "coder"]].drop_duplicates()
    if isinstance(coder, str):
        choice = coded.loc[coded["coder"] == coder].set_index("source")["coder"].to_dict()
    else:
        choice = dict(coder)
    unknown = set(choice) - set(study.sources["source"])
    absent = ({coder} if isinstance(coder, str) else set(choice.values())) - set(coded["coder"])
    for word, names in (("source", unknown), ("coder", absent)):
        if names:
            raise StudyError(
                f"the study has no {word} {', '.join(map(repr, sorted(names)))}.\n"
                f"Coders here: {', '.join(sorted(coded['coder'].dropna().unique()))}."
            )
    chosen = study.sources["source"].map(choice).astype("str")
    return replace(study, sources=study.sources.assign(coder=chosen.fillna(study.sources["coder"])))
