"""What can be asked of a study in the explorer: only what it can answer is offered."""

from ..analysis.nearness import MEANINGS
from ..choose import each_value, select
from ..codebook import LEVELS, labels, rollup
from ..elicited import ELICITED
from ..study import known
from ..words import LANGUAGES, kinds, label, say
from .question import NUMBERS, Question

_OF_SOURCES = ("facility_group", "role_group")
_WINDOW = 4


def choices(study, kind=None):
    """Return what can be chosen, and among what.

    Parameters
    ----------
    study : Study
        The study.
    kind : str, optional
        The kind of source that is looked at: near means for it what it has positions for.

    Returns
    -------
    dict
        Name of the choice -> its values, the first being where one begins; of what may be
        left open, the first is the empty text. A choice with one way only is left out, but
        what near means is always told.

    Examples
    --------
    >>> import harmred as hr
    >>> choices(hr.load())["within"]
    ['turn', 'overlap', 'window', 'source']
    """
    there = {
        "kind": sorted(study.sources["kind"].dropna().unique()),
        "within": meanings(study, kind),
        "at": [at for at in LEVELS if len(rollup(study.codebook, at))],
        "number": list(NUMBERS),
        **{name: _open(study.sources[name]) for name in _OF_SOURCES},
        "stance": _open(each_value(study.segments["stance"])),
        "elicitation": _elicitation(study),
    }
    return {name: ways for name, ways in there.items() if len(ways) > 1 or name == "within"}


def _open(values):
    there = sorted(known(values).dropna().unique())
    return ["", *there] if there else []


def meanings(study, kind=None):
    """Return what near can mean: what there are positions and turns for.

    Parameters
    ----------
    study : Study
        The study.
    kind : str, optional
        The kind of source that is looked at.

    Returns
    -------
    list of str
        Meanings, the first being where one begins.

    Examples
    --------
    >>> import harmred as hr
    >>> meanings(hr.load(), "observation")
    ['turn', 'overlap', 'window', 'source']
    """
    part = select(study, kind=kind) if kind else study
    placed = part.segments["start"].notna().any()
    talked = part.turns is not None and len(part.turns)
    turns = placed and (talked or part.sources["text"].notna().any())
    can = {"overlap": placed, "turn": turns, "window": turns, "source": True}
    return sorted((each for each in MEANINGS if can[each]), key=lambda each: each != "turn")


def _elicitation(study):
    """Return how passages can have come, where the talk has sections that a guide knows."""
    if study.guide is None or study.turns is None or study.turns["section"].isna().all():
        return []
    return ["", *ELICITED]


def first(study):
    """Return the question that an explorer begins with: the interviews, if there are any.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    Question

    Examples
    --------
    >>> import harmred as hr
    >>> first(hr.load()).kept
    (('kind', 'interview'),)
    """
    among = choices(study).get("kind", [])
    kind = "interview" if "interview" in among else next(iter(among), None)
    kept = (("kind", kind),) if kind else ()
    return Question(within=meanings(study, kind)[0], kept=kept)


def spoken(study, kind, lang):
    """Return the choices as they are shown, one a row.

    Parameters
    ----------
    study : Study
        The study.
    kind : str or None
        The kind of source that is looked at.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of dict
        `name`, `title`, and `ways`: pairs of a value and its words.

    Examples
    --------
    >>> import harmred as hr
    >>> spoken(hr.load(), "interview", "fr")[0]["title"]
    'Type de source'
    """
    return [
        {
            "name": name,
            "title": say(f"explorer.{name}", lang),
            "ways": [[way, _said(study, way, name, lang)] for way in ways],
        }
        for name, ways in choices(study, kind).items()
    ]


def _said(study, way, name, lang):
    if way == "":
        return say("explorer.all", lang)
    if name == "kind":
        return kinds(way, 2, lang)
    if name == "within":
        return say(f"near.{way}", lang, window=_WINDOW)
    if name in ("at", "number"):
        return say(f"explorer.{name}.{way}", lang)
    if name == "stance" and way in (named := labels(study.codebook)):
        return named[way][LANGUAGES.index(lang)]
    return label(None, way, lang, name)  # of a group of sources no table is asked for its labels
