"""Which interviews speak of something: their mentions of some codes."""

from ..study import known
from .vocabulary import NO_STANCE


def speaking(evidence, codes, *, stance=None, near=None, unasked=False, direction=None):
    """Tell which interviews speak of any of some codes, or of what is below them.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    codes : list of str
        The codes.
    stance : list of str, optional
        Only passages with one of these stances; "none": with none given.
    near : list of str, optional
        Only in turns that carry one of these codes too.
    unasked : bool
        Only where the guide had not asked for it.
    direction : list of str, optional
        Only passages with one of these directions; of what is near, none is asked.

    Returns
    -------
    array of bool, shape (interviews,)
        In the order of `evidence.sources`.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> int(speaking(gather(study, opened(study)), ["powerlessness"]).sum())
    43
    """
    rows = mentioning(evidence, codes, stance, unasked=unasked)
    if direction:
        rows = rows[rows["direction"].isin(direction)]
    if near:
        turns = mentioning(evidence, near, stance, unasked=unasked)[["source", "turn"]]
        rows = rows.dropna(subset="turn").merge(turns.drop_duplicates(), on=["source", "turn"])
    return evidence.sources["source"].isin(rows["source"]).to_numpy()


def mentioning(evidence, codes, stance=None, *, unasked=False):
    """Return the mentions of any of some codes, or of what is below them.

    Parameters
    ----------
    evidence, codes, stance, unasked
        As for `speaking`.

    Returns
    -------
    DataFrame
        Rows of `evidence.marks`.

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace
    >>> marks = pd.DataFrame({"source": ["A", "B"], "code": ["help", "wait"], "stance": None})
    >>> there = SimpleNamespace(marks=marks, below={"help": {"help"}})
    >>> mentioning(there, ["help"], ["none"])["source"].tolist()
    ['A']
    """
    rows = evidence.marks
    rows = rows[rows["code"].isin(set().union(*(evidence.below[code] for code in codes)))]
    if stance:
        given = known(rows["stance"])
        rows = rows[given.isin(stance) | (given.isna() & (NO_STANCE in stance))]
    return rows[rows["spontaneous"]] if unasked else rows
