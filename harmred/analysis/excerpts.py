"""excerpts: the passages in which codes stand, alone or near each other, with what is around."""

from difflib import get_close_matches

import numpy as np
import pandas as pd

from ..codebook import counted_for, order
from ..elicited import touched
from ..errors import StudyError
from ..spans import meet, unite
from ..standing import standing
from ..words.signed import signed
from .nearness import one_meaning
from .passages import passages

_AROUND = 120
"""Characters shown before and after a passage, cut back to whole words."""
_COLUMNS = [
    "kind", "source", "start", "end", "codes", "before", "passage", "after", "role_group",
    "section", "hidden", "note",
]  # fmt: skip


def excerpts(study, *codes, within="turn", window=4):
    """Read the passages behind a count, or behind a pair of themes or codes.

    Parameters
    ----------
    study : Study
        The study.
    *codes : str
        One code or theme: every passage of it, touching ones united. Several: where all of
        them are near each other. A code stands for what is below it too.
    within : {"overlap", "turn", "window", "source"}
        How near is near, as in `cooccur`: the shared characters; the turn that carries all;
        the turns from one to the next within the window; all their passages in sources that
        have all.
    window : int, default 4
        Turns of a window.

    Returns
    -------
    DataFrame
        One row per passage: kind, source, start, end, the `codes` marked in it (separated by
        `;`), the words `before`, the `passage`, the words `after`, role_group, section,
        hidden, note. Without texts the words are missing and `note` says so. Segments without
        a position are not here, and `hr.tell` says how many.

    Raises
    ------
    StudyError
        If a code is not in the codebook, whose marks stand is not decided, or turns are
        needed and there are none.
    ValueError
        If no code is given, `within` is not one of those listed, or `window` is not 1 or more.

    Examples
    --------
    >>> import harmred as hr
    >>> both = hr.excerpts(hr.load(), "listening_to_narratives", "emotional_distress")
    >>> both["passage"].str.startswith("[SYNTHÉTIQUE]").all()
    np.True_
    """
    one_meaning(within, window)
    if not codes:
        raise ValueError("name at least one code: hr.excerpts(study, 'code', 'another').")
    codes = list(dict.fromkeys(codes))
    rows = _marks(study, codes)
    spans = passages(study, rows, len(codes), within, window)
    table = _told(study, spans)
    segments = rows.index.nunique()
    absent = segments - rows.dropna(subset=["start", "end"]).index.nunique()
    options = {"codes": codes, "within": within, "window": window}
    options |= {"segments": segments, "left_out": absent}
    return signed(table, study, "excerpts", options)


def _marks(study, codes):
    """Return the standing segments of each code asked for, `asked` by its number."""
    parts, rows = [], standing(study)[["source", "start", "end", "code"]]
    for number, code in enumerate(codes):
        below = counted_for(study.codebook, code)
        if not below:
            raise StudyError(_unknown(code, order(study.codebook)))
        parts.append(rows[rows["code"].isin(below)].assign(asked=number))
    rows = pd.concat(parts)
    return rows.assign(at=pd.Index(study.sources["source"]).get_indexer(rows["source"]))


def _unknown(code, there):
    close = get_close_matches(code, there, 3)
    some = f"It has {', '.join(close)}." if close else f"It has {', '.join(there[:12])} …"
    return f"the codebook has no theme or code {code!r}.\n{some}"


def _told(study, spans):
    spans = spans.sort_values(["at", "start", "end"], ignore_index=True)
    sources = study.sources.iloc[spans["at"]].reset_index(drop=True)
    words = map(_words, sources["text"], spans["start"], spans["end"])
    words = pd.DataFrame(words, columns=["before", "passage", "after"], dtype="str")
    table = sources[["kind", "source", "role_group"]].join(spans).join(words)
    bare = sources["text"].isna()
    note = pd.Series("no text: positions only", index=table.index, dtype="str").where(bare)
    table = table.assign(
        codes=_codes(study, spans), section=_sections(study, table), hidden=False, note=note
    )
    return table.sort_values(["kind"], kind="stable", ignore_index=True)[_COLUMNS]


def _words(text, start, end):
    if not isinstance(text, str):
        return None, None, None
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = before[before.find(" ") + 1 :]
    if end + _AROUND < len(text):
        after = after[: after.rfind(" ") + 1]
    return before, text[start:end], after


def _codes(study, spans):
    """Join all codes that were marked in each passage, in the order of the codebook."""
    codes = np.array(order(study.codebook), dtype=object)
    rows = standing(study).dropna(subset=["start", "end"])
    rows = rows[rows["code"].isin(codes)]
    unit = pd.Index(codes).get_indexer(rows["code"])
    at = pd.Index(study.sources["source"]).get_indexer(rows["source"])
    # each code of each source is a place of its own, where marks do not overlap once united
    cells = unite(at * len(codes) + unit, rows["start"], rows["end"])
    at, start, end = np.repeat(spans.to_numpy().T, len(codes), axis=1)
    unit = np.tile(np.arange(len(codes)), len(spans))
    asked, _ = meet(at * len(codes) + unit, start, end, *cells)
    span, unit = np.divmod(np.unique(asked), len(codes))
    joined = pd.Series(codes[unit]).groupby(span).agg(";".join)
    return joined.reindex(range(len(spans)), fill_value="").set_axis(spans.index).astype("str")


def _sections(study, table):
    """Return the section in which each passage begins."""
    sections = pd.Series(pd.NA, index=table.index, dtype="str")
    if study.turns is None:
        return sections
    turns = study.turns.sort_values(["source", "start"], ignore_index=True)
    span, cell = touched(table, turns)
    first, where = np.unique(span, return_index=True)
    sections.iloc[first] = turns["section"].iloc[cell[where]].to_numpy()
    return sections
