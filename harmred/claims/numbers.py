"""How many interviews speak of something, and how much facilities vary in that."""

import numpy as np
import pandas as pd

from ..analysis.intervals import of_shares
from .differences import of_differences


def proportion(evidence, hits, of):
    """Return the share of interviews that speak of something, with its interval.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    hits, of : array of bool, shape (interviews,)
        Which ones speak of it, and which ones count.

    Returns
    -------
    dict
        value, low, high, sources, of_sources, facilities, as the columns of the ledger.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> there = SimpleNamespace(sources=pd.DataFrame({"facility": ["F1", "F2"]}))
    >>> proportion(there, np.array([True, False]), np.array([True, True]))["value"]
    0.5
    """
    (low,), (high,) = of_shares(*clustered(evidence, hits & of, of))
    return {"value": _mean(hits[of]), "low": low, "high": high} | many(evidence, hits, of)


def difference(evidence, values, of):
    """Return the mean of differences, one an interview, with its interval.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    values : array, shape (interviews,)
        The differences.
    of : array of bool, shape (interviews,)
        Which interviews count.

    Returns
    -------
    dict
        value, low, high.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> there = SimpleNamespace(sources=pd.DataFrame({"facility": ["F1", "F2"]}))
    >>> difference(there, np.array([1, -1]), np.array([True, True]))["value"]
    0.0
    """
    (low,), (high,) = of_differences(*clustered(evidence, values * of, of))
    return {"value": _mean(values[of]), "low": low, "high": high}


def clustered(evidence, values, of, column="facility"):
    """Add up values by facility; interviews of unknown facility are one of their own.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    values, of : array, shape (interviews,)
        The values, and which interviews count.
    column : {"facility", "source"}
        What to add up by.

    Returns
    -------
    sums, sizes : array, shape (1, facilities)

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> there = SimpleNamespace(sources=pd.DataFrame({"facility": ["F1", "F1", "F2"]}))
    >>> [part.tolist() for part in clustered(there, [1, 2, 3], [1, 1, 1])]
    [[[3.0, 3.0]], [[2.0, 1.0]]]
    """
    place, names = pd.factorize(evidence.sources[column])
    return tuple(np.bincount(place, each, len(names))[None] for each in (values, of))


def many(evidence, hits, of):
    """Count interviews and facilities.

    Parameters
    ----------
    evidence : Evidence
        What the study says.
    hits, of : array of bool, shape (interviews,)
        Which ones speak of it, and which ones count.

    Returns
    -------
    dict
        sources, of_sources, facilities; the last is None where none is known.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> there = SimpleNamespace(sources=pd.DataFrame({"facility": ["F1", ""]}))
    >>> many(there, np.array([True, True]), np.array([True, True]))
    {'sources': 2, 'of_sources': 2, 'facilities': 1}
    """
    places = evidence.sources["facility"].where(evidence.sources["facility"] != "")
    where = places[hits & of].nunique() if places.notna().any() else None
    return {"sources": int((hits & of).sum()), "of_sources": int(of.sum()), "facilities": where}


def _mean(values):
    return float(np.mean(values)) if len(values) else float("nan")
