"""Sources that do not fit: per claim, those to read again before it is claimed. For review."""

import pandas as pd

from ..analysis.nearness import near
from .asked import counted
from .lacking import lacking
from .means import other_forms
from .ranks import behind
from .several import held_by
from .sides import sides
from .speaking import speaking

_COLUMNS = ["claim", "part", "source", "role_group", "why"]


def cases(ledger, evidence):
    """List the interviews that do not fit each part of each claim.

    Parameters
    ----------
    ledger : Ledger
        The claims.
    evidence : Evidence
        What the study says.

    Returns
    -------
    DataFrame
        One row per claim, part and source: role_group, and why: without it; with both sides
        but apart; with what it is weighed against, instead; with fewer_than so many codes, or
        one only; below the threshold, or the place.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> ledger = opened(study)
    >>> sorted(set(cases(ledger, gather(study, ledger))["why"]))
    ['against_instead', 'apart', 'below', 'fewer_than', 'only', 'without']
    """
    there = [part for part in ledger.parts if part["rule"] in _WHY and not lacking(part, evidence)]
    roles = evidence.interviews.sources.set_index("source")["role_group"]
    rows = [
        (part["claim"], part["part"], source, roles[source], why)
        for part in there
        for why, misfits in _WHY[part["rule"]](part, evidence).items()
        for source in evidence.sources["source"][misfits]
    ]
    table = pd.DataFrame(rows, columns=_COLUMNS, dtype="str")
    return table.assign(hidden=False, note=pd.Series(dtype="str"))


def _share(part, evidence):
    given = {key: part.get(key) for key in ("stance", "direction")}
    given["unasked"] = part.get("spontaneous", False)
    has = speaking(evidence, part["any_of"], near=part.get("with"), **given)
    if "with" not in part:
        return {"without": counted(evidence, part) & ~has}
    both = [speaking(evidence, part[key], **given) for key in ("any_of", "with")]
    apart = both[0] & both[1] & ~has
    return {"without": ~has & ~apart, "apart": apart}


def _diff(part, evidence):
    there, other = (
        speaking(evidence, part[key], stance=part.get("stance")) for key in ("any_of", "against")
    )
    return {"against_instead": other & ~there}


def _plurality(part, evidence):
    _, held, alone = held_by(part, evidence)
    return {"fewer_than": (held < part["at_least"]) & ~alone, "only": alone}


def _mean(part, evidence):
    return {"below": other_forms(part, evidence) < part["over"]}


def _pair(part, evidence):
    rows = sides(part, evidence)
    found = near(
        evidence.interviews, rows, pd.Index(rows["unit"].unique()), part.get("within", "turn")
    )
    apart = {one.source for one in found if len(one.units) == 2 and not _meet(one.given)}
    return {"apart": evidence.sources["source"].isin(apart).to_numpy()}


def _meet(given):
    return given[0, 1] or given[1, 0]


_WHY = {
    "share": _share,
    "mean": _mean,
    "diff": _diff,
    "rank": behind,
    "pair": _pair,
    "plurality": _plurality,
}
"""What does not fit a rule. Of the design, and of the existence of something, no source does."""
