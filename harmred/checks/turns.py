"""The turns: inside the text, one after the other, in sections that the guide lists."""

from .positions import backwards, beyond
from .references import those
from .report import found
from .wording import meant, said

_FILE = "turns.csv"


def of_turns(study):
    """Check the turns of talk, where a study has them.

    Parameters
    ----------
    study : Study
        The study.

    Yields
    ------
    DataFrame
        Problems, as `found` returns them.

    Examples
    --------
    >>> from harmred import readers, writers
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    >>> sum(len(problems) for problems in of_turns(study))
    0
    """
    if study.turns is None:
        return
    yield backwards(study.turns, _FILE, "turn")
    yield beyond(study, "turns", "this turn")
    placed = study.turns.dropna(subset=["source", "turn", "start", "end"])
    yield _overlaps(placed)
    yield _ranks(placed)
    if study.guide is not None:
        yield _sections(study)


def _overlaps(turns):
    turns = turns.sort_values(["source", "start", "end"], kind="stable")
    reached = turns.groupby("source")["end"].cummax().groupby(turns["source"]).shift()
    wrong = turns[(turns["start"] < reached).fillna(False)]
    problem = [
        f"turn {turn} of {said(source)} begins before an earlier turn ends"
        for turn, source in zip(wrong["turn"], wrong["source"], strict=True)
    ]
    remedy = "Turns may touch, not overlap: the end is the character after the last one."
    return found("error", _FILE, wrong.index + 2, "start", problem, remedy)


def _ranks(turns):
    turns = turns.sort_values(["source", "turn"], kind="stable")
    before = turns.groupby("source")["start"].shift()
    wrong = turns[(turns["start"] < before).fillna(False)]
    problem = [
        f"turn {turn} of {said(source)} stands before the turn of the rank below"
        for turn, source in zip(wrong["turn"], wrong["source"], strict=True)
    ]
    remedy = "Number the turns in the order of the text."
    return found("error", _FILE, wrong.index + 2, "turn", problem, remedy)


def _sections(study):
    known = set(study.guide["section"].dropna())
    lost = those(study.turns["section"], lambda section: section not in known)
    hints = meant(lost, known, "the guide has")
    problem = [f"{said(v)} is not in guide.csv{hint}" for v, hint in zip(lost, hints, strict=True)]
    remedy = "Add the section to guide.csv; without it, what it prompts is not known."
    return found("warning", _FILE, lost.index + 2, "section", problem, remedy)
