"""Which interviews a share is taken of: all, or those that the guide led to the question."""

import numpy as np

from ..elicited import prompting


def counted(evidence, part):
    """Tell which interviews a share is taken of.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    part : dict
        A part of a claim. With `asked`, only interviews that have a turn of a section that
        asks for one of its codes; all, where no section does.

    Returns
    -------
    array of bool, shape (interviews,)

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> int(counted(gather(study, opened(study)), {"any_of": ["powerlessness"]}).sum())
    50
    """
    everyone = np.ones(len(evidence.sources), bool)
    sections = asking(evidence, part) if part.get("asked") else set()
    if not sections:
        return everyone
    turns = evidence.interviews.turns
    asked = turns.loc[turns["section"].isin(sections), "source"]
    return evidence.sources["source"].isin(asked).to_numpy()


def asking(evidence, part):
    """Return the sections of the guide that ask for a code of a part.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    part : dict
        A part of a claim.

    Returns
    -------
    set of str
        Empty where none does, and where nobody knows.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> asking(SimpleNamespace(elicited=False), {"any_of": ["powerlessness"]})
    set()
    """
    if not evidence.elicited:
        return set()
    codes = {code for key in ("any_of", "with", "against") for code in part.get(key, [])}
    below = set().union(*(evidence.below[code] for code in codes))
    return {section for section, code in prompting(evidence.interviews) if code in below}
