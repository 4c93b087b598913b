"""weigh: each sentence of an abstract against its evidence."""

from ..errors import StudyError, one_of
from ..words.signed import signed
from .cases import cases
from .choices import grid
from .file import opened
from .gather import gather
from .ledger import codes_of
from .reporting import reporting
from .rows import verdict_rows

SHOWS = ("verdicts", "choices", "cases", "reporting")


def weigh(study, claims=None, *, show="verdicts"):
    """Weigh each sentence of an abstract by its rule: whether the counts agree.

    Parameters
    ----------
    study : Study
        The study.
    claims : path-like or mapping, optional
        A file of claims, or what it says. Without it: `claims.toml` beside the study, else
        the one of the repository. Codes and thresholds are changed there.
    show : {"verdicts", "choices", "cases", "reporting"}
        Each claim and its parts; whether the verdict holds under other choices of analysis;
        the sources that do not fit; or what reporting standards ask.

    Returns
    -------
    DataFrame
        "verdicts": one row per part, by its `rule`, then one for the claim: `value`, `low`,
        `high`, `threshold`, `sources` of `of_sources`, `facilities`; of pairs also what was
        observed and expected and their chance (`p_upper`, and `holm` over all pairs); whether
        it `holds_without_each_facility`; `alpha`, the agreement of coders on what the part
        counts; `state`, what stands in the way; and the `verdict`: supported, contradicted,
        not seen (of pairs), or undecided; missing where it only stands `beside` a claim. On an
        invented study with an answer sheet, whether the planted answer was `recovered`: it
        changes no verdict.
        "choices": one row per claim and choice: in how many `runs`, whether the verdict is
        the `same` in all of them, the number of `differing` runs.
        "cases": one row per claim, part and source that does not fit, and `why`; for review.
        "reporting": one row per item, `filled` where the study knows the answer.

    Raises
    ------
    FormatError
        If there is no such file of claims, or it says what nobody knows.
    StudyError
        If whose marks stand is not decided, or passages are selected.
    ValueError
        If `show` is not one of those listed.

    References
    ----------
    Maxwell, J. A. (2010). Using numbers in qualitative research. *Qualitative Inquiry*, 16,
    475–482. The rules: docs/claims.md; intervals and chance: `harmred.analysis.intervals`,
    `harmred.chance.pairs`.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.weigh import weigh
    >>> table = weigh(hr.load())
    >>> table.loc[table["part"] == "", "verdict"].tolist()[:3]
    ['supported', 'supported', 'supported']
    """
    one_of(show, SHOWS, "show")
    if study.selected:
        raise StudyError(
            "claims are weighed on all passages, and this study has selected ones only.\n"
            "Weigh the whole study: what each claim counts is said in its file."
        )
    if show == "reporting":
        return signed(reporting(study), study, "weigh", {"show": show})
    ledger = opened(study, claims)
    evidence = gather(study, ledger)
    options = {
        "show": show,
        "file": ledger.about,
        "codes": list(dict.fromkeys(code for part in ledger.parts for code in codes_of(part))),
        "claims": ledger.claims,
        "figure": ledger.figure,
        "agreement": ledger.limits.get("agreement"),
    }
    if show == "choices":
        table, options["choices"] = grid(study, ledger, evidence), ledger.choices
    else:
        table = (cases if show == "cases" else verdict_rows)(ledger, evidence)
    return signed(table, study, "weigh", options)
