"""How the numbers of a table are written for reading, by the column they stand in."""

from .forms import decimal

_TWO = (
    "jaccard", "lift", "value", "low", "high", "threshold", "alpha", "alpha_low", "alpha_high",
    "u_alpha", "ac1", "kappa", "kappa_qualcoder", "agreed_present", "agreed_absent",
    "prevalence", "bias",
)  # fmt: skip
_ONE = ("chao2", "rank")
_CHANCES = ("p_upper", "p_lower", "p_mid", "p_smallest", "q", "q_by", "holm")
_LEAST = 0.001
"""The smallest chance that is written out; it is never written as none."""


def written(number, column, lang):
    """Write a number as its column wants it.

    Parameters
    ----------
    number : int or float
        The number.
    column : str
        Where it stands.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Whole numbers as they are; others whole too, but for measures and chances.

    Examples
    --------
    >>> written(1.234, "lift", "fr"), written(3e-9, "q", "en"), written(11.9, "expected", "en")
    ('1,23', '< 0.001', '12')
    """
    if column in _CHANCES:
        return "< " * (number < _LEAST) + decimal(max(number, _LEAST), lang, 3)
    if column == "never":  # a share of random orders, however few the sources
        return f"{100 * number:.0f}"
    places = 2 if column in _TWO else int(column in _ONE)
    return decimal(number, lang, places) if isinstance(number, float) else str(number)
