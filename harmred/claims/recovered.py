"""Whether what was planted in an invented study was found again; it never changes a verdict."""

import json
from pathlib import Path

NAME = "planted_truth.json"


def recovered(study, verdicts):
    """Compare verdicts with the answers planted in an invented study.

    Parameters
    ----------
    study : Study
        The study.
    verdicts : dict
        Claim -> verdict.

    Returns
    -------
    dict
        Claim -> "yes" or "no", for claims whose answer is known: those of an answer sheet
        beside an invented study.

    Examples
    --------
    >>> import harmred as hr
    >>> recovered(hr.load(), {"C1": "supported", "C4": "supported", "ours": "supported"})
    {'C1': 'yes', 'C4': 'no'}
    """
    if not study.synthetic or study.origin is None:
        return {}
    sheet = Path(study.origin) / NAME
    if not sheet.is_file():
        return {}
    planted = json.loads(sheet.read_text("utf-8"))["claims"]
    return {
        claim: "yes" if planted[claim] == verdict else "no"
        for claim, verdict in verdicts.items()
        if claim in planted
    }
