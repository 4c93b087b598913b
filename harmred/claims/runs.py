"""Other choices of analysis: what each one changes, and the runs that it takes."""

from dataclasses import replace

import pandas as pd

from ..standing import choose_coder, layer
from ..study import known
from .agreeing import assessed
from .evidence import without
from .gather import gather
from .verdicts import weighed
from .vocabulary import RULES, SAYS

_ALL = tuple(rule for rule in RULES if rule != "design")
TOUCHES = {
    "within": ("pair",),
    "of": ("rank",),
    "merge": ("rank",),
    "asked": ("share", "diff", "plurality"),
    "agreement": _ALL,
    "coder": _ALL,
    "without": _ALL,
}
"""What a choice changes -> the rules whose parts are weighed again. A design stays what it is."""


def runs(choice, study, ledger, evidence):
    """Weigh again the parts that a choice touches: once, or once a coder or facility.

    Parameters
    ----------
    choice : dict
        As in the file.
    study : Study
        The study.
    ledger : Ledger
        The claims.
    evidence : Evidence
        What the study says, under the first choice.

    Yields
    ------
    dict
        Of one run: claim and part -> Outcome.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> study = hr.load()
    >>> ledger = opened(study)
    >>> sorted(next(runs({"id": "all", "of": "all"}, study, ledger, gather(study, ledger))))
    [('C11', 'a'), ('C4', 'a')]
    """
    what, value = change(choice)
    parts = [part for part in ledger.parts if part["rule"] in TOUCHES.get(what, ())]
    if what in ("within", "of", "asked"):
        parts = [part | {what: [value] if what == "of" else value} for part in parts]
    for each in _evidence(what, value, study, ledger, evidence):
        yield outcomes(parts, each, ledger)


def _evidence(what, value, study, ledger, evidence):
    """Yield what the study says under a choice."""
    if what == "coder":
        coded = study.segments[["source", "coder"]].drop_duplicates()
        other = coded["coder"] != coded["source"].map(layer(study))
        for coder in sorted(coded.loc[other, "coder"].dropna().unique()):
            yield gather(choose_coder(study, coder), ledger, evidence.agreement)
    elif what == "without":
        for facility in sorted(known(study.sources["facility"]).dropna().unique()):
            yield without(evidence, facility)
    elif what == "merge":
        yield gather(_merged(study, value), ledger, evidence.agreement)
    elif what == "agreement":
        yield replace(evidence, agreement=_weighed(value, evidence, ledger))
    else:
        yield evidence


def _weighed(value, evidence, ledger):
    """Return the agreement that counts under a choice that takes it into account, or does not."""
    limits = ledger.limits | {"agreement": ledger.limits["agreement"] | {"weigh": value}}
    return assessed(evidence.interviews, replace(ledger, limits=limits), evidence.below)


def _merged(study, groups):
    """Return the study with each group of themes under one theme."""
    book = study.codebook
    for themes in groups:
        name = "+".join(themes)
        top = pd.DataFrame({"code": [name], "row_type": "theme"})
        book = book.assign(parent=book["parent"].mask(book["code"].isin(themes), name))
        book = pd.concat([book, top], ignore_index=True)
    return replace(study, codebook=book)


def change(choice):
    """Return what a choice changes, and to what; nothing for the first.

    Parameters
    ----------
    choice : dict
        As in the file.

    Returns
    -------
    what : str or None
    value : object

    Examples
    --------
    >>> change({"id": "near", "says_en": "…", "says_fr": "…", "within": "overlap"})
    ('within', 'overlap')
    """
    return next(((key, choice[key]) for key in choice if key not in ("id", *SAYS)), (None, None))


def outcomes(parts, evidence, ledger):
    """Weigh parts, and name each outcome by claim and part.

    Parameters
    ----------
    parts : list of dict
        Parts of claims.
    evidence : Evidence
        What the study says.
    ledger : Ledger
        With what all parts of a rule share.

    Returns
    -------
    dict
        Claim and part -> Outcome.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> outcomes([], None, SimpleNamespace(limits={}))
    {}
    """
    keys = [(part["claim"], part["part"]) for part in parts]
    return dict(zip(keys, weighed(parts, evidence, ledger.limits), strict=True))
