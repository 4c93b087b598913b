"""Find in a study, once, what all the claims of a ledger ask for."""

from dataclasses import replace

import pandas as pd

from ..analysis.measures import measured
from ..analysis.mentions import mentions
from ..choose import select
from ..codebook import LEVELS, counted_for, rollup
from ..standing import standing
from ..study import known
from .agreeing import assessed
from .evidence import Evidence
from .ledger import codes_of

_MARKS = [
    "source", "segment", "start", "end", "code", "unit", "stance", "direction", "dimension",
    "turn", "spontaneous",
]  # fmt: skip


def gather(study, ledger, agreement=None):
    """Find in a study what the claims of a ledger ask for.

    Parameters
    ----------
    study : Study
        The study.
    ledger : Ledger
        Its claims.
    agreement : dict, optional
        As from `assessed`, where it is known: no choice of analysis changes it.

    Returns
    -------
    Evidence
        What the rules read.

    Raises
    ------
    StudyError
        If whose marks stand is not decided.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> study = hr.load()
    >>> len(gather(study, opened(study)).sources)
    50
    """
    sources = study.sources
    spoken = select(study, source=sources.loc[sources["kind"] == "interview", "source"])
    if spoken.turns is not None and spoken.turns.empty:
        spoken = replace(spoken, turns=None)
    talks = spoken.turns is not None or spoken.sources["text"].notna().any()
    talks = bool(talks and spoken.segments["start"].notna().any())
    timed = spoken.turns is not None and spoken.turns["section"].notna().any()
    parts = [*ledger.parts, *ledger.besides]
    below = _below(study.codebook, {code for part in parts for code in codes_of(part)})
    where = known(spoken.sources["facility"]).fillna("")
    return Evidence(
        study=study,
        standing=standing(study),
        interviews=spoken,
        sources=spoken.sources[["source"]].assign(facility=where),
        marks=mentions(spoken, "theme")[_MARKS],
        below=below,
        orders=_orders(spoken, ledger, talks),
        agreement=assessed(spoken, ledger, below) if agreement is None else agreement,
        turns=talks,
        elicited=bool(study.guide is not None and timed and talks),
    )


def _orders(spoken, ledger, talks):
    """Measure the themes as parts and choices that rank them ask, if the study can tell."""
    ranked = [part for part in ledger.parts if part["rule"] == "rank"]
    chosen = [choice["of"] for choice in ledger.choices if "of" in choice]
    ways = {
        (measure, of)
        for part in ranked
        for measure in set(part["measures"]) - {"mention"}
        for of in [*part["of"], *chosen]
        if talks
    }
    return {way: measured(spoken, [], "theme", *way) for way in sorted(ways)}


def _below(codebook, named):
    """Return the codes that count for each code named; most are found in one go."""
    pairs = pd.concat([rollup(codebook, level) for level in LEVELS])
    found = pairs.groupby("unit")["code"].agg(set)
    return {code: found[code] if code in found else counted_for(codebook, code) for code in named}
