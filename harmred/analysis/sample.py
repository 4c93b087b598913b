"""The sources themselves: how many there are of each kind and group, and what is missing."""

import numpy as np

from ..standing import standing
from ..study import columns, known, plural

_BAND = r"^(\d+)\D+(\d+)\D*$"
"""Both ends of a band of hours, as in `2-3_h`."""


def sampled(study, by):
    """Count sources by what is known of them; what is missing has rows of its own, by reason.

    Parameters
    ----------
    study : Study
        The study.
    by : list of str
        Columns of `sources`.

    Returns
    -------
    DataFrame
        The columns of `count`; `code`, the interval and what was prompted are missing. Of
        sessions, `hours_low` and `hours_high` add up the ends of the bands that are known.

    Raises
    ------
    StudyError
        If two people coded a source and nothing says whose marks stand.

    Examples
    --------
    >>> import harmred as hr
    >>> sampled(hr.load(), ["before_law"])["sources"].sum()
    np.int64(90)
    """
    segments = standing(study)["source"].value_counts()
    asked = known(study.sources["participant"]).notna().any()
    alone = study.sources["source"].where(study.sources["kind"] == "interview")
    sources = study.sources.assign(
        person=known(study.sources["participant"]).fillna(alone if asked else None),
        place=known(study.sources["facility"]),
        marks=study.sources["source"].map(segments).fillna(0),
        **_hours(study.sources),
    )
    groups = sources.groupby(["kind", *by], dropna=False, sort=False)
    table = groups.agg(
        sources=("source", "size"),
        persons=("person", "nunique"),
        facilities=("place", "nunique"),
        segments=("marks", "sum"),
        timed=("low", "count"),
        hours_low=("low", lambda ends: ends.sum(min_count=1)),
        hours_high=("high", lambda ends: ends.sum(min_count=1)),
    ).reset_index()
    table = table.sort_values(["kind", *by], key=_rank, ignore_index=True)
    of = table["kind"].map(sources["kind"].value_counts())
    table = table.assign(of_sources=of, share=table["sources"] / of)
    for name, column in (("persons", "person"), ("facilities", "place")):
        nobody = table["kind"].map(sources.groupby("kind")[column].nunique()) == 0
        table[name] = table[name].mask(nobody)
    table["note"] = [_untimed(*each) for each in zip(table["sources"], table["timed"], strict=True)]
    silent = dict.fromkeys(("code", "spontaneous", "prompted"))
    table = table.assign(**silent, low=np.nan, high=np.nan, hidden=False)
    whole = ["sources", "of_sources", "persons", "facilities", "segments"]
    whole += ["spontaneous", "prompted", "hours_low", "hours_high"]
    return table.astype(dict.fromkeys(whole, "Int64") | {"code": "str", "note": "str"})


def _hours(sources):
    """Return both ends of the band of each session, in hours."""
    bands = known(sources["duration_band"]).where(sources["kind"] == "observation")
    ends = bands.str.extract(_BAND).astype(float)
    return {"low": ends[0], "high": ends[1]}


def _untimed(sources, timed):
    """Say how many sessions are not in the hours, where some are."""
    if timed in (0, sources):
        return None
    return f"{plural(int(sources - timed), 'session')} without a duration band"


def _rank(values):
    """Put values in the order of the schema, else of the alphabet; then what is missing."""
    known_order = columns("sources").get(values.name, {}).get("constraints", {}).get("enum", [])
    ranks = {value: f"{rank:03}" for rank, value in enumerate(known_order)}
    written = values.astype("str").map(lambda value: ranks.get(value, value), na_action="ignore")
    return written.astype("str").str.replace("NA_", "\uffff", n=1)
