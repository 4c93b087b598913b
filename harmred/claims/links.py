"""The rule about pairs: whether two sides meet more often than guide and talk alone bring."""

from math import isnan

import pandas as pd

from ..chance.families import holm
from ..chance.pairs import compare
from .outcome import NOT_SEEN, SUPPORTED, UNDECIDED, Outcome
from .sides import names, sides

_COUNTS = (
    "sources", "of_sources", "facilities", "observed", "chance_low", "chance_high",
    "holds_without_each_facility",
)  # fmt: skip


def pairs(parts, evidence, limits):
    """Weigh all pairs together: they are one family, and each has its part of the risk.

    Parameters
    ----------
    parts : list of dict
        a, b; exclude, within. Those that the study can tell of.
    evidence : Evidence
        What the study says.
    limits : dict
        Of the file: [gate] sources, facilities, expected; [pair] lift, p.

    Returns
    -------
    dict
        Claim and part -> Outcome. Value: observed over expected, with its interval.

    References
    ----------
    `harmred.chance.pairs` and `harmred.chance.families` give the sources of the comparison.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> ledger = opened(study)
    >>> part = {"claim": "C7", "part": "a", "a": ["powerlessness"], "b": ["emotional_distress"]}
    >>> pairs([part], gather(study, ledger), ledger.limits)["C7", "a"].of_sources
    50
    """
    rows = [sides(part, evidence) for part in parts]
    found = _found(parts, rows, evidence)
    family = holm([one["p_upper"] for one in found])
    return {
        (part["claim"], part["part"]): _outcome(
            one, float(p), _gate(part, marks, evidence, one, limits["gate"]), limits["pair"]
        )
        for part, marks, one, p in zip(parts, rows, found, family, strict=True)
    }


def _found(parts, rows, evidence):
    """Compare all pairs with chance, those of one meaning of near in one go."""
    found = [{}] * len(parts)
    near = [part.get("within", "turn") for part in parts]
    for within in dict.fromkeys(near):
        these = [place for place, each in enumerate(near) if each == within]
        marks = pd.concat([rows[place] for place in these])
        pairs = [names(parts[place]) for place in these]
        table = compare(evidence.interviews, marks, pairs, within=within)
        for place, one in zip(these, table.to_dict("records"), strict=True):
            found[place] = one
    return found


def _gate(part, rows, evidence, found, gate):
    """Say what a pair lacks to be weighed, by the thresholds of the file."""
    rows = rows.merge(evidence.sources, on="source")
    rows["facility"] = rows["facility"].where(rows["facility"] != "")
    there = rows.groupby("unit")[["source", "facility"]].nunique()
    fewest = there.min() if len(there) == 2 else pd.Series(0, there.columns)
    turns = part.get("within", "turn") in ("turn", "window")
    few = {
        "few_sources": fewest["source"] < gate["sources"],
        "few_facilities": fewest["facility"] < gate["facilities"],
        "few_expected": turns and not found["expected"] >= gate["expected"],
    }
    return tuple(state for state, lacking in few.items() if lacking)


def _verdict(found, p, gate, limit):
    """Never contradicted: that two things are seldom said together refutes nothing."""
    if gate:
        return UNDECIDED, gate
    if isnan(found["low"]):
        return UNDECIDED, ("no_interval",)
    if found["high"] < limit["lift"]:
        return NOT_SEEN, ()
    strong = found["lift"] >= limit["lift"] and p < limit["p"]
    if strong and not found["holds_without_each_facility"]:
        return UNDECIDED, ("one_facility",)
    apart = strong and found["low"] > 1
    return (SUPPORTED, ()) if apart else (UNDECIDED, ("not_told_apart",))


def _outcome(found, p, gate, limit):
    verdict, state = _verdict(found, p, gate, limit)
    number = {name: None if pd.isna(found[name]) else found[name] for name in _COUNTS}
    chance = {name: found[name] for name in ("low", "high", "expected", "p_upper")}
    holm = {"holm": p, "threshold": limit["lift"]}
    return Outcome(verdict, state, value=found["lift"], **number, **chance, **holm)
