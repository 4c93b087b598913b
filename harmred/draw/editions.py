"""Who a figure is for: the public, or those who review the study under agreement."""

from ..words import about

ONE_WAY = {"role_group", "section", "tenth", "stance", "direction", "dimension"}
"""What a public table may be made by, one at a time; anything else can be a person or a place."""
ALONE = {"missing", "fieldwork", "profiles", "effort", "drift"}
"""Figures that show single people or places, whatever their table is by."""


def edition(table, figure=None):
    """Tell whether a table, or a figure of it, can show single people or places.

    Parameters
    ----------
    table : DataFrame
        From a verb, or as drawn.
    figure : str, optional
        As what it is drawn.

    Returns
    -------
    {"public", "review"}
        `review` where a row can be a person or a place.

    Examples
    --------
    >>> import harmred as hr
    >>> edition(hr.count(hr.load())), edition(hr.count(hr.load(), by="facility"))
    ('public', 'review')
    """
    by = about(table)["options"].get("by", [])
    return "public" if len(by) <= 1 and {*by} <= ONE_WAY and figure not in ALONE else "review"
