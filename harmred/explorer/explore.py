"""explore: go from a cell of the matrix to the passages behind it, in JupyterLab."""

from ..standing import standing
from ..words import language
from .choices import first


def explore(study, *, lang=None):
    """Explore which themes or codes stand near each other, and read the passages behind a cell.

    Shown in JupyterLab as a matrix of pairs, linked to the passages: choose a cell to read
    them, a code under a passage to follow it. One chooses what near means, themes or codes,
    counts or how many times what chance gives, and a part of the study by kind, facility
    group, role group, stance, and how a passage came. Nothing is asked of any other host.
    Passages are sent when they are asked for, and never become part of the notebook: what is
    stored there is a figure and a count.

    Parameters
    ----------
    study : Study
        The study.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English. It can be changed while exploring.

    Returns
    -------
    Explorer
        `table`, the DataFrame behind the matrix, as `hr.cooccur` or `hr.against_chance` makes
        it; `selection`, that of the passages being read, as `hr.excerpts` finds them (None
        where nothing is read yet); `python`, the lines that make both from `study`.

    Raises
    ------
    StudyError
        If whose marks stand is not decided.
    ValueError
        If `lang` is not one of those listed.

    Examples
    --------
    >>> import harmred as hr
    >>> explorer = hr.explore(hr.load())
    >>> print(explorer.python)
    hr.cooccur(hr.select(study, kind="interview"), within="turn", at="theme")
    """
    from .widget import Explorer  # its library is heavy, and asks for a kernel when it is opened

    standing(study)
    return Explorer(study, first(study), language(lang))
