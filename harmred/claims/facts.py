"""What a study knows of itself that reporting standards ask for: numbers, and bands of people."""

from importlib.metadata import version

from ..analysis.saturation import saturate
from ..standing import AGREED, standing
from ..study import known

_BANDS = {"20+": 20, "10–19": 10, "5–9": 5, "<5": 1}
"""What is said of a group of people in place of their number, by the least of each band."""


def facts(study):
    """Say what a study knows of whom was met, where, when, and of how it was coded.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    dict
        Fact -> what is known of it, as "number what" or "band column.group", `;`-separated,
        and the table that says so. A fact of which nothing is known is left out.

    Raises
    ------
    StudyError
        If whose marks stand is not decided.

    Examples
    --------
    >>> import harmred as hr
    >>> facts(hr.load())["durations"]
    ('10–19 duration_band.2-3 h;10–19 duration_band.3-4 h;5–9 duration_band.4-5 h', 'sources')
    """
    found = _fieldwork(study) | _coding(study)
    return {name: (";".join(parts), table) for name, (parts, table) in found.items() if parts}


def _fieldwork(study):
    """Return what the sources say of whom was met, where and when."""
    sources = study.sources
    talks, visits = (sources[sources["kind"] == kind] for kind in ("interview", "observation"))
    people = known(talks["participant"])
    met = _many(interview=len(talks), person=people.nunique(), observation=len(visits))
    places = _many(facility=known(sources["facility"]).nunique())
    again = people[people.duplicated()].nunique()
    whole = len(people) > 0 and people.notna().all()
    each = talks[~people.duplicated() | people.isna()]
    guide = [] if study.guide is None else _many(section=len(study.guide))
    answers = {
        "size": met + places,
        "places": places + _groups(visits, "setting"),
        "sample": _groups(each, "role_group") + _groups(talks, "half_year"),
        "repeats": [f"{again} again"] if whole else [],
        "notes": _many(observation=len(visits)),
        "durations": _groups(visits, "duration_band"),
        "collection": met + _groups(sources, "half_year"),
    }
    return {name: (parts, "sources") for name, parts in answers.items()} | {
        "guide": (guide, "guide")
    }


def _coding(study):
    """Return what the marks and the codebook say of the coding."""
    marks, rows = standing(study), study.codebook["row_type"].value_counts()
    alone = study.segments.loc[study.segments["coder"] != AGREED, ["source", "coder"]]
    double = alone.drop_duplicates()["source"].value_counts().gt(1).sum()
    coders, software = _many(coder=alone["coder"].nunique()), [f"harmred {version('harmred')}"]
    codes = study.codebook.loc[study.codebook["row_type"] == "code", "code"]
    found = _discovered(saturate(study)) if marks["code"].isin(codes).any() else []
    return {
        "discovery": (found, "hr.saturate"),
        "coders": (coders, "segments"),
        "tree": (
            _many(**{row: rows.get(row, 0) for row in ("theme", "code", "facet")}),
            "codebook",
        ),
        "software": (software, "harmred"),
        "passages": (_many(passage=marks["start"].notna().sum()), "segments"),
        "processing": (_many(segment=len(marks)) + coders, "segments"),
        "analysis": (coders + software, "segments"),
        "double": (_many(double=double), "segments"),
    }


def _discovered(curve):
    """Say how many codes the interviews held, and how many the last dated half-year brought."""
    curve = curve[(curve["kind"] == "interview") & ~curve["extrapolated"]]
    dated = curve[curve["half_year"].notna() & (curve["half_year"] != "unknown")]
    last = [f"{rows['new_codes'].iloc[-1]} late" for rows in (dated,) if len(rows)]
    return [f"{round(number)} found" for number in curve["expected"].tail(1)] + last


def _many(**numbers):
    return [f"{number} {what}" for what, number in numbers.items() if number]


def _groups(rows, column):
    """Say how large each group is, in bands, one column at a time: people stay unrecognised."""
    sizes = known(rows[column]).value_counts().sort_index()
    bands = [next(band for band, least in _BANDS.items() if size >= least) for size in sizes]
    return [f"{band} {column}.{group}" for band, group in zip(bands, sizes.index, strict=True)]
