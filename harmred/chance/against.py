"""against_chance: which pairs are near more often, or less, than the same marks would by chance."""

import numpy as np
import pandas as pd

from ..analysis.cooccurrence import presence
from ..analysis.mentions import marked
from ..analysis.nearness import one_meaning
from ..choose import select
from ..codebook import LEVELS, rollup, unrelated
from ..errors import one_of
from ..study import known
from ..words.notes import both, left_out
from ..words.signed import signed
from .blocks import facilities
from .families import bh
from .families import by as by_
from .pairs import compare, per_facility

CALLED_OUT = 0.10
"""Share of false alarms among the pairs of an exploring table that are called out, at most."""
WHOLE = "whole sources rotated"
"""Note of rows whose sources have no sections; draw and tell know it by its English."""
_FAMILY = 5
"""Sources that each of two needs, for their pair to be one of those compared."""


def against_chance(
    study, *, within="turn", at="theme", window=4, by=None, draws=0, seed=0, interval=0.95
):
    """Compare every pair of themes or codes with what chance alone would give.

    The marks of one of the two are rotated inside each section of each source: every rotation
    is looked at, none is drawn, so the numbers are exact and the same on every machine. What a
    guide, a talkative person, long or clustered passages bring about stays in the comparison.
    `within="source"` compares with every way to hand out the two among the sources of each
    facility.

    Parameters
    ----------
    study : Study
        The study.
    within : {"overlap", "turn", "window", "source"}
        How near is near; as for `hr.cooccur`, but characters count inside turns only, and a
        window ends with its section, of which the first turn is taken to follow the last.
    at : {"theme", "code"}
        The level of the codebook.
    window : int, default 4
        Turns of a window. Used by `within="window"` only.
    by : {"facility"}, optional
        Observed and expected numbers facility by facility, for the team alone.
    draws : int, default 0
        With `within="source"`: compare also with so many random tables in which each source
        keeps its number of themes, and each theme its number of sources in each facility.
    seed : int, default 0
        Where their chance begins.
    interval : float, default 0.95
        Nominal coverage of `low` and `high`; also what lies from `chance_low` to `chance_high`.

    Returns
    -------
    DataFrame
        One row per kind and pair. `observed` turns (characters, sources) in which both are
        near, `sources` and `facilities` with at least one; `expected` by chance; `lift`, the
        one over the other with ½ added to both, and its between-facility interval (missing:
        nothing to compare, or fewer than four facilities). `chance_low`, `chance_high`: what
        chance gives in 95 of 100 cases. `p_upper`: how often chance gives as many or more;
        `p_lower`: as few or fewer; `p_mid`: more, and half of as many; `p_smallest`: the least
        that `p_upper` could be. `q` (`q_by`): BH (BY) over the doubled smaller of the two, for
        pairs of which both are in five sources or more. `holds_without_each_facility`: the
        lift stays on its side of 1 whichever is left out. `state`: `"above chance"` and
        `"below chance"` (q under 0.10, the interval on one side of 1, none of it resting on
        one facility; q alone where no facility is known), `"one facility"`, `"within
        chance"`, `"no interval"` (fewer than four facilities), `"too sparse"`
        (either in fewer than eight sources or four facilities, or fewer than 20 expected
        turns), `"undefined"` (nothing could be otherwise). `hidden`, `note`.
        With `draws`: `margins_expected`, `margins_p_upper`, `margins_p_lower`.

    Raises
    ------
    StudyError
        If whose marks stand is not decided, or positions or turns are needed and missing.
    ValueError
        If an option is not one of those listed.

    References
    ----------
    Rotation: `docs/chance.md`. Sources: Mantel, N., & Haenszel, W. (1959). Statistical aspects
    of the analysis of data from retrospective studies of disease. *Journal of the National
    Cancer Institute*, 22, 719–748. Fixed margins: Strona, G., et al. (2014). A fast and unbiased
    procedure to randomize ecological binary matrices with fixed row and column totals. *Nature
    Communications*, 5, 4114. Families: Benjamini & Hochberg (1995), Benjamini & Yekutieli (2001).

    Examples
    --------
    >>> import harmred as hr
    >>> chance = hr.against_chance(hr.select(hr.load(), kind="interview"))
    >>> bool((chance["p_upper"] > 0).all())
    True
    """
    _possible(within, at, window, by, draws)
    rows = marked(study, at)
    units = pd.Index(rollup(study.codebook, at)["unit"].unique())
    a, b = unrelated(study.codebook, units)
    pairs = list(zip(units[a], units[b], strict=True))
    options = {"within": within, "at": at, "units": units.tolist(), "interval": interval}
    options |= {"blocks": _blocks(study, within)}
    options |= {"window": window} if within == "window" else {}
    near = {"within": within, "window": window}
    if by == "facility":
        table = per_facility(study, rows, pairs, **near).assign(hidden=False)
        return signed(table, study, "against_chance", {**options, "by": ["facility"]})
    table = compare(study, rows, pairs, **near, interval=interval)
    table = _compared(table)
    if draws:
        table = _beside(table, study, rows, units, draws, seed)
        options |= {"draws": draws, "seed": seed}
    table["hidden"] = False
    table["note"] = _notes(table, study, rows) if within != "source" else pd.Series(dtype="str")
    return signed(table, study, "against_chance", options)


def _possible(within, at, window, by, draws):
    one_meaning(within, window)
    one_of(at, LEVELS, "at")
    one_of(by, (None, "facility"), "by")
    if not isinstance(draws, int | np.integer) or draws < 0:
        raise ValueError(f"`draws` must be a whole number, 0 or more; got {draws!r}.")
    if draws and within != "source":
        raise ValueError(
            '`draws` belongs to within="source"; the other comparisons are exact and draw nothing.'
        )


def _blocks(study, within):
    """Say what marks are moved about in: a section, a source, a facility, or all of a kind."""
    if within == "source":
        return "facility" if known(study.sources["facility"]).notna().any() else "kind"
    cut = study.turns is not None and study.turns["section"].notna().any()
    return "section" if cut else "source"


def _notes(table, study, rows):
    """Say of each row whether whole sources were rotated, and what has no position."""
    cut = study.turns["source"][study.turns["section"].notna()] if study.turns is not None else []
    sections = study.sources.loc[study.sources["source"].isin(cut), "kind"]
    whole = pd.Series(WHOLE, table.index, dtype="str").mask(table["kind"].isin(sections))
    return both(whole, left_out(table, study, rows))


def _compared(table):
    """Adjust for the many pairs of each kind, and say in a word how each stands to chance."""
    doubled = np.minimum(2 * table[["p_upper", "p_lower"]].min(axis=1), 1)
    family = doubled.where((table["fewest"] >= _FAMILY) & (table["p_smallest"] < 1))
    for name, adjust in {"q": bh, "q_by": by_}.items():
        table[name] = family.groupby(table["kind"]).transform(adjust)
    # where no facility is known there is nothing to leave out: such a pair stands on q alone
    nowhere, more = table["facilities"].isna(), table["p_upper"] < table["p_lower"]
    above, below = (table["low"] > 1) | (nowhere & more), (table["high"] < 1) | (nowhere & ~more)
    told = (table["q"] < CALLED_OUT) & (above | below)
    holds = table["holds_without_each_facility"].fillna(False) | nowhere
    states = {
        "undefined": table["p_smallest"] >= 1,
        "no interval": table["low"].isna() & ~nowhere,
        "too sparse": table["gate"] != "",
        "one facility": told & ~holds,
        "above chance": told & above,
        "below chance": told & below,
    }
    where = [np.asarray(each, bool) for each in states.values()]
    state = pd.Series(np.select(where, list(states), "within chance"), table.index, dtype="str")
    return table.assign(state=state).drop(columns=["fewest", "gate"])


def _beside(table, study, rows, units, draws, seed):
    """Compare also with random tables of the same margins, kind by kind."""
    from .margins import margins

    parts = []
    for kind, those in table.groupby("kind", sort=False):
        one = select(study, kind=kind)
        facility = facilities(one)
        block = pd.factorize(facility)[0]
        has = presence(rows, one.sources, units) > 0
        sides = tuple(units.get_indexer(those[side]) for side in "ab")
        found = margins(has, block, sides, draws=draws, seed=seed)
        names = ("margins_expected", "margins_p_upper", "margins_p_lower")
        parts.append(those.assign(**dict(zip(names, found, strict=True))))
    return pd.concat(parts)
