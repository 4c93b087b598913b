"""The data statement of an edition: fourteen headings, filled in where the study can."""

from ..standing import AGREED
from ..study import known
from ..words import LANGUAGES, half_year, kinds, say
from ..words.forms import joined, whole
from .rules import FACILITIES, PERSONS

_BAND = r"^(\d+)\D+(\d+)\D*$"
_HEADINGS = 14
BLANK = "____"


def statement(study):
    r"""Return the data statement of a study, as any of its editions may carry it.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    str
        Markdown, in English and then in French. No facility is named, nothing is said of a
        group that the public edition would not show, and blanks are for the team to fill in.

    Examples
    --------
    >>> import harmred as hr
    >>> print("\n".join(statement(hr.load()).splitlines()[:3]))
    # Data statement
    <BLANKLINE>
    All of this is invented: people, facilities, sessions and marks. Nothing here is a finding.
    """
    return "\n".join(line for lang in LANGUAGES for line in _page(study, lang))


def _page(study, lang):
    parts = _parts(study, lang)
    mode = "statement.invented" if study.synthetic else "statement.real"
    yield from (say("statement.head", lang), "", say(mode, lang), "")
    for number in range(1, _HEADINGS + 1):
        yield f"{number}. {say(f'statement.{number}', lang, **parts)}"
    yield from ("", say("statement.available", lang), "")


def _parts(study, lang):
    sources = study.sources
    talks, visits = (sources[sources["kind"] == kind] for kind in ("interview", "observation"))
    people = _persons(talks).nunique()
    again = 0 < len(talks) - people < PERSONS
    return {
        "facilities": _few(known(sources["facility"]).nunique(), lang, FACILITIES),
        "groups": _few(known(sources["facility_group"]).nunique(), lang, 1),
        "people": _few(people, lang),
        # The difference would say how many were met twice.
        "interviews": BLANK if again else _few(len(talks), lang),
        "languages": _list(_common(sources, "language"), lang),
        "period": _period(sources, lang),
        "sessions": _few(len(visits), lang, 1),
        "hours": _hours(visits, lang),
        **_coding(study, lang),
    }


def _few(number, lang, least=PERSONS):
    """Write a number, unless it is one that the public edition does not show."""
    if 0 < number < least:
        return say("statement.fewer", lang, n=least)
    return whole(int(number), lang) if number else BLANK


def _list(names, lang):
    return joined(names, lang) if names else BLANK


def _persons(sources):
    return known(sources["participant"]).fillna(sources["source"])


def _common(sources, column):
    """Return the values that enough people in enough facilities share."""
    values = known(sources[column])
    people, places = _persons(sources), known(sources["facility"])
    enough = people.groupby(values).nunique() >= PERSONS
    if places.notna().any():
        enough &= places.groupby(values).nunique() >= FACILITIES
    return sorted(enough.index[enough])


def _period(sources, lang):
    halves = [half_year(half, lang) for half in _common(sources, "half_year")]
    return say("statement.period", lang, first=halves[0], last=halves[-1]) if halves else BLANK


def _hours(visits, lang):
    ends = known(visits["duration_band"]).str.extract(_BAND).dropna().astype(int)
    if ends.empty:
        return BLANK
    low, high = (whole(int(ends[side].sum()), lang) for side in (0, 1))
    return say("statement.hours", lang, low=low, high=high)


def _coding(study, lang):
    book, marks = study.codebook, study.segments[study.segments["coder"] != AGREED]
    coders = marks.groupby("source")["coder"].nunique()
    kind = study.sources.set_index("source")["kind"].reindex(coders.index)
    shares = [
        say("statement.twice", lang, n=_few(row["sum"], lang), **_of(kind, row["size"], lang))
        for kind, row in (coders > 1).groupby(kind).agg(["sum", "size"]).iterrows()
        if row["sum"]
    ]
    types = book["row_type"].value_counts()
    return {
        "themes": whole(int(types.get("theme", 0)), lang),
        "codes": whole(int(types.get("code", 0)), lang),
        "coders": whole(marks["coder"].nunique(), lang),
        "twice": _list(shares, lang) if shares else say("statement.once", lang),
        "high": whole(int((book["sensitivity"] == "high").sum()), lang),
        "opinion": whole(int((book["sensitivity"] == "opinion").sum()), lang),
    }


def _of(kind, number, lang):
    return {"of": whole(int(number), lang), "kinds": kinds(kind, number, lang)}
