"""The rule about an average interview: how much of what it tells as violence is of no such form."""

import numpy as np

from ..analysis.intervals import of_means
from ..study import known
from .numbers import clustered, many
from .outcome import Outcome, compared


def mean(part, evidence, _):
    """Weigh whether, in an average interview, most of the violence has none of some forms.

    Parameters
    ----------
    part : dict
        measure ("dimension"), none_of, over.
    evidence : Evidence
        What the study says.

    Returns
    -------
    Outcome
        Value: the mean, over interviews that tell of violence, of the share of their segments
        told as violence that have none of the dimensions.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study, part = hr.load(), {"measure": "dimension", "none_of": ["dim_physical"], "over": 0.5}
    >>> mean(part, gather(study, opened(study)), None).verdict
    'supported'
    """
    values = other_forms(part, evidence)
    of = ~np.isnan(values)
    values = np.where(of, values, 0)
    by_source = clustered(evidence, values, of, "source")
    (low,), (high,) = of_means(*clustered(evidence, values, of), by_source)
    verdict, state = compared(low, high, part["over"])
    value = values[of].mean() if of.any() else np.nan
    number = {"value": value, "low": low, "high": high, "threshold": part["over"]}
    return Outcome(verdict, state, **number, **many(evidence, of, of))


def other_forms(part, evidence):
    """Return, for each interview, the share of its violence that has none of some forms.

    Parameters
    ----------
    part : dict
        none_of.
    evidence : Evidence
        What the study says.

    Returns
    -------
    array of float, shape (interviews,)
        Missing where an interview tells of no violence.

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace
    >>> marks = pd.DataFrame({"source": "A", "segment": [0, 1], "dimension": ["x;y", "z"]})
    >>> there = SimpleNamespace(marks=marks, sources=pd.DataFrame({"source": ["A", "B"]}))
    >>> other_forms({"none_of": ["x"]}, there).tolist()
    [0.5, nan]
    """
    rows = evidence.marks.drop_duplicates("segment")
    none = of_none(rows, part["none_of"])
    shares = none.astype(float).groupby(rows["source"]).mean()
    return shares.reindex(evidence.sources["source"]).to_numpy()


def of_none(rows, forms):
    """Tell which segments told as violence have none of some forms.

    Parameters
    ----------
    rows : DataFrame
        Segments.
    forms : list of str
        Dimensions.

    Returns
    -------
    Series of bool
        By the index of the rows; those not told as violence are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> of_none(pd.DataFrame({"dimension": ["x;y", "z", None]}), ["x"]).to_dict()
    {0: False, 1: True}
    """
    told = known(rows["dimension"]).dropna().str.replace(" ", "").str.split(";")
    return told.map(lambda each: not set(forms) & set(each)).astype(bool)
