"""Values that projects give their variables, as our columns write them."""

import re

from ..study import columns
from .resemblance import plain

_WORDS = {
    "kind": {
        "interview": "interview entretien entrevista",
        "observation": "observation observations",
    },
    "language": {
        "fr": "fr french francais",
        "en": "en english anglais",
        "es": "es spanish espagnol espanol",
        "de": "de german allemand deutsch",
        "pt": "pt portuguese portugais",
        "it": "it italian italien",
    },
    "before_law": {"yes": "yes oui true vrai 1", "no": "no non false faux 0"},
    "shift": {
        "morning": "morning matin matinee",
        "afternoon": "afternoon midi",
        "evening": "evening soir soiree",
        "night": "night nuit",
    },
}
_DATE = re.compile(r"(?:(\d{4})-(\d\d)(?:-\d\d)?(?:T.*)?|\d\d?/(\d\d?)/(\d{4}))")
"""An ISO date, or day/month/year as it is written in most of Europe."""
_HALF = re.compile(r"(\d{4}) ?[hs] ?([12])|[hs]([12]) (\d{4})")


def fitting(column, value):
    """Return a value of a variable as a column of ours writes it.

    Parameters
    ----------
    column : str
        The column of `sources`.
    value : str
        What the variable says.

    Returns
    -------
    str or None
        None where it fits nothing that may stand in the column.

    Examples
    --------
    >>> fitting("half_year", "2024-09-03"), fitting("half_year", "S1 2025")
    ('2024H2', '2025H1')
    >>> fitting("language", "Français"), fitting("facility", "A"), fitting("shift", "lunch")
    ('fr', 'A', None)
    """
    if column == "half_year":
        return _half_year(value)
    if column in _WORDS:
        words = {word: ours for ours, all_ in _WORDS[column].items() for word in all_.split()}
        return words.get(plain(value))
    rules = columns("sources")[column].get("constraints", {})
    return value if not rules else None


def _half_year(value):
    date, half = _DATE.fullmatch(value.strip()), _HALF.fullmatch(plain(value))
    if half:
        return f"{half[1] or half[4]}H{half[2] or half[3]}"
    month = int(date[2] or date[3]) if date else 0
    return f"{date[1] or date[4]}H{1 + (month > 6)}" if 1 <= month <= 12 else None
