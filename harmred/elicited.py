"""Whether the guide had asked for a passage: the turns it stands in, and what they prompt."""

import numpy as np
import pandas as pd

from .codebook import lineage, parents
from .spans import meet

ELICITED = ("spontaneous", "prompted")
"""How a passage came: outside the sections of the guide that ask for it, or inside them."""


def touched(rows, turns):
    """Match segments with the turns they share a character with.

    Parameters
    ----------
    rows : DataFrame
        Segments with source, start and end; those without a position meet nothing.
    turns : DataFrame
        Turns by source and start.

    Returns
    -------
    span, cell : array of int
        Places in `rows` and in `turns` of each pair that meets.

    Examples
    --------
    >>> spans = pd.DataFrame({"source": ["A"], "start": [3], "end": [8]})
    >>> cells = pd.DataFrame({"source": ["A", "A"], "start": [0, 5], "end": [5, 9]})
    >>> [part.tolist() for part in touched(spans, cells)]
    [[0, 0], [0, 1]]
    """
    names = pd.Index(turns["source"].unique())
    placed = rows["source"].isin(names) & rows["start"].notna() & rows["end"].notna()
    span, cell = meet(*_arrays(rows[placed], names), *_arrays(turns, names))
    return np.flatnonzero(placed)[span], cell


def _arrays(spans, names):
    start, end = (spans[name].to_numpy(np.int64) for name in ("start", "end"))
    return names.get_indexer(spans["source"]), start, end


def prompting(study):
    """Return every (section, code) such that the section prompts the code.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    set of tuple
        Section and code; a section that prompts a code prompts what is below it too.

    Examples
    --------
    >>> import harmred as hr
    >>> ("G3", "living_in_precarity") in prompting(hr.load())
    False
    """
    if study.guide is None:
        return set()
    tree = parents(study.codebook)
    asked = set()
    for section, prompts in study.guide.set_index("section")["prompts"].dropna().items():
        named = {code.strip() for code in prompts.split(";")}
        asked |= {(section, code) for code in tree if named & set(lineage(tree, code))}
    return asked


def elicited(study, rows, turns):
    """Tell of every segment, turn by turn that it stands in, whether the guide had asked for it.

    Parameters
    ----------
    study : Study
        The study.
    rows : DataFrame
        Segments with source, start, end and code.
    turns : DataFrame
        Turns by source and start, with their section.

    Returns
    -------
    span, cell : array of int
        Places in `rows` and in `turns` of each pair that meets.
    prompted : array of bool
        Whether the section of that turn prompts that code.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.talk import talk
    >>> study = hr.load()
    >>> span, cell, prompted = elicited(study, study.segments, talk(study))
    >>> bool(prompted.any()), bool(prompted.all())
    (True, False)
    """
    span, cell = touched(rows, turns)
    asked = prompting(study)
    pairs = zip(turns["section"].iloc[cell], rows["code"].iloc[span], strict=True)
    return span, cell, np.fromiter((pair in asked for pair in pairs), bool, len(span))
