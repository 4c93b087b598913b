"""What a part of a claim counts: each thing as a set of codes, which coders mark or do not."""

from dataclasses import replace

import pandas as pd

from .means import of_none

_SIDES = ("any_of", "with", "against", "a", "b")


def things(part, below):
    """Return what a part counts, and has to tell apart.

    Parameters
    ----------
    part : dict
        A part of a claim.
    below : dict
        The codes that count for each code that the part names.

    Returns
    -------
    list of set of str
        Codes, with all that is below them: of each side; of each theme that is ranked; of
        each of several explanations; of the condition after `unless`. None for a design.

    Examples
    --------
    >>> part = {"rule": "pair", "a": ["help"], "b": ["harm"], "exclude": ["street"]}
    >>> things(part, {"help": {"help"}, "harm": {"harm", "street"}, "street": {"street"}})
    [{'help'}, {'harm'}]
    """

    def union(key):
        return set().union(*(below[code] for code in part.get(key, [])))

    sides = [union(key) for key in _SIDES if key in part]
    if part["rule"] == "mean":
        sides = [{_form(part, none)} for none in (True, False)]
    elif part["rule"] in ("rank", "plurality"):
        names = [*part.get("themes", part.get("any_of")), part.get("theme", part.get("only"))]
        sides = [below[code] for code in names]
    elif part["rule"] == "pair":
        sides = [union("a"), union("b") - union("a") - union("exclude")]
    return sides + (things(part["unless"], below) if "unless" in part else [])


def relabelled(study, parts):
    """Add to what coders marked what the parts about an average interview count as a code.

    Parameters
    ----------
    study : Study
        The study.
    parts : list of dict
        Parts of claims.

    Returns
    -------
    Study
        With every segment told as violence once more for each such part, under a code that
        says whether it has none of the forms.

    Examples
    --------
    >>> import harmred as hr
    >>> part = {"claim": "C3", "part": "a", "rule": "mean", "none_of": ["dim_physical"]}
    >>> set(relabelled(hr.load(), [part]).segments["code"]) >= {"C3 a True", "C3 a False"}
    True
    """
    tables = [study.segments]
    for part in parts:
        if part["rule"] == "mean":
            none = of_none(study.segments, part["none_of"])
            code = [_form(part, each) for each in none]
            tables.append(study.segments.loc[none.index].assign(code=code))
    return replace(study, segments=pd.concat(tables, ignore_index=True))


def _form(part, none):
    return f"{part['claim']} {part['part']} {none}"
