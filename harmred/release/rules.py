"""The rules of disclosure, in one place: thresholds, what may be public, what is rounded."""

from ..editions import edition
from ..errors import DisclosureError
from ..words import about

PERSONS, FACILITIES = 5, 3
"""No number rests on fewer people, or on fewer facilities.

Five and not ten, as official statistics often ask: ten of fifty people would leave a study of
this size empty. It can be raised, never lowered."""
SMALL = 10
"""In a group of fewer people, nobody and everybody tell of each of them: 0 and all are hidden."""
PEERS = "peer"
"""How the name of a role group begins that tells of a life, and not only of a job."""
GROUPS = ("role_group",)
"""The columns of the sources that a public table may be made by, one at a time."""
KEYS = (
    "kind", "panel", "measure", "code", "parent", "head", "counter", "claims", "a", "b", "within",
    "window", *GROUPS, "stance", "direction", "dimension", "tenth", "section", "step", "trait",
    "codes", "size", "claim", "part", "rule", "choice", "extrapolated", "of_codes",
    "item", "standard", "says",
)  # fmt: skip
"""Columns that say what a row is about: they stay in a hidden row too."""
ROUNDED = {
    "share": 4, "low": 2, "high": 2, "lift": 2, "jaccard": 2, "rank": 1, "value": 2,
    "expected": 1, "chance_low": 0, "chance_high": 0, "p_upper": 3, "holm": 3, "q": 3, "alpha": 2,
    "alpha_low": 2, "alpha_high": 2,
}  # fmt: skip
"""Numbers that many unknown ones are packed into, and the decimals that they keep.

The twelve digits of an interval between facilities would give back how many spoke of a theme in
each of them: whole percents do not."""
WHOLE = (
    "sources", "of_sources", "persons", "facilities", "together", "observed", "pooled",
    "threshold", "found", "runs", "same", "coders", "state", "recovered", "verdict",
    "holds_without_each_facility", "hidden",
)  # fmt: skip
"""What else a public table holds. A column in none of these lists does not leave the room."""
SINGLE = ("cases", "disagreements", "drift")
"""What verbs show of single sources or coders: for the team."""
OF_FIGURES = {
    "staircase": {"segments": None},
    "discovery": {"expected": 0},  # it holds how many codes one, two, three interviews speak of
    "sample": {"value": None},
    "elicitation": {"spontaneous": None, "prompted": None},
    "agreement": {"turns": None, "marked": None},
    "nearness": {"apart": None},
    "cooccur": {"apart": None},
    "agree": {"turns": None, "marked": None},
    "saturate": {"expected": 0},
}
"""Columns that one figure (or a table that is not drawn yet) needs, and the decimals they keep."""


def refuse(table):
    """Refuse a table that shows single people or places, whatever is hidden in it.

    Parameters
    ----------
    table : DataFrame
        From a verb, or as drawn.

    Raises
    ------
    DisclosureError
        Naming the rule.

    Examples
    --------
    >>> import harmred as hr
    >>> refuse(hr.count(hr.load(), by="facility_group"))
    Traceback (most recent call last):
        ...
    harmred.errors.DisclosureError: 'count' by facility_group cannot be public.
    A public table is made by the role group at most, one way; keep this one for review.
    """
    made = about(table)
    options = made["options"]
    name = made.get("figure", made["verb"])
    if made["verb"] == "excerpts" or options.get("show") in SINGLE:
        raise DisclosureError(
            f"{name!r} cannot be public: it shows what single people said or did.\n"
            "Keep it for the team."
        )
    if made.get("narrowed"):
        raise DisclosureError(
            f"{name!r} cannot be public: it counts only the sources of some "
            f"{' and '.join(made['narrowed'])}.\n"
            "Small groups are told apart by what is left out: count all sources, by role group."
        )
    if edition(made, made.get("figure")) == "review":
        by = " and ".join([*options.get("by", []), *made.get("selected", {})]) or "person"
        raise DisclosureError(
            f"{name!r} by {by} cannot be public.\n"
            "A public table is made by the role group at most, one way; keep this one for review."
        )
