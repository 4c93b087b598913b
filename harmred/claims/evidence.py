"""What a study says, found once for all claims: who was there, and every mention of a code."""

from dataclasses import dataclass, replace

import pandas as pd

from ..choose import select
from ..study import Study


@dataclass(frozen=True)
class Evidence:
    """What the rules read. All but `study` and `standing` is of the interviews alone.

    `standing` are the marks of every source; `sources` the interviews with their facility
    (empty where unknown); `marks` every mention in them, by turn; `below` the codes that count
    for each code that a claim names; `orders` how long interviews speak of a theme, and which
    speak of it first; `agreement` how far coders agree on what each part counts. `turns` says
    whether there is talk, with positions in it; `elicited` whether a guide tells what was asked.
    """

    study: Study
    standing: pd.DataFrame
    interviews: Study
    sources: pd.DataFrame
    marks: pd.DataFrame
    below: dict
    orders: dict
    agreement: dict
    turns: bool
    elicited: bool


def without(evidence, facility):
    """Return the same evidence as if a facility had not been visited.

    Parameters
    ----------
    evidence : Evidence
        All of it.
    facility : str
        Which one to leave out.

    Returns
    -------
    Evidence
        The rest.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> len(without(gather(study, opened(study)), "SYN-F07").sources) < 50
    True
    """
    sources = evidence.study.sources
    left = sources.loc[sources["facility"] != facility, "source"]
    study = select(evidence.study, source=left)
    there = left[left.isin(evidence.sources["source"])]
    spoken = select(evidence.interviews, source=there)

    def of(table, sources=there):
        return table[table["source"].isin(sources)]

    return replace(
        evidence,
        study=study,
        standing=of(evidence.standing, left),
        interviews=spoken,
        sources=of(evidence.sources).reset_index(drop=True),
        marks=of(evidence.marks),
        turns=evidence.turns and len(there) > 0,
        orders={way: tuple(map(of, found)) for way, found in evidence.orders.items()},
    )
