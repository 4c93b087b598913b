"""What reporting standards ask of a study, and what its tables can answer; never a score."""

from importlib import resources

import pandas as pd

from .facts import facts


def reporting(study):
    """Fill reporting standards from a study where it knows the answer.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row per item: standard, item, asks_en and asks_fr (in our own words), filled (what
        the study knows, `;`-separated, groups of people in bands), from (the table that says
        so). Where it does not know, filled is missing: to be written by the team.

    Raises
    ------
    StudyError
        If whose marks stand is not decided.

    References
    ----------
    Tong, A., Sainsbury, P., & Craig, J. (2007). Consolidated criteria for reporting qualitative
    research (COREQ): a 32-item checklist for interviews and focus groups. *International
    Journal for Quality in Health Care*, 19, 349–357.

    O'Brien, B. C., Harris, I. B., Beckman, T. J., Reed, D. A., & Cook, D. A. (2014). Standards
    for reporting qualitative research: a synthesis of recommendations. *Academic Medicine*, 89,
    1245–1251.

    Examples
    --------
    >>> import harmred as hr
    >>> items = reporting(hr.load())
    >>> items["standard"].value_counts().to_dict()
    {'COREQ': 32, 'SRQR': 21}
    >>> items.loc[items["item"] == 12, "filled"].iloc[0]
    '50 interview;50 person;40 observation;10 facility'
    """
    with resources.files(__package__).joinpath("reporting.csv").open(encoding="utf-8") as file:
        items = pd.read_csv(file)
    answered = facts(study)
    answers = [answered.get(name, (None, None)) for name in items.pop("fact")]
    for name, column in zip(("filled", "from"), zip(*answers, strict=True), strict=True):
        items[name] = pd.array(column, "str")
    return items.assign(hidden=False, note=pd.array([None] * len(items), "str"))
