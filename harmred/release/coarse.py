"""Refuses what is finer than the tables of a study may say: a date, a time of day, minutes."""

import re

from ..checks.columns import of_columns
from ..errors import DisclosureError
from ..study import columns
from .unnamed import IDS

_FINE = r"\d{1,2}([-/.])\d{1,2}\1\d{2,4}|\d{4}-\d{2}|\d\s*[:hH]\s*\d"
"""A date, a month, or a time of day."""
_ALONE = r"\d+(?:[.,]\d+)?\s*\w*"
"""A duration that is no band: a number, with or without its unit."""


def refuse_fine(study):
    """Refuse a study with a cell that is finer than a review edition may be.

    Parameters
    ----------
    study : Study
        The study, without its texts and memos.

    Raises
    ------
    DisclosureError
        Naming the columns, never a cell.

    Examples
    --------
    >>> from dataclasses import replace
    >>> import harmred as hr
    >>> study = hr.load()
    >>> refuse_fine(replace(study, sources=study.sources.assign(half_year="12 May 2025")))
    Traceback (most recent call last):
        ...
    harmred.errors.DisclosureError: finer than a review edition may be: sources.half_year.
    Put half-years in place of dates, bands of hours in place of times, then release again.
    """
    broken = {
        f"{each['file'].removesuffix('.csv')}.{each['column']}"
        for problems in of_columns(study)
        for each in problems[problems["severity"] == "error"].to_dict("records")
    }
    fine = sorted(broken | set(_fine(study)))
    if fine:
        raise DisclosureError(
            f"finer than a review edition may be: {', '.join(fine)}.\n"
            "Put half-years in place of dates, bands of hours in place of times, then release "
            "again."
        )


def _fine(study):
    """Yield the columns that hold a date, a time of day, or a duration that is no band."""
    for table in ("sources", "segments", "turns"):
        frame = getattr(study, table)
        if frame is None:
            continue
        for name, column in columns(table).items():
            free = not {"constraints", "references"} & set(column) and name not in IDS
            if free and any(re.search(_FINE, cell) for cell in frame[name].dropna().unique()):
                yield f"{table}.{name}"
    if study.sources["duration_band"].str.fullmatch(_ALONE).any():
        yield "sources.duration_band"
