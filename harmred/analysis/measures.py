"""Three measures of a theme or code in a source: mentioned, mentioned first, share of talk."""

import numpy as np

from ..choose import FACETS, each_value
from ..elicited import touched
from ..spans import unite
from ..study import known
from .mentions import PLACES, marked, mentions, sections_asked

MEASURES = ("mention", "first", "talk")


def measured(study, by, at, measure, of):
    """Find the sources that have each unit, and those that could have had it.

    Parameters
    ----------
    study : Study
        The study.
    by : list of str
        Columns of `sources`, places in the talk, or facets of the passage.
    at : str
        The level, as in `marked`.
    measure : {"mention", "first", "talk"}
        What makes a source have it.
    of : {"all", "violence"}
        All talk, or what is told as violence.

    Returns
    -------
    found : DataFrame
        One row per source, unit and place: segments, spontaneous, prompted, and `value`, the
        source's part of the numerator.
    asked : DataFrame
        One row per source and place that counts in the denominator.
        Both carry kind, the columns of `by`, facility, person and `elicited`.

    Raises
    ------
    StudyError
        If the measure needs turns and the study has neither turns nor texts.

    Examples
    --------
    >>> import harmred as hr
    >>> found, asked = measured(hr.load(), [], "theme", "mention", "all")
    >>> len(asked)
    90
    """
    places = [name for name in by if name in (*PLACES, *FACETS)]
    finder = {"mention": _mentioned, "first": _first, "talk": _talk}[measure]
    found, asked = finder(study, places, at, of)
    traits = _traits(study, [name for name in by if name not in places])
    return found.merge(traits, on="source"), asked.merge(traits, on="source")


def _traits(study, columns):
    """Return what every row says of its source; without a participant, it stands for itself."""
    sources = study.sources.assign(facility=known(study.sources["facility"]))
    alone = sources["source"].where(sources["kind"] == "interview")
    timed = study.turns is not None and study.guide is not None
    asked = set(study.turns["source"][study.turns["section"].notna()]) if timed else set()
    wanted = dict.fromkeys(["source", "kind", "facility", *columns])
    return sources[list(wanted)].assign(
        person=known(sources["participant"]).fillna(alone), elicited=sources["source"].isin(asked)
    )


def _mentioned(study, places, at, of):
    rows = mentions(study, at, of)
    asked = study.sources[["source"]]
    where, facets = ([name for name in places if name in part] for part in (PLACES, FACETS))
    if where:
        rows = rows.dropna(subset="turn")
        asked = sections_asked(study)[["source", *where]].drop_duplicates()
    for facet in facets:
        rows = rows.drop(columns=facet).join(each_value(rows[facet])).reset_index(drop=True)
    if facets:
        values = rows[facets].drop_duplicates(ignore_index=True)
        asked = asked.merge(values if len(values) else values.reindex([0]), how="cross")
    found = rows.groupby(["source", "unit", *places], dropna=False, sort=False).agg(
        segments=("segment", "nunique"),
        spontaneous=("spontaneous", "any"),
        prompted=("prompted", "any"),
    )
    return found.reset_index().assign(value=1.0), asked


def _first(study, _, at, of):
    """Keep what begins first in the open sections; what begins together comes first together."""
    turns = sections_asked(study)
    free = turns[turns["open"]].reset_index(drop=True)
    rows = marked(study, at, of)
    span, cell = touched(rows, free)
    begins = np.maximum(rows["start"].iloc[span].to_numpy(), free["start"].iloc[cell].to_numpy())
    early = rows.iloc[span][["source", "unit", "segment"]].assign(begins=begins.astype(np.int64))
    early = early[early["begins"] == early.groupby("source")["begins"].transform("min")]
    found = early.groupby(["source", "unit"], sort=False).agg(segments=("segment", "nunique"))
    found = found.reset_index().assign(spontaneous=True, prompted=False, value=1.0)
    return found, free[["source"]].drop_duplicates()


def _talk(study, _, at, of):
    """Give each source's share of the characters of its talk, a unit's own passages united."""
    turns = sections_asked(study)
    said = (turns["end"] - turns["start"]).groupby(turns["source"]).sum()
    found, _ = _mentioned(study, [], at, of)
    found = found[found["source"].isin(said.index)].drop(columns="value")
    found = found.merge(_characters(study, turns, at, of), how="left", on=["source", "unit"])
    share = found["characters"].fillna(0) / found["source"].map(said).astype(float)
    return found.assign(value=share), said.index.to_frame(index=False, name="source")


def _characters(study, turns, at, of):
    """Count the characters of the talk that each unit takes up in each source."""
    rows = marked(study, at, of).dropna(subset=["start", "end"])
    group = rows.groupby(["source", "unit"], sort=False)
    keys = group.size().index.to_frame(index=False)
    number, start, end = unite(group.ngroup(), rows["start"], rows["end"])
    united = keys.iloc[number].reset_index(drop=True).assign(start=start, end=end)
    span, cell = touched(united, turns)
    ends = np.minimum(end[span], turns["end"].to_numpy(np.int64)[cell])
    begins = np.maximum(start[span], turns["start"].to_numpy(np.int64)[cell])
    shared = united.iloc[span][["source", "unit"]].assign(characters=ends - begins)
    return shared.groupby(["source", "unit"], as_index=False)["characters"].sum()
