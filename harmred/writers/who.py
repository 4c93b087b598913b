"""Who and where: the columns of the sources that stand in every row of a flat table."""

WHO = ("source", "kind", "participant", "facility", "facility_group", "role_group")


def who(names, sources):
    """Return what is known of the source of each row.

    Parameters
    ----------
    names : Series of str
        The source of each row.
    sources : DataFrame
        The sources of the study.

    Returns
    -------
    DataFrame
        The columns of `WHO`, with the index of `names`.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.load()
    >>> who(study.segments["source"], study.sources).iloc[0].tolist()[:3]
    ['SYN-I01', 'interview', 'SYN-P37']
    """
    known = sources.drop_duplicates("source").set_index("source")[list(WHO[1:])]
    rows = known.reindex(names).reset_index(drop=True).set_index(names.index)
    return rows.assign(source=names)[list(WHO)]
