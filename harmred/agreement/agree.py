"""agree: whether several coders marked the same, code by code, before they talked it over."""

import pandas as pd

from ..choose import select
from ..errors import StudyError, one_of
from ..words.signed import signed
from .codes import by_code
from .disagreements import disagreements
from .drift import drift, made_when
from .facets import by_facet
from .turns import compared

SHOWS = ("codes", "facets", "disagreements", "drift")
_LEVELS = ("theme", "code")


def agree(study, *, at="code", show="codes", interval=0.95, qualcoder=False):
    """Tell how alike several coders marked the same sources.

    Whose marks stand changes nothing here, and what a team reconciled is left out. Teams that
    do reflexive analysis do not seek agreement; to them the table is a map of where readers part.

    Parameters
    ----------
    study : Study
        The study.
    at : {"code", "theme"}
        The level of the codebook; a code counts when any code below it does.
    show : {"codes", "facets", "disagreements", "drift"}
        Agreement on each code; on what is told of a passage beside its code; the turns on
        which coders part, for review; or the use of codes over the time of coding.
    interval : float, default 0.95
        Nominal coverage of `low` and `high`.
    qualcoder : bool, default False
        Whether to add `kappa_qualcoder`, what the program QualCoder calls kappa: of the
        characters that one of two coders marked at least, and with the two chances of agreement
        multiplied where Cohen adds them. It is not Cohen's kappa.

    Returns
    -------
    DataFrame
        "codes": one row per kind and code: `alpha` (Krippendorff, marked or not, turn by turn)
        with its ends; `u_alpha` (on characters, the binary coefficient of 2016); `ac1` (Gwet);
        of pairs of coders, pooled: `kappa` (Cohen), `agreed_present`, `agreed_absent`,
        `prevalence`, `bias`; `turns` compared, those `marked` by one coder at least, sources,
        coders, `segments` of each coder (the most first; no names), hidden, note. What is not
        defined is missing. "facets", "disagreements", "drift": see `harmred.agreement`.

    Raises
    ------
    StudyError
        If no source was coded by two people, it has no turns, or passages are selected; of
        facets, if no two gave a turn the same code or the codebook has no values; of drift, if
        no mark says when it was made.
    ValueError
        If `at` or `show` is not one of those listed, or `interval` no share.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. His convention: (2004).
    Reliability in content analysis. *Human Communication Research*, 30, 411–433. The interval
    and the other coefficients: `harmred.agreement.reliability`, `coefficients`, `characters`.
    O'Connor, C., & Joffe, H. (2020). Intercoder reliability in qualitative research.
    *International Journal of Qualitative Methods*, 19.

    Examples
    --------
    >>> import harmred as hr
    >>> table = hr.agree(hr.load(), at="theme")
    >>> table[["kind", "code", "sources", "coders"]].values[0].tolist()
    ['interview', 'violence_against_clients', 12, 3]
    """
    one_of(at, _LEVELS, "at")
    one_of(show, SHOWS, "show")
    if not 0 < interval < 1:
        raise ValueError(f"`interval` must lie between 0 and 1, as 0.95; got {interval!r}.")
    if study.selected and show != "drift":
        raise StudyError(
            "coders are compared on all that they marked, and this study has selected passages "
            "only: who marked none of them would look as if they had not read the source.\n"
            "Compare them in the whole study, and keep the rows of the table that you need."
        )
    verbs = {
        "codes": lambda part: by_code(part, at, interval, qualcoder),
        "facets": lambda part: by_facet(part, interval),
        "disagreements": lambda part: disagreements(part, at),
        "drift": lambda part: drift(part, at, study.segments),
    }
    parts = _kinds(study, show)
    tables = [verbs[show](part).assign(kind=kind, hidden=False) for kind, part in parts.items()]
    table = pd.concat(tables, ignore_index=True)
    if show == "facets" and table.empty:
        raise StudyError(
            "no facet can be compared: no two coders gave one turn the same code, or the "
            "codebook lists no values.\nGive the values of facets in codebook.csv as rows of "
            "type facet_value, and let two coders mark the same sources."
        )
    table = table[["kind", *(name for name in table if name not in ("kind", "hidden")), "hidden"]]
    alone = {kind: compared(part).alone for kind, part in parts.items()}
    options = {"at": at, "show": show, "interval": interval, "alone": alone}
    return signed(table, study, "agree", options)


def _kinds(study, show):
    """Return, of each kind of source, the part of the study in which coders can be compared."""
    kinds = sorted(study.sources["kind"].dropna().unique())
    parts = {kind: select(study, kind=kind) for kind in kinds}
    if show == "drift":
        dated = {kind: part for kind, part in parts.items() if len(made_when(part.segments))}
        return dated or dict(list(parts.items())[:1])
    parts = {kind: part for kind, part in parts.items() if len(compared(part).turns)}
    if not parts:
        raise StudyError(
            "no source with turns was coded by two people, so nothing tells whether another "
            "reader would agree.\nLet a second coder code some sources, and give both marks in "
            "segments.csv, each under its own name in the column coder."
        )
    return parts
