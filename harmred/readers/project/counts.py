"""The ledger of a project: what it held of each kind, what was read, and why the rest was not."""

from collections import Counter
from typing import NamedTuple

from ..ledger import PLACES, entries
from .elements import UNSAID
from .places import placed, some, sources

_PICTURED = ("pictures", "audio", "video")
_APART = ("notes", "links", "graphs")


class Made(NamedTuple):
    """What was made of a project: sources and their names, codes, segments, and the rest."""

    kept: list
    ids: list
    known: dict
    segments: object
    said: object


def counted(project, made):
    """Make the ledger of a project.

    Parameters
    ----------
    project : Project
        What was found, and what was skipped on the way.
    made : Made
        What became of the rest.

    Returns
    -------
    DataFrame
        As `hr.ledger` returns it.

    Examples
    --------
    >>> from harmred.readers.project.build import made
    >>> from harmred.readers.project.project import Project
    >>> table = counted(project := Project(), made(project)[1])
    >>> len(table), table["found"].sum()
    (17, np.int64(0))
    """
    found, places = project.found, (made.ids, made.kept, made.segments.became)
    rest = found["pdfs"] - sum(source.kind == "pdfs" for source in made.kept)
    return entries(
        [
            ("texts", found["texts"], {}, [*_textless(made, "texts"), *_guessed(made)]),
            (
                "pdfs",
                found["pdfs"],
                {UNSAID: rest},
                _textless(made, "pdfs"),
            ),
            *((each, found[each], {"not text": found[each]}) for each in _PICTURED),
            ("codes", len(project.codes), {}, _twins(project, made)),
            _people(project, made),
            _selections(project, made),
            _codings(project, made),
            ("cases", len(project.cases), *made.said.cases),
            _variables(project, made),
            (
                "variable values",
                found["variable values"],
                project.skipped["variable values"] + made.said.values.skipped,
            ),
            ("sets", len(project.groups), *made.said.groups),
            *((each, found[each], {"without a place in a study": found[each]}) for each in _APART),
            (PLACES, *placed(*places)),
            *sources(*places),
        ]
    )


def _textless(made, kind):
    why = Counter(s.textless for s in made.kept if s.textless and s.kind == kind)
    reasons = ", ".join(f"{number:,} {reason}" for reason, number in why.items())
    return [f"{why.total():,} read without their text: {reasons}"] if why else []


def _guessed(made):
    if "kind" in made.said.values.columns() or not made.kept:
        return []
    return ["taken as interviews: a project does not say, sources.csv can (kind)"]


def _twins(project, made):
    again = len(project.codes) - len(made.known)
    return [f"{again:,} with the GUID of another, which has the marks"] if again else []


def _people(project, made):
    marked = {project.people.known[number] for number in made.segments.users if number >= 0}
    silent = project.found["coders"] - len(marked & project.users.keys())
    return "coders", project.found["coders"], {"without a mark that was read": silent}


def _selections(project, made):
    why = project.skipped["selections"] + Counter({"of no known code": made.segments.unmarked})
    return "selections", project.found["selections"], why


def _codings(project, made):
    lost = made.segments.lost
    astray = [project.marked.known[number] for number in dict.fromkeys(lost) if number >= 0]
    why = project.skipped["codings"] + Counter(
        {
            "without a code": sum(number < 0 for number in lost),
            f"of a code that is not there ({some(astray)})": sum(number >= 0 for number in lost),
        }
    )
    why += made.segments.unfolded
    facets = made.segments.facets
    folded = [f"{facets:,} read as facets of the codes on their passage"] * bool(facets)
    strange = [number for number in made.segments.users if _unlisted(project, number)]
    people = f"{len(strange):,} by somebody who is not listed: their coder is unknown"
    return "codings", project.found["codings"], why, [*folded, *[people] * bool(strange)]


def _unlisted(project, number):
    return number < 0 or project.people.known[number] not in project.users


def _variables(project, made):
    found = project.found["variables"]
    valued = sum(bool(cells) for cells in made.said.values.cells.values())
    return "variables", found, {"without a value on a source that was read": found - valued}
