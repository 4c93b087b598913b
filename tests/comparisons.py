"""Tables of comparisons with chance that can be checked by eye."""

import pandas as pd
from toys import spread

import harmred as hr

STATES = ["above chance", "below chance", "one facility", "too sparse", "undefined"]
"""Of the five pairs of the toy study: street with listening, no_help; eviction with the same; and
listening with no_help."""
LIFTS = [2.04, 0.4, 1.31, 3.0, None]
SAYS = {"says_en": "Streets and listening meet.", "says_fr": "Rue et écoute se croisent."}
CODES = ["street", "eviction", "listening", "no_help"]


def compared(study=None, *, states=STATES, **changes):
    """Return a table of five pairs with numbers chosen by hand."""
    table = hr.against_chance(spread() if study is None else study, at="code")
    table = table.assign(
        sources=pd.array([6, 1, 4, 2, 0], "Int64"),
        facilities=pd.array([4, 1, 3, 2, 0], "Int64"),
        observed=pd.array([20, 4, 13, 5, 0], "Int64"),
        expected=[9.55, 10.75, 9.8, 1.33, 0.0],
        lift=LIFTS,
        low=[1.5, 0.2, 0.8, 0.9, None],
        high=[2.7, 0.8, 2.2, 9.0, None],
        chance_low=pd.array([6, 7, 6, 0, 0], "Int64"),
        chance_high=pd.array([13, 15, 14, 4, 0], "Int64"),
        p_upper=[0.0004, 0.99, 0.2, 0.01, 1.0],
        state=pd.Series(states, dtype="str"),
    )
    for name, values in changes.items():
        table[name] = values
    return table


def weighed(parts=1, *, chance=None, **changes):
    """Return a table of claims with so many parts that are pairs, and one that is none."""
    pair = {
        "claim": "C7", "rule": "pair", "value": 2.04, "low": 1.5, "high": 2.7, "threshold": 1.25,
        "sources": 6, "of_sources": 8, "facilities": 3, "observed": 20, "expected": 9.55,
        "chance_low": 6, "chance_high": 13, "p_upper": 0.0004, "holm": 0.0024, "state": "",
        "holds_without_each_facility": True, "verdict": "supported", "hidden": False, "note": None,
    }  # fmt: skip
    share = {"claim": "C7", "part": "z", "rule": "share", "state": "", "hidden": False}
    rows = [pair | changes | {"part": "abcdefg"[place]} for place in range(parts)]
    table = pd.DataFrame([*rows, share]).astype({"hidden": "bool", "part": "str", "state": "str"})
    whole = ["sources", "of_sources", "facilities", "observed", "chance_low", "chance_high"]
    table = table.astype(dict.fromkeys(whole, "Int64") | {"holds_without_each_facility": "boolean"})
    table.attrs["harmred"] = about = dict(
        (compared() if chance is None else chance).attrs["harmred"]
    )
    claims = [{"id": "C7", "parts": [{"rule": "pair", **SAYS}] * parts}]
    about |= {"verb": "weigh"}
    about["options"] = {"show": "verdicts", "claims": claims, "figure": CODES[::-1]}
    return table
