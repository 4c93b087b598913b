"""protect: small numbers are hidden, and those that would give them away; the rest is rounded."""

import pandas as pd

from ..errors import DisclosureError
from ..words import about
from .groups import barred, sized
from .rules import FACILITIES, KEYS, OF_FIGURES, PERSONS, ROUNDED, WHOLE, refuse
from .shown import Shown


def protect(*tables, persons=PERSONS, facilities=FACILITIES):
    """Hide what a public table must not show, and what would give it away.

    Hidden are numbers that rest on fewer people or facilities than the thresholds; in groups of
    fewer than ten, also nobody and everybody; every number of peers that are crossed with
    anything; and then as many others as it takes for an audit to pass: given all that the
    tables still show, every hidden number that is small could as well be 0, or reach the
    threshold, and none is known to within it. Intervals are rounded to whole percents, and
    columns that are not for the public are left out.

    Parameters
    ----------
    *tables : DataFrame
        From the verbs, or as drawn. What is released together is protected together: a number
        hidden in one table can be worked out from another.
    persons : int, default 5
        No number rests on fewer people.
    facilities : int, default 3
        No number rests on fewer facilities.

    Returns
    -------
    DataFrame, or tuple of DataFrame
        The same rows; in a hidden one (`hidden`) every number is missing. A hidden curve of
        discovery is one row.

    Raises
    ------
    DisclosureError
        If a table shows single people or places, is made by something else than the role
        group, or of a group of the sources; or if no way of hiding makes it safe.
    ValueError
        If a threshold is lower than the default.

    References
    ----------
    Hundepool, A., et al. (2012). *Statistical Disclosure Control*. Wiley. The thresholds, and
    why they are what they are: docs/leaving.md.

    Examples
    --------
    >>> import harmred as hr
    >>> codes = hr.count(hr.select(hr.load(), kind="interview"), at="code")
    >>> safe = hr.protect(codes)
    >>> safe.loc[~safe["hidden"], "sources"].replace(0, 50).min() >= 5
    np.True_
    """
    for asked, least, name in (
        (persons, PERSONS, "persons"),
        (facilities, FACILITIES, "facilities"),
    ):
        if not asked >= least:
            raise ValueError(
                f"`{name}` can be raised and not lowered: at least {least}; got {asked!r}."
            )
    safe = protected(tables, persons, facilities)
    return safe[0] if len(safe) == 1 else tuple(safe)


def protected(tables, persons=PERSONS, facilities=FACILITIES, earlier=(), tree=None):
    """Protect tables together, and beside what earlier releases show.

    Parameters
    ----------
    tables : sequence of DataFrame
        What is released together.
    persons, facilities : int
        The thresholds.
    earlier : sequence of Shown
        What earlier releases of the study show.
    tree : dict, optional
        Code -> the codes that count for it; None takes what the tables tell.

    Returns
    -------
    list of DataFrame

    Raises
    ------
    DisclosureError
        As `protect`.

    Examples
    --------
    >>> import harmred as hr
    >>> len(protected([hr.count(hr.load())]))
    1
    """
    for table in tables:
        refuse(table)
    shown = Shown(tables, earlier, tree)
    small = shown.small(persons, facilities)
    hidden = _beside(shown, small | shown.hidden() | shown.before(), persons)
    thresholds = {"persons": persons, "facilities": facilities}
    parts = zip(tables, shown.each, strict=True)
    return [_blank(table, own, hidden, thresholds) for table, own in parts]


def _beside(shown, hidden, persons):
    """Return what is hidden once nothing gives it away: greedily, the audit decides."""
    hidden = set(hidden)
    while given := shown.given_away(hidden, persons):
        more = {_partner(shown, what, hidden, persons) for what in given} - {None}
        if not more:
            raise DisclosureError(
                "these tables cannot be made public together: whatever is hidden, what is left "
                "gives it away.\nGroup roles in sources.csv, or release fewer tables."
            )
        hidden |= more
    return hidden


def _partner(shown, what, hidden, persons):
    """Return the number whose hiding opens most the relations that give another one away."""
    near = {
        name
        for relation in shown.relations
        for names in [dict(relation.terms)]
        if what in names
        for name in names
    }
    # how many sources there are is known to everybody, and so is what was released before
    near = {
        name for name in near - hidden if name in shown.numbers and shown.known.get(name) is None
    }
    near -= {name for name in near if name.measure == "source" and not name.group}
    enough = [name for name in near if shown.numbers[name] >= persons]
    return min(enough or near, key=lambda name: (shown.numbers[name], str(name)), default=None)


def _blank(table, own, hidden, thresholds):
    """Take out of a table what is hidden or not for the public."""
    made, table = about(table), table.reset_index(drop=True)
    table = table if made["verb"] == "saturate" else sized(table)
    own_columns = OF_FIGURES.get(made.get("figure", made["verb"]), {})
    places = {**dict.fromkeys((*KEYS, *WHOLE)), **ROUNDED, **own_columns}
    safe = pd.DataFrame({n: _rounded(table[n], places[n]) for n in table if n in places})
    rows = {cell.row for cell in own if cell.what in hidden}
    sizes = {c.row for c in own if c.what in hidden and c.what.measure == "source" and not c.of}
    back = table["hidden"] | barred(table) | safe.index.isin(rows)
    keys = [*KEYS, *(["value"] if made.get("figure") == "sample" else [])]
    for name in safe.columns.difference([*keys, "hidden"], sort=False):
        safe[name] = safe[name].mask(safe.index.isin(sizes) if name == "of_sources" else back)
    safe["hidden"] = back.astype(bool)
    if "note" in table:
        safe["note"] = pd.Series(pd.NA, safe.index, "str")  # notes count what was left out
    if made["verb"] == "saturate":  # as many rows as sources would tell how many there are
        safe["extrapolated"] &= ~back
        safe = safe[~(back & safe.duplicated())].reset_index(drop=True)
    safe.attrs["harmred"] = _told(made, back.any(), thresholds)
    return safe


def _rounded(values, places):
    values = values.astype("Int64") if values.dtype.kind in "iu" else values
    numeric = values.dtype.kind in "fiu" or str(values.dtype) in ("Int64", "Float64")
    return values.round(places) if places is not None and numeric else values


def _told(made, hides, thresholds):
    """Say of a table that it is protected; what sums up its hidden rows goes too."""
    options = dict(made["options"])
    if hides and "ranks" in options:
        back = {"tau_b": None, "low": None, "high": None, "why": "small numbers are kept back"}
        options["ranks"] = {**options["ranks"], **back}
    return {**made, "options": options, "protected": thresholds}
