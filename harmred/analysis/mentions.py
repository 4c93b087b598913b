"""What was marked, where in the talk, and whether the guide had asked for it."""

import pandas as pd

from ..choose import FACETS, each_value
from ..elicited import elicited
from ..standing import standing
from ..study import columns, known
from ..talk import talk
from .levels import counting

PARTS = ("all", "violence")
PLACES = ("section", "turn", "tenth")
"""Places in the talk that a table can be made by, beside the columns of the sources."""


def marked(study, at, of="all"):
    """Return the standing segments, once for each unit that they count for.

    Parameters
    ----------
    study : Study
        The study.
    at : {"theme", "code", "combination", "any", "stance", "direction", "dimension"}
        The level: codes as `counting` has them, values of a facet, or all of them as one.
    of : {"all", "violence"}
        All talk, or what is told as violence: segments that have a dimension.

    Returns
    -------
    DataFrame
        Columns of `segments`, with `unit`, and `segment`, the row of `segments`.

    Examples
    --------
    >>> import harmred as hr
    >>> rows = marked(hr.load(), "theme")
    >>> "violence_against_clients" in set(rows["unit"])
    True
    """
    rows = standing(study)[list(columns("segments"))].rename_axis("segment").reset_index()
    if of == "violence":
        rows = rows[known(rows["dimension"]).notna()]
    if at == "any":
        return rows.assign(unit=at)
    if at in FACETS:
        return rows.join(each_value(rows[at]).rename("unit")).dropna(subset="unit")
    return rows.merge(counting(study.codebook, at), on="code")


def sections_asked(study):
    """Return the turns that count, with their tenth of the talk and whether they are open.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        Turns, with `tenth` (1 to 10, by turns of its source) and `open` (its section of the
        guide prompts nothing; all turns where no guide is).

    Examples
    --------
    >>> import harmred as hr
    >>> int(sections_asked(hr.load())["tenth"].max())
    10
    """
    turns = talk(study)
    rank = turns.groupby("source", sort=False).cumcount()
    many = turns.groupby("source", sort=False)["turn"].transform("size").astype(int)
    turns = turns.assign(tenth=(10 * rank // many + 1).astype("Int64"))
    if study.guide is None:
        return turns.assign(open=True)
    free = study.guide.loc[study.guide["prompts"].isna(), "section"]
    return turns.assign(open=turns["section"].isin(free))


def mentions(study, at, of="all"):
    """Return one row per segment, unit and turn: where each mention stands, and how it came.

    Parameters
    ----------
    study : Study
        The study.
    at : str
        The level, as in `marked`.
    of : {"all", "violence"}
        All talk, or what is told as violence.

    Returns
    -------
    DataFrame
        Columns of `marked`, with turn, section, tenth, `spontaneous` and `prompted`. A
        segment that meets no turn keeps one row without them.

    Raises
    ------
    StudyError
        If two people coded a source and nothing says whose marks stand.

    Examples
    --------
    >>> import harmred as hr
    >>> rows = mentions(hr.load(), "theme")
    >>> bool((rows["spontaneous"] & rows["prompted"]).any())
    False
    """
    rows = marked(study, at, of).reset_index(drop=True)
    said = study.sources["text"].str.strip("\n").fillna("").any()
    if not said and (study.turns is None or study.turns.empty):
        return rows.assign(
            turn=pd.NA, section=pd.NA, tenth=pd.NA, spontaneous=False, prompted=False
        )
    turns = sections_asked(study)
    span, cell, prompted = elicited(study, rows, turns)
    places = turns[["turn", "section", "tenth"]].iloc[cell].set_axis(span)
    joined = rows.join(places.assign(prompted=prompted)).reset_index(drop=True)
    prompted = joined.pop("prompted")
    return joined.assign(spontaneous=prompted.eq(False), prompted=prompted.eq(True))
