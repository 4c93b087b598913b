"""Interviews by themes: which mention which, and which give them how much of their talk."""

import numpy as np
import pandas as pd

from ..codebook import rollup
from ..study import known


def ranked(part, evidence):
    """Return the themes that a part ranks, that of the part first.

    Parameters
    ----------
    part : dict
        theme, themes.
    evidence : Evidence
        What the study says.

    Returns
    -------
    list of str
        The topmost theme above each that the part names, as in every roll-up; each once.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> import harmred as hr
    >>> part = {"theme": "powerlessness", "themes": ["emotional_impact", "responses"]}
    >>> ranked(part, SimpleNamespace(study=hr.load()))
    ['emotional_impact', 'responses']
    """
    top = rollup(evidence.study.codebook, "theme").set_index("code")["unit"]
    return list(dict.fromkeys(top[theme] for theme in [part["theme"], *part["themes"]]))


def values(evidence, themes, measure, of):
    """Return what a measure gives.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    themes : list of str
        The themes.
    measure : {"mention", "first", "talk"}
        As for `count`.
    of : {"all", "violence"}
        As for `count`.

    Returns
    -------
    there : array of bool, shape (interviews,)
        Which interviews the measure can tell of.
    values : array of float, shape (interviews, themes)
        1 or 0, or shares of talk.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> evidence = gather(study, opened(study))
    >>> there, said = values(evidence, ["drug_policy_frame"], "mention", "all")
    >>> float(said.sum())
    39.0
    """
    names = evidence.sources["source"]
    if measure == "mention":
        has = mentioned(evidence, "unit", themes, of)
        return np.ones(len(names), bool), has.astype(float)
    found, asked = evidence.orders[(measure, of)]
    found = found[found["unit"].isin(themes)].pivot(index="source", columns="unit", values="value")
    said = found.reindex(index=names, columns=themes).fillna(0).to_numpy(float)
    return names.isin(asked["source"]).to_numpy(), said


def mentioned(evidence, column, names, of):
    """Tell which interviews mention which themes or codes.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    column : {"unit", "code"}
        Themes, or codes as they were marked.
    names : sequence of str
        Which ones.
    of : {"all", "violence"}
        In all talk, or as violence.

    Returns
    -------
    array of bool, shape (interviews, names)

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> marks = pd.DataFrame({"source": ["B"], "code": ["help"]})
    >>> there = SimpleNamespace(marks=marks, sources=pd.DataFrame({"source": ["A", "B"]}))
    >>> mentioned(there, "code", ["wait", "help"], "all").tolist()
    [[False, False], [False, True]]
    """
    rows = evidence.marks[evidence.marks[column].isin(names)]
    if of == "violence":
        rows = rows[known(rows["dimension"]).notna()]
    has = np.zeros((len(evidence.sources), len(names)), bool)
    place = pd.Index(evidence.sources["source"]).get_indexer(rows["source"])
    has[place, pd.Index(names).get_indexer(rows[column])] = True
    return has
