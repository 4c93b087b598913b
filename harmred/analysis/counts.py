"""count: in how many sources, facilities and segments a theme, code or facet stands."""

import numpy as np
import pandas as pd

from ..choose import FACETS
from ..codebook import LEVELS
from ..errors import StudyError, one_of
from ..words.notes import both, left_out, no_interval
from ..words.signed import signed
from .combinations import combined
from .intervals import FEWEST, of_means, of_shares
from .levels import units
from .measures import MEASURES, measured
from .mentions import PARTS, PLACES, marked
from .sample import sampled


def count(study, *, by=None, at="theme", measure="mention", of="all", interval=0.95):
    """Count the sources that speak of each theme, code, or value of a facet.

    Parameters
    ----------
    study : Study
        The study.
    by : str or sequence of str, optional
        Columns of `sources`; places in the talk: `"section"`, `"turn"`, `"tenth"`; or facets of
        the passage: `"stance"`, `"direction"`, `"dimension"` (all sources stay in `of_sources`).
    at : {"theme", "code", "stance", "direction", "dimension", "any", "combination", "source"}
        Codes of a level of the codebook, or values of a facet; any passage at all; which top
        codes a source has together; or the sources themselves, whatever they mention.
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
        `"source"` the code is missing, `of_sources` are all of the kind, there is no interval
        (a sample is a fact), and `hours_low`, `hours_high` add up the bands of sessions. At
        `"combination"`, `codes` are all that a source has of `size` codes, none where that
        is 0; sets of fewer than 5 sources are `pooled` by size. No source is in two rows.

    Raises
    ------
    StudyError
        If whose marks stand is not decided, or a column or the turns it needs are missing.
    ValueError
        If `at`, `measure` or `of` is not one of those listed, or they and `by` do not go
        together, or `interval` is no share.

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
    one_of(at, (*LEVELS, *FACETS, "any", "combination", "source"), "at")
    one_of(measure, MEASURES, "measure")
    one_of(of, PARTS, "of")
    if not 0 < interval < 1:
        raise ValueError(f"`interval` must lie between 0 and 1, as 0.95; got {interval!r}.")
    by = [by] if isinstance(by, str) else list(dict.fromkeys(by or []))
    _countable(study, by, measure, at)
    options = {"by": by, "at": at, "measure": measure, "of": of, "interval": interval}
    if at == "source":
        *head, hidden, note = _columns(by)
        head += ["hours_low", "hours_high", hidden, note]
        return signed(sampled(study, by)[head], study, "count", options)
    found, asked = measured(study, by, at, measure, of)
    if at == "combination":
        return combined(found, asked, study, options)
    if asked.empty:
        raise StudyError(_nobody(measure))
    keys = ["kind", *by]
    groups = _groups(asked, keys, study.codebook["code"])
    listed = dict.fromkeys([*units(study.codebook, at), *sorted(found["unit"].unique())])
    codes = pd.Index(list(listed), name="code", dtype="str")
    if codes.empty:
        raise StudyError(_nothing(at))
    found = found.merge(groups, on=keys)
    asked = asked.merge(groups, on=keys)
    found["cell"] = found["group"] * len(codes) + codes.get_indexer(found["unit"])
    table = groups.merge(codes.to_frame(index=False), how="cross")
    table = _numbers(table, found, asked)
    table["low"], table["high"] = _ends(found, asked, len(codes), measure, interval)
    table["note"] = no_interval(table, FEWEST)
    if measure != "mention":
        table["note"] = both(table["note"], left_out(table, study, marked(study, at, of)))
    return signed(table[_columns(by)], study, "count", options)


def _columns(by):
    head = ["kind", "code", *by, "sources", "of_sources", "persons", "facilities", "segments"]
    return [*head, "share", "low", "high", "spontaneous", "prompted", "hidden", "note"]


def _nothing(at):
    if at in FACETS:
        return (
            f"there is no {at} to count: the codebook lists none, and no passage has one.\n"
            f"Give the values of {at} in codebook.csv, as rows of type facet_value."
        )
    return "the codebook lists no theme or code, so there is nothing to count."


def _nobody(measure):
    if measure == "first":
        return (
            "no source has a turn in an open section, one for which guide.csv lists no prompts.\n"
            "What comes first can be counted where the guide leaves a section open."
        )
    return "no source has a turn that counts: nobody but the interviewer speaks, or none is left."


def _countable(study, by, measure, at):
    if at in ("source", "combination", "any") and measure != "mention":
        raise ValueError(f'`measure` says how a theme is counted; at="{at}" counts no theme.')
    if (by and at == "combination") or at in {*by} & {*FACETS}:
        raise ValueError(f'at="{at}" cannot be counted by {", ".join(by)}.')
    places = (*PLACES, *FACETS) if measure == "mention" and at != "source" else ()
    unknown = [name for name in by if name not in study.sources and name not in places]
    if unknown:
        raise StudyError(
            f"cannot count by {', '.join(map(repr, unknown))}: sources has no such column.\n"
            f"It has {', '.join(study.sources.columns.drop('text'))}; a mention (and no other "
            f"measure) can also be counted by {', '.join((*PLACES, *FACETS))}."
        )
    taken = [
        name for name in by if name in {*_columns([]), "unit", "value", "hours_low", "hours_high"}
    ]
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


def _groups(asked, keys, listed):
    places = {code: f"{place:05}" for place, code in enumerate(listed)}

    def known_first(values):
        """Put facets as listed; what is missing for a known reason comes after all others."""
        if values.name in FACETS:
            return values.map(lambda value: places.get(value, value), na_action="ignore")
        return values.str.replace("NA_", "\uffff", n=1) if values.dtype == "str" else values

    groups = asked[keys].drop_duplicates()
    groups = groups.sort_values(keys, kind="stable", ignore_index=True, key=known_first)
    return groups.assign(group=np.arange(len(groups)))


def _numbers(table, found, asked):
    """Add up sources, persons, facilities and segments in every cell; a zero is a number."""
    cells = found.groupby("cell").agg(
        sources=("source", "size"),
        persons=("person", "nunique"),
        facilities=("facility", "nunique"),
        segments=("segments", "sum"),
        spontaneous=("spontaneous", "sum"),
        prompted=("prompted", "sum"),
    )
    cells = cells.reindex(table.index, fill_value=0)
    told = asked.where(asked["elicited"])
    for name, rows, column in (
        ("persons", asked, "person"),
        ("facilities", asked, "facility"),
        ("spontaneous", told, "source"),
        ("prompted", told, "source"),
    ):
        cells[name] = cells[name].where(_each(table, rows, column) > 0)
    of = _each(table, asked, "source")
    share = np.bincount(found["cell"], found["value"], len(table)) / np.where(of > 0, of, np.nan)
    return table.join(cells.assign(of_sources=of).astype("Int64")).assign(share=share, hidden=False)


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
    places, names = pd.factorize(asked[cluster].fillna(""))
    sums = np.zeros((units, len(names)))
    unit, place = found["cell"] % units, names.get_indexer(found[cluster].fillna(""))
    np.add.at(sums, (unit, place), found["value"])
    return sums, np.broadcast_to(np.bincount(places), sums.shape)
