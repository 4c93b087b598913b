"""cooccur: which themes or codes stand near each other, in how many sources and how often."""

import numpy as np
import pandas as pd

from ..codebook import LEVELS, rollup, unrelated
from ..errors import one_of
from ..study import known
from ..words.notes import left_out
from ..words.signed import signed
from .mentions import marked
from .nearness import near, one_meaning
from .peers import compared

_UNIT = {"overlap": "characters", "turn": "turns", "window": "turns", "source": None}
"""What is counted where two units are near; a source counts once and is counted anyway."""


def cooccur(study, *, within="turn", at="theme", window=4, peers=False):
    """Find out which themes or codes stand near each other.

    Parameters
    ----------
    study : Study
        The study.
    within : {"overlap", "turn", "window", "source"}
        How near is near: on the same characters; in one turn; in a turn or the few before it;
        anywhere in the source.
    at : {"theme", "code"}
        The level of the codebook.
    window : int, default 4
        Turns of a window: this turn and the three before it. Used by `within="window"` only.
    peers : bool, default False
        Add what other programs count, to compare with them: see Returns.

    Returns
    -------
    DataFrame
        One row per kind and pair; a code is never paired with one above or below it. Sources
        with a and b near each other (`together`), with both but never near (`apart`), with
        one (`a_alone`, `b_alone`), with `neither`: these five add up to all sources.
        `facilities` in which they are together. The `turns` or `characters` where they are
        near; of those that have either, the share (`jaccard`); of those of a, the share that
        has b near (`b_given_a`), and the reverse. In a window, a turn counts when it carries
        one of the two itself. `hidden`, `note`.
        With `peers`: raw segments (`segments_a`, `segments_b`), pairs of them that overlap
        (`segment_pairs`), those of one that touch the other (`a_touching_b`,
        `b_touching_a`), the coefficient `atlas_c` made of them (missing, with a warning,
        outside 0 to 1), and `phi` and `log_odds` (+½) of the two in sources.

    Raises
    ------
    StudyError
        If whose marks stand is not decided, or positions or turns are needed and missing.
    ValueError
        If `within` or `at` is not one of those listed, or `window` is not 1 or more.

    Warns
    -----
    UserWarning
        If `atlas_c` of a pair is outside 0 to 1.

    References
    ----------
    Jaccard, P. (1912). The distribution of the flora in the alpine zone. *New Phytologist*,
    11, 37–50. Window: Siebert-Evenstone, A. L., et al. (2017). In search of conversational
    grain size. *Journal of Learning Analytics*, 4(3), 123–139. `harmred.analysis.association`
    for the others.

    Examples
    --------
    >>> import harmred as hr
    >>> pairs = hr.cooccur(hr.select(hr.load(), kind="interview"))
    >>> places = ["together", "apart", "a_alone", "b_alone", "neither"]
    >>> pairs[places].sum(axis=1).unique().tolist()
    [50]
    """
    one_meaning(within, window)
    one_of(at, LEVELS, "at")
    units = pd.Index(rollup(study.codebook, at)["unit"].unique())
    rows = marked(study, at)
    pairs = unrelated(study.codebook, units)
    found = {source.source: source for source in near(study, rows, units, within, window)}
    parts = [
        pd.DataFrame({"kind": kind, "a": units[pairs[0]], "b": units[pairs[1]]}).assign(
            **_kind(sources, found, presence(rows, sources, units), pairs, _UNIT[within])
        )
        for kind, sources in study.sources.groupby("kind")
    ]
    table = pd.concat(parts, ignore_index=True)
    table["note"] = left_out(table, study, rows if within != "source" else rows.iloc[:0])
    if peers:
        table = compared(table, study, rows)
    options = {"within": within, "at": at, "units": units.tolist()} | (
        {"window": window} if within == "window" else {}
    )
    return signed(table, study, "cooccur", options)


def presence(rows, sources, units):
    """Return which sources have which units, placed in them or not.

    Parameters
    ----------
    rows : DataFrame
        Segments with source and unit.
    sources : DataFrame
        The sources asked about.
    units : Index
        Every unit.

    Returns
    -------
    array of float, shape (sources, units)
        1 where a source has the unit.

    Examples
    --------
    >>> rows = pd.DataFrame({"source": ["A"], "unit": ["b"]})
    >>> presence(rows, pd.DataFrame({"source": ["A", "B"]}), pd.Index(["a", "b"])).tolist()
    [[0.0, 1.0], [0.0, 0.0]]
    """
    source = pd.Index(sources["source"]).get_indexer(rows["source"])
    there = source >= 0
    has = np.zeros((len(sources), len(units)), np.float32)
    has[source[there], units.get_indexer(rows["unit"][there])] = 1
    return has


def _kind(sources, found, has, pairs, unit):
    """Add up the sources of one kind."""
    size = has.shape[1]
    together, given, same, facilities = np.zeros((4, size, size))
    for _, group in sources.groupby(known(sources["facility"]), dropna=False):
        anywhere = np.zeros((size, size), bool)
        for one in (found[source] for source in group["source"] if source in found):
            block = np.ix_(one.units, one.units)
            met = (one.given + one.given.T) > 0
            together[block] += met
            anywhere[block] |= met
            given[block] += one.given
            same[block] += one.same
        facilities += anywhere & known(group["facility"]).notna().any()
    if known(sources["facility"]).isna().all():
        facilities[:] = np.nan
    return _numbers(len(sources), together, has.T @ has, given, same, facilities, pairs, unit)


def _numbers(sources, together, both, given, same, facilities, pairs, unit):
    """Name the numbers of each pair; of turns and characters one was counted, or neither."""
    a, b = pairs
    either, uncounted = (given + given.T - same)[a, b], np.full(len(a), np.nan)
    places = {
        "together": together[a, b],
        "apart": both[a, b] - together[a, b],
        "a_alone": both[a, a] - both[a, b],
        "b_alone": both[b, b] - both[a, b],
        "neither": sources - both[a, a] - both[b, b] + both[a, b],
        "facilities": facilities[a, b],
        "turns": either if unit == "turns" else uncounted,
        "characters": either if unit == "characters" else uncounted,
    }
    whole = {name: pd.array(np.round(number), dtype="Int64") for name, number in places.items()}
    with np.errstate(invalid="ignore"):
        shares = {
            "jaccard": either / (same[a, a] + same[b, b] - same[a, b]),
            "b_given_a": given[a, b] / same[a, a],
            "a_given_b": given[b, a] / same[b, b],
        }
    return {**whole, **shares, "hidden": False}
