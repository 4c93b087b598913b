"""The table of verdicts: a row per part of each claim, and one for the claim."""

from dataclasses import asdict

import pandas as pd

from ..words.notes import left_out
from .beside import companions
from .outcome import together
from .recovered import recovered
from .runs import outcomes

_WHOLE = ("sources", "of_sources", "facilities", "observed", "chance_low", "chance_high")
_HOLDS = "holds_without_each_facility"
BESIDE = "beside"
"""The rule of what stands beside a claim: it decides nothing."""


def verdict_rows(ledger, evidence):
    """Weigh every claim: one row per part, what stands beside it, then one for the claim.

    Parameters
    ----------
    ledger : Ledger
        The claims.
    evidence : Evidence
        What the study says.

    Returns
    -------
    DataFrame
        The columns that `weigh` lists.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> ledger = opened(study)
    >>> verdict_rows(ledger, gather(study, ledger))["part"].tolist()[:5]
    ['a', 'b', 'c', '', 'a']
    """
    found = outcomes(ledger.parts, evidence, ledger)
    aside = companions(ledger, evidence)
    rows = []
    for claim in ledger.claims:
        of = {_key(part): part["rule"] for part in claim["parts"]}
        rows += [_row(*key, rule, found[key]) for key, rule in of.items()]
        rows += [_row(*_key(part), BESIDE, aside[_key(part)]) for part in claim["besides"]]
        rows.append(_row(claim["id"], "", "", together([found[key] for key in of])))
    table = pd.DataFrame(rows)
    table = table.astype(dict.fromkeys(_WHOLE, "Int64") | {_HOLDS: "boolean"})
    whole = table[table["part"] == ""].set_index("claim")["verdict"].to_dict()
    known = table["claim"].map(recovered(evidence.study, whole)).where(table["part"] == "")
    note = left_out(pd.DataFrame({"kind": ["interview"]}), evidence.interviews, evidence.marks)
    placed = table["rule"].isin(["pair", "rank"]) | table["measure"].eq("pair")
    table["recovered"] = known.astype("str")
    return table.assign(hidden=False, note=placed.map({True: note[0]}).astype("str"))


def _key(part):
    return part["claim"], part["part"]


def _row(claim, part, rule, outcome):
    columns = asdict(outcome)
    last = {"state": ";".join(columns.pop("state")), "verdict": columns.pop("verdict")}
    return {"claim": claim, "part": part, "rule": rule} | columns | last
