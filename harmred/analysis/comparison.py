"""compare: two sides next to each other, theme by theme, each with its own denominator."""

import numpy as np
import pandas as pd

from ..choose import FACETS, select
from ..codebook import LEVELS
from ..errors import StudyError, one_of, said
from ..study import columns, known, plural
from ..words.notes import both
from ..words.signed import signed
from .concordance import between_facilities
from .counts import count
from .intervals import FEWEST

_OWN = ("rank", "found")
_NOWHERE = "no facilities: no interval"
_FOUND = {
    "kind": ("told and seen", "told, not seen", "seen, not told", "neither"),
    "other": ("both", "first only", "second only", "neither"),
}
"""Which sides have a code; telling and seeing have words of their own."""


def compare(study, *, across="kind", at="theme", interval=0.95):
    """Put interviews beside observation sessions, or two groups of sources, theme by theme.

    Each side keeps its own denominator, and no share is taken from another: what is told is
    not what happens, and the sessions to watch were chosen.

    Parameters
    ----------
    study : Study
        The study.
    across : str, default "kind"
        `"kind"`, or a column of `sources` with two known values: then the interviews are
        compared (the sessions of a study without interviews).
    at : {"theme", "code", "stance", "direction", "dimension"}
        The level of the codebook, or a facet of what is told and seen.
    interval : float, default 0.95
        Nominal coverage of `low` and `high`.

    Returns
    -------
    DataFrame
        One row per side and code: `sources` of `of_sources`, `facilities`, `segments`, `share`
        with its between-facility interval, `rank` on its side (1 for the largest share, ties
        in the middle), and `found`: which sides have it. Sources without a known value are
        left out, and the note counts them. `attrs["harmred"]["options"]["ranks"]` holds
        Kendall's tau-b of the two orders, over the codes that either side has, with its
        interval, or the reason why there is none.

    Raises
    ------
    StudyError
        If there are not exactly two sides, or whose marks stand is not decided.
    ValueError
        If `at` is not one of those listed, or `interval` no share.

    References
    ----------
    `harmred.analysis.intervals` and `harmred.analysis.concordance` give the sources of the
    intervals and of tau-b.

    Examples
    --------
    >>> import harmred as hr
    >>> table = hr.compare(hr.load())
    >>> table.groupby("kind")["of_sources"].first().to_dict()
    {'interview': 50, 'observation': 40}
    """
    one_of(at, (*LEVELS, *FACETS), "at")
    if not isinstance(across, str):
        raise ValueError(f'`across` is one column of sources, as "kind"; got {across!r}.')
    study, sides, left_out = _sides(study, across)
    by = [] if across == "kind" else [across]
    table = count(study, by=by, at=at, interval=interval)
    table = pd.concat([table[table[across] == side] for side in sides], ignore_index=True)
    table["rank"] = table.groupby(across)["share"].rank(ascending=False)
    table["found"] = _found(table, across, sides)
    if left_out:
        noted = f"{plural(left_out, 'source')} without a known value left out"
        table["note"] = both(table["note"], pd.Series(noted, table.index, dtype="str"))
    places = count(study, by=list(dict.fromkeys([*by, "facility"])), at=at, interval=interval)
    options = {"across": across, "sides": sides, "by": by, "at": at, "interval": interval}
    options |= {"left_out": left_out, "ranks": _ranks(places, across, sides, interval)}
    head = ["kind", *by, "code", "sources", "of_sources", "facilities", "segments"]
    head += ["share", "low", "high", "rank", "found", "hidden", "note"]
    return signed(table[head], study, "compare", options)


def _sides(study, across):
    """Return the sources with a known value, the two values, and how many sources have none."""
    names = study.sources.columns.drop(["text", "source"]).difference(_OWN, sort=False)
    if across not in names:
        raise StudyError(
            f"cannot compare across {across!r}, but across {', '.join(names)}.\n"
            "A column that is named as one of the table needs another name in sources.csv."
        )
    if across != "kind" and (study.sources["kind"] == "interview").any():
        study = select(study, kind="interview")
    values = known(study.sources[across])
    order = columns("sources").get(across, {}).get("constraints", {}).get("enum", [])
    rank = {value: place for place, value in enumerate(order)}
    sides = sorted(values.dropna().unique().tolist(), key=lambda v: (rank.get(v, len(rank)), v))
    if len(sides) != 2:
        there = ", ".join(said(side) for side in sides[:20]) or "none"
        two = f"Keep the sources of two with hr.select(study, {across}=[..., ...]), or compare"
        raise StudyError(
            f"a comparison has two sides, and {across!r} has "
            f"{plural(len(sides), 'known value')}: {there}.\n"
            f"{two if len(sides) > 2 else 'Compare'} across another column."
        )
    return select(study, **{across: sides}), sides, int(values.isna().sum())


def _found(table, across, sides):
    """Say of each code which sides have it."""
    have = table[table["sources"] > 0]
    first, second = (table["code"].isin(have.loc[have[across] == side, "code"]) for side in sides)
    *found, neither = _FOUND.get(across, _FOUND["other"])
    return np.select([first & second, first, second], found, neither)


def _ranks(places, across, sides, interval):
    """Set the orders of both sides against each other, over the codes that either has."""
    places = places.assign(place=known(places["facility"].astype("str")))
    facilities = places.groupby(across)["place"].nunique().min()
    places = places.fillna({"place": ""})
    pair = [_hits(places[places[across] == side], places["place"].unique()) for side in sides]
    pair = np.stack(pair).astype(int)
    pair = pair[:, pair.any(axis=(0, 2))]
    ends, why = np.full(3, np.nan), "no order on one side: no tau"
    if len(pair[0]) > 1:
        ends = np.array(between_facilities(*pair, interval))
    if not np.isnan(ends[0]):
        why = _lacking(facilities, ends)
    ends[1:] = np.where(why, np.nan, ends[1:])
    numbers = [None if np.isnan(end) else round(float(end), 6) for end in ends]
    tau = dict(zip(("tau_b", "low", "high"), numbers, strict=True))
    return tau | {"codes": len(pair[0]), "why": why}


def _hits(rows, facilities):
    hits = rows.pivot_table(index="code", columns="place", values="sources", aggfunc="sum")
    return hits.reindex(columns=facilities, fill_value=0)


def _lacking(facilities, ends):
    """Say why tau has no interval, if it has none."""
    if facilities < FEWEST:
        return f"fewer than {FEWEST} facilities: no interval" if facilities else _NOWHERE
    return "order of one facility alone: no interval" if np.isnan(ends[1]) else None
