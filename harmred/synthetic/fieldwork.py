"""Who was met where and when: facilities, participants, sources, and what is not known of them."""

import numpy as np
import pandas as pd

from .draws import normal, pick, shuffled, stream
from .parameters import (
    AFTER_LAW,
    GROUPS,
    HALF_YEARS,
    LATE_SITES,
    LAW,
    ROLES,
    SESSION_COLUMNS,
    SESSIONS,
    SIZES,
    UNKNOWN,
)


def visit(seed):
    """Invent the sources: interviews first, then observation sessions.

    Parameters
    ----------
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        The columns of `sources`, without texts, everything known, and `site`: the rank of the
        facility by size.

    Examples
    --------
    >>> visit(1)["kind"].value_counts().to_dict()
    {'interview': 50, 'observation': 40}
    """
    interviews = _interviews(stream(seed, "sources", 0))
    sessions = _sessions(stream(seed, "sources", 1))
    sources = pd.concat([interviews, sessions], ignore_index=True).assign(language="fr")
    return sources.join(_places(stream(seed, "places")), on="site").join(
        _when(sources["site"].to_numpy(), stream(seed, "places", 1), stream(seed, "sources", 2))
    )


def forget(sources, seed):
    """Leave out what a real team would not know of some sources, with the reason where known.

    Parameters
    ----------
    sources : DataFrame
        As from `visit`.
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        The same rows; facility, kind and participant are never left out.

    Examples
    --------
    >>> int(forget(visit(1), 1)["half_year"].isna().sum())
    2
    """
    uniforms = stream(seed, "sources", 3).random((len(UNKNOWN), len(sources)))
    sources = sources.copy()
    for (column, reasons), row in zip(UNKNOWN.items(), uniforms, strict=True):
        rows = shuffled(np.arange(len(sources)), row)
        rows = rows[_may_be_unknown(sources, column)[rows]][: len(reasons)]
        sources.loc[rows, column] = np.array(reasons, dtype=object)
    return sources


def _may_be_unknown(sources, column):
    # Only the two large groups of roles can spare people: each public group keeps five.
    if column == "role_group":
        return sources[column].isin(["social_educational", "health"]).to_numpy()
    return sources[column].notna().to_numpy()


def _interviews(chance):
    site, role, person = chance.random((3, sum(SIZES)))
    number = np.arange(1, sum(SIZES) + 1)
    roles = np.repeat(list(ROLES), list(ROLES.values()))
    return pd.DataFrame(
        {
            "source": [f"SYN-I{each:02d}" for each in number],
            "kind": "interview",
            "participant": [f"SYN-P{each:02d}" for each in shuffled(number, person)],
            "site": shuffled(np.repeat(np.arange(len(SIZES)), SIZES), site),
            "role_group": shuffled(roles, role),
        }
    )


def _sessions(chance):
    number = np.arange(1, sum(SESSIONS) + 1)
    site = shuffled(np.repeat(np.arange(len(SESSIONS)), SESSIONS), chance.random(len(number)))
    table = {"source": [f"SYN-S{each:02d}" for each in number], "kind": "observation", "site": site}
    for column, line in SESSION_COLUMNS.items():
        values, weights = zip(*(each.split(":") for each in line.split()), strict=True)
        chosen = pick(chance.random(len(number)), [float(each) for each in weights])
        table[column] = [values[each].replace("_h", " h") for each in chosen]
    return pd.DataFrame(table)


def _places(chance):
    number = shuffled(np.arange(1, len(SIZES) + 1), chance.random(len(SIZES)))
    return pd.DataFrame(
        {
            "facility": [f"SYN-F{each:02d}" for each in number],
            "facility_group": [GROUPS[rank % len(GROUPS)] for rank in range(len(SIZES))],
        }
    )


def _when(site, places, chance):
    # A facility is visited over about a year; two were only reached at the end.
    base = 2.2 * places.random(len(SIZES))
    jitter, after = chance.random((2, len(site)))
    half = np.clip(np.rint(base[site] + 0.7 * normal(jitter)), 0, 3).astype(int)
    half = np.where(np.isin(site, LATE_SITES), np.where(jitter < 0.3, 2, 3), half)
    late = (half > HALF_YEARS.index(LAW)) | ((half == HALF_YEARS.index(LAW)) & (after < AFTER_LAW))
    return pd.DataFrame(
        {
            "half_year": [HALF_YEARS[each] for each in half],
            "before_law": np.where(late, "no", "yes"),
        }
    )
