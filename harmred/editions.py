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
    options = made["options"]
    by = options.get("by", [])
    # of passages chosen by how they came, the parts of a whole would have names of their own
    parts = [made.get("selected", {}), *options.get("steps", {}).values()]
    told_apart = figure in ALONE or any("elicitation" in part for part in parts)
    return "public" if len(by) <= 1 and {*by} <= ONE_WAY and not told_apart else "review"
