"""What a program keeps though somebody deleted it: found, and skipped, in the ledger."""

from collections import Counter
from dataclasses import replace

DELETED = "deleted in the program"
"""Why it is not read."""


def counted(study, deleted):
    """Add what was deleted to the ledger of a study.

    Parameters
    ----------
    study : Study
        The study, made without it.
    deleted : Counter
        Kind of element -> how many.

    Returns
    -------
    Study
        The same, with another ledger.

    Examples
    --------
    >>> from pathlib import Path
    >>> from harmred.readers.project.build import build
    >>> from harmred.readers.project.project import Project
    >>> study = counted(build(Project(), Path("a.rqda")), Counter(codes=2))
    >>> study.ledger[study.ledger["element"] == "codes"].values.tolist()
    [['codes', 2, 0, 2, '2 deleted in the program']]
    """
    table = study.ledger.copy()
    for row, element in table["element"].items():
        number = Counter(deleted)[element]
        if number:
            table.loc[row, ["found", "skipped"]] += number
            said = [f"{number:,} {DELETED}", table.loc[row, "reason"]]
            table.loc[row, "reason"] = "; ".join(filter(None, said))
    return replace(study, ledger=table)
