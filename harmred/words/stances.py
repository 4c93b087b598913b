"""Whose view: a word for each stance, and what stands beside its lane of a figure."""

from . import say
from .sources import numbers


def held(stance, lang):
    """Say in a word or two whose view a stance is.

    Parameters
    ----------
    stance : str
        A value of the facet, or a missing one.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The word; a value of another codebook as it is.

    Examples
    --------
    >>> held("stance_own", "fr"), held(float("nan"), "en")
    ('en propre', 'not given')
    """
    if not isinstance(stance, str):
        return say("held.none", lang)
    try:
        return say(f"held.{stance}", lang)
    except KeyError:
        return stance.removeprefix("stance_").replace("_", " ")


def beside_each(rows, lang):
    """Say what stands beside each lane of a figure of stances.

    Parameters
    ----------
    rows : DataFrame
        With `sources`, `stance`, `hidden`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        A number of sources and whose view it is; a dash for a hidden number.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"sources": [7, 2], "stance": ["stance_own", None], "hidden": [False, True]}
    >>> beside_each(pd.DataFrame(rows), "en")
    ['7 own', '– not given']
    """
    whose = [held(stance, lang) for stance in rows["stance"]]
    return [f"{number} {view}" for number, view in zip(numbers(rows), whose, strict=True)]
