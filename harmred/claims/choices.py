"""Would other choices of analysis say otherwise? The same claims, weighed again and again."""

import pandas as pd

from ..errors import FormatError
from .asked import asking
from .outcome import together
from .runs import TOUCHES, change, outcomes, runs


def grid(study, ledger, evidence):
    """Weigh the claims under every choice of the file.

    Parameters
    ----------
    study : Study
        The study.
    ledger : Ledger
        The claims and the choices.
    evidence : Evidence
        What the study says, under the first choice.

    Returns
    -------
    DataFrame
        One row per claim and choice: runs (0 where the choice touches no part of the claim, or
        the study leaves no other choice), verdict (missing unless there is one run), same,
        differing, hidden, note.

    Raises
    ------
    FormatError
        If the file has no choices.

    Examples
    --------
    >>> import harmred as hr
    >>> from dataclasses import replace
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study, ledger = hr.load(), opened(hr.load())
    >>> few = replace(ledger, choices=ledger.choices[:1])
    >>> bool(grid(study, few, gather(study, few))["same"].all())
    True
    """
    if not ledger.choices:
        raise FormatError("the claims come with no [[choice]], so there is nothing to compare.")
    first = outcomes(ledger.parts, evidence, ledger)
    main = _said(ledger, first)
    rows = []
    for choice in ledger.choices:
        every = [_said(ledger, first | run) for run in runs(choice, study, ledger, evidence)]
        for claim in ledger.claims:
            said = [run[claim["id"]] for run in every] if _concerns(choice, claim, evidence) else []
            rows.append((claim["id"], choice["id"], *_compared(main[claim["id"]], said)))
    columns = ["claim", "choice", "runs", "verdict", "same", "differing"]
    whole = {"runs": "Int64", "verdict": "str", "same": "boolean", "differing": "Int64"}
    table = pd.DataFrame(rows, columns=columns).astype(whole)
    table = table.sort_values("claim", kind="stable", key=lambda ids: ids.map(list(main).index))
    return table.assign(hidden=False, note=pd.Series(dtype="str"))


def _compared(main, said):
    """Return runs, the verdict of a single one, whether all say the same, how many do not."""
    differing = sum(each != main for each in said)
    if not said:
        return 0, None, None, None
    return len(said), said[0] if len(said) == 1 else None, differing == 0, differing


def _said(ledger, found):
    """Return the verdict of each claim."""
    return {
        claim["id"]: together([found[claim["id"], part["part"]] for part in claim["parts"]]).verdict
        for claim in ledger.claims
    }


def _concerns(choice, claim, evidence):
    """Tell whether a choice changes anything for a part of a claim."""
    what, value = change(choice)
    if what is None:
        return True
    parts = [part for part in claim["parts"] if part["rule"] in TOUCHES[what]]
    if what == "asked":
        return any(asking(evidence, part) for part in parts)
    if what == "merge":
        merged = {theme for themes in value for theme in themes}
        return any(merged & {part["theme"], *part["themes"]} for part in parts)
    return bool(parts)
