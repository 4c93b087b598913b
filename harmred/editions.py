"""Who a figure is for: the public, or those who review the study under agreement."""

ONE_WAY = {"role_group", "section", "tenth", "stance", "direction", "dimension"}
"""What a public table may be made by, one at a time; anything else can be a person or a place."""
ALONE = {"missing", "fieldwork", "profiles", "effort", "drift"}
"""Figures that show single people or places, whatever their table is by."""


def edition(made, figure=None):
    """Tell whether a table, or a figure of it, can show single people or places.

    Parameters
    ----------
    made : dict
        What a table carries in `attrs["harmred"]`.
    figure : str, optional
        As what it is drawn.

    Returns
    -------
    {"public", "review"}
        `review` where a row can be a person or a place.

    Examples
    --------
    >>> import harmred as hr
    >>> tables = [hr.count(hr.load(), by=by) for by in (None, "facility")]
    >>> [edition(table.attrs["harmred"]) for table in tables]
    ['public', 'review']
    """
    by = made["options"].get("by", [])
    return "public" if len(by) <= 1 and {*by} <= ONE_WAY and figure not in ALONE else "review"
