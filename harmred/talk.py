"""The turns that count: all but the interviewer's; without turns, one a line."""

import numpy as np
import pandas as pd

from .errors import StudyError


def talk(study):
    """Return the turns that count: all but the interviewer's.

    A source without turns gets one turn a line, of unknown speaker, from its text; a source
    with neither is left out.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        Rows of `turns`, by source and start.

    Raises
    ------
    StudyError
        If the study has neither turns nor texts.

    Examples
    --------
    >>> import harmred as hr
    >>> "interviewer" in set(talk(hr.load())["speaker"])
    False
    """
    given = study.turns if study.turns is not None else pd.DataFrame({"source": []}, dtype="str")
    bare = study.sources[~study.sources["source"].isin(given["source"])].dropna(subset="text")
    turns = pd.concat([given, *(_lines(row.source, row.text) for row in bare.itertuples())])
    if turns.empty:
        raise StudyError(
            "this needs turns of talk, and the study has neither turns nor texts.\n"
            "Add turns.csv (source, turn, start, end, speaker, section), or the texts."
        )
    turns = turns[turns["speaker"] != "interviewer"]
    return turns.sort_values(["source", "start"], kind="stable", ignore_index=True)


def _lines(source, text):
    ends = np.flatnonzero(np.array(list(text + "\n")) == "\n")
    starts = np.concatenate([[0], ends[:-1] + 1])
    said = ends > starts
    return pd.DataFrame(
        {
            "source": pd.array([source] * said.sum(), dtype="str"),
            "turn": pd.array(np.arange(1, said.sum() + 1), dtype="Int64"),
            "start": pd.array(starts[said], dtype="Int64"),
            "end": pd.array(ends[said], dtype="Int64"),
            "speaker": "unknown",
            "section": pd.array([pd.NA] * said.sum(), dtype="str"),
        }
    )
