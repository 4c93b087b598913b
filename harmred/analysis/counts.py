"""count: in how many sources, facilities and segments a theme or code stands."""

import numpy as np
import pandas as pd

from ..codebook import LEVELS, rollup
from ..errors import StudyError, one_of
from .intervals import FEWEST, of_means, of_shares
from .measures import MEASURES, measured
from .mentions import PARTS, PLACES, left_out, marked
from .sample import sampled
from .signed import signed


def count(study, *, by=None, at="theme", measure="mention", of="all", interval=0.95):
    """Count the sources that speak of each theme or code.

    Parameters
    ----------
    study : Study
        The study.
    by : str or sequence of str, optional
        Columns of `sources`, or places in the talk: `"section"`, `"turn"`, `"tenth"`.
    at : {"theme", "code", "source"}
        The level of the codebook; or the sources themselves, whatever they mention.
    measure : {"mention", "first", "talk"}
        Sources that mention it; that mention it first in the open sections of the guide
        (anywhere, without a guide); or its mean share of the characters of the talk.
    of : {"all", "violence"}
        All talk, or what is told as violence (segments with a dimension).
    interval : float, default 0.95
        Nominal coverage of `low` and `high`.

    Returns
    -------
    DataFrame
        One row per kind, code and group: `sources` of `of_sources`, `persons`, `facilities`,
        raw `segments`, `share` with its between-facility interval, sources in which it came
        up `spontaneous` and `prompted` (missing without a guide), `hidden`, `note`. At
        `"source"` the code is missing, `of_sources` are all of the kind, and there is no
        interval: a sample is a fact.

    Raises
    ------
    StudyError
        If whose marks stand is not decided, or a column or the turns it needs are missing.
    ValueError
        If `at`, `measure` or `of` is not one of those listed, or `interval` no share.

    References
    ----------
    `harmred.analysis.intervals` gives the source of the interval.

    Examples
    --------
    >>> import harmred as hr
    >>> table = hr.count(hr.select(hr.load(), kind="interview"))
    >>> table[["kind", "code", "of_sources"]].values[0].tolist()
    ['interview', 'violence_against_clients', 50]
    """
    one_of(at, (*LEVELS, "source"), "at")
    one_of(measure, MEASURES, "measure")
    one_of(of, PARTS, "of")
    if not 0 < interval < 1:
        raise ValueError(f"`interval` must lie between 0 and 1, as 0.95; got {interval!r}.")
    by = [by] if isinstance(by, str) else list(dict.fromkeys(by or []))
    _countable(study, by, measure, at)
    options = {"by": by, "at": at, "measure": measure, "of": of, "interval": interval}
    if at == "source":
        return signed(sampled(study, by)[_columns(by)], study, "count", options)
    found, asked = measured(study, by, at, measure, of)
    if asked.empty:
        raise StudyError(_nobody(measure))
    keys = ["kind", *by]
    groups = _groups(asked, keys)
    units = pd.Index(rollup(study.codebook, at)["unit"].unique(), name="code")
    found = found.merge(groups, on=keys)
    asked = asked.merge(groups, on=keys)
    found["cell"] = found["group"] * len(units) + units.get_indexer(found["unit"])
    table = groups.merge(units.to_frame(index=False), how="cross")
    table = _numbers(table, found, asked)
    table["low"], table["high"] = _ends(found, asked, len(units), measure, interval)
    needed = marked(study, at, of) if measure != "mention" else None
    table["note"] = _notes(study, table, needed)
    return signed(table[_columns(by)], study, "count", options)


def _columns(by):
    head = ["kind", "code", *by, "sources", "of_sources", "persons", "facilities", "segments"]
    return [*head, "share", "low", "high", "spontaneous", "prompted", "hidden", "note"]


def _nobody(measure):
    if measure == "first":
        return (
            "no source has a turn in an open section, one for which guide.csv lists no prompts.\n"
            "What comes first can be counted where the guide leaves a section open."
        )
    return "no source has a turn that counts: nobody but the interviewer speaks, or none is left."


def _countable(study, by, measure, at):
    if at == "source" and measure != "mention":
        raise ValueError('`measure` says how a theme is counted; at="source" counts no theme.')
    places = PLACES if measure == "mention" and at != "source" else ()
    unknown = [name for name in by if name not in study.sources and name not in places]
    if unknown:
        raise StudyError(
            f"cannot count by {', '.join(map(repr, unknown))}: sources has no such column.\n"
            f"It has {', '.join(study.sources.columns.drop('text'))}; a mention (and no other "
            f"measure) can also be counted by {', '.join(PLACES)}."
        )
    taken = [name for name in by if name in {*_columns([]), "unit", "value"}]
    if taken:
        raise StudyError(
            f"cannot count by {', '.join(map(repr, taken))}: the table has a column of that name.\n"
            "Kinds have rows of their own anyway; rename another column in sources.csv."
        )
    nowhere = len(study.segments) > 0 and study.segments["start"].isna().all()
    if nowhere and (measure != "mention" or set(by) & set(PLACES)):
        raise StudyError(
            "no segment has a position, so nothing can be said of its place in the talk.\n"
            'Count with measure="mention", by columns of the sources.'
        )


def _groups(asked, keys):
    groups = asked[keys].drop_duplicates()
    groups = groups.sort_values(keys, kind="stable", ignore_index=True, key=_known_first)
    return groups.assign(group=np.arange(len(groups)))


def _known_first(values):
    """Let values that are missing for a known reason come after all others."""
    return values.str.replace("NA_", "\uffff", n=1) if values.dtype == "str" else values


def _numbers(table, found, asked):
    """Add up sources, persons, facilities and segments in every cell; a zero is a number."""
    cells = len(table)

    def many(rows, weight=None):
        return np.bincount(rows["cell"], None if weight is None else rows[weight], cells)

    def distinct(column):
        return many(found.dropna(subset=column).drop_duplicates(["cell", column]))

    whole = {
        "sources": many(found),
        "of_sources": _each(table, asked, "source"),
        "persons": np.where(_each(table, asked, "person"), distinct("person"), -1),
        "facilities": np.where(_each(table, asked, "facility"), distinct("facility"), -1),
        "segments": many(found, "segments"),
    }
    known = _each(table, asked.where(asked["elicited"]), "source") > 0
    for name in ("spontaneous", "prompted"):
        whole[name] = np.where(known, many(found, name), -1)
    for name, numbers in whole.items():
        table[name] = pd.array(np.asarray(numbers, np.int64), dtype="Int64")
        table.loc[table[name] < 0, name] = pd.NA
    of = table["of_sources"].to_numpy(float)
    share = np.divide(many(found, "value"), of, out=np.full(cells, np.nan), where=of > 0)
    return table.assign(share=share, hidden=False)


def _each(table, asked, column):
    """Return how many different sources, persons or facilities the group of each row has."""
    return asked.groupby("group")[column].nunique().reindex(table["group"], fill_value=0).to_numpy()


def _ends(found, asked, units, measure, interval):
    """Return both ends of every cell, from matrices of cells by facilities (and by sources)."""
    groups = int(asked["group"].max()) + 1
    low, high = np.full((2, groups * units), np.nan)
    enough = asked.groupby("group")["facility"].nunique() >= FEWEST
    for group in enough.index[enough]:
        of, had = (rows[rows["group"] == group] for rows in (asked, found))
        sums, sizes = _clustered(had, of, "facility", units)
        if measure == "talk":
            ends = of_means(sums, sizes, _clustered(had, of, "source", units), interval)
        else:
            ends = of_shares(sums, sizes, interval)
        part = slice(group * units, (group + 1) * units)
        low[part], high[part] = ends
    return low, high


def _clustered(found, asked, cluster, units):
    """Return sums and sizes, units by clusters; sources of unknown facility are one cluster."""
    names = pd.Index(asked[cluster].fillna("").unique())
    sums = np.zeros((units, len(names)))
    np.add.at(
        sums, (found["cell"] % units, names.get_indexer(found[cluster].fillna(""))), found["value"]
    )
    sizes = np.bincount(names.get_indexer(asked[cluster].fillna("")), minlength=len(names))
    return sums, np.broadcast_to(sizes, sums.shape)


def _notes(study, table, needed):
    """Say in words what a row lacks; draw and tell know each of these by its English."""
    few = np.where(table["facilities"].isna(), "no facilities", f"fewer than {FEWEST} facilities")
    notes = pd.Series(few, index=table.index, dtype="str") + ": no interval"
    notes = notes.where(table["low"].isna())
    if needed is None:
        return notes
    absent = left_out(table, study, needed)
    return (notes + "; " + absent).fillna(notes).fillna(absent)
