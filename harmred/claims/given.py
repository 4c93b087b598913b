"""Rules about what is there at all: the design of the study, and the existence of something."""

from ..study import known
from .outcome import CONTRADICTED, SUPPORTED, UNDECIDED, Outcome


def design(part, evidence, _):
    """Weigh whether a column of the sources holds so many values, or only these.

    Parameters
    ----------
    part : dict
        column, equals (a number, or the only values there may be), kinds.
    evidence : Evidence
        What the study says.

    Returns
    -------
    Outcome
        Value: the number of different known values.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> import harmred as hr
    >>> part = {"column": "facility", "equals": 10, "kinds": ["observation"]}
    >>> design(part, SimpleNamespace(study=hr.load()), None).verdict
    'supported'
    """
    sources = evidence.study.sources
    sources = sources[sources["kind"].isin(part["kinds"])]
    if part["column"] not in sources or known(sources[part["column"]]).isna().all():
        return Outcome(UNDECIDED, ("lacks_column",))
    values, wanted = known(sources[part["column"]]).dropna(), part["equals"]
    listed = isinstance(wanted, list)
    right = set(values) <= set(wanted) if listed else values.nunique() == wanted
    return Outcome(
        SUPPORTED if right else CONTRADICTED,
        value=float(values.nunique()),
        threshold=float("nan") if listed else float(wanted),
        sources=int(values.isin(wanted).sum()) if listed else len(values),
        of_sources=len(sources),
    )


def exists(part, evidence, _):
    """Weigh whether something is there: in every kind of source, and in enough facilities.

    Parameters
    ----------
    part : dict
        any_of, kinds, facilities.
    evidence : Evidence
        What the study says.

    Returns
    -------
    Outcome
        Value: in how many facilities it is. Contradicted only where it is nowhere.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> there, kinds = gather(hr.load(), opened(hr.load())), ["interview", "observation"]
    >>> exists({"any_of": ["powerlessness"], "kinds": kinds, "facilities": 3}, there, None).state
    ('one_kind_only',)
    """
    sources = evidence.study.sources
    sources = sources[sources["kind"].isin(part["kinds"])]
    codes = set().union(*(evidence.below[code] for code in part["any_of"]))
    rows = evidence.standing[evidence.standing["code"].isin(codes)]
    having = sources[sources["source"].isin(rows["source"])]
    where = known(having["facility"]).nunique()
    verdict, state = _there(having["kind"].nunique(), where, part)
    return Outcome(
        verdict,
        state,
        value=float(where),
        threshold=float(part["facilities"]),
        sources=len(having),
        of_sources=len(sources),
        facilities=where if known(sources["facility"]).notna().any() else None,
    )


def _there(kinds, facilities, part):
    if kinds == 0:
        return CONTRADICTED, ()
    if kinds < len(part["kinds"]):
        return UNDECIDED, ("one_kind_only",)
    enough = facilities >= part["facilities"]
    return (SUPPORTED, ()) if enough else (UNDECIDED, ("few_facilities",))
