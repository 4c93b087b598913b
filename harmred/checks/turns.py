"""The turns: inside the text, one after the other, in sections that the guide lists."""

from ..errors import said
from .positions import backwards, beyond
from .references import strangers
from .report import found

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
    yield beyond(study, "turns")
    placed = study.turns.dropna(subset=["source", "turn", "start", "end"])
    yield _overlaps(placed)
    yield _ranks(placed)
    if study.guide is not None:
        yield _sections(study)


def _overlaps(turns):
    turns = turns.sort_values(["source", "start", "end"], kind="stable")
    reached = turns.groupby("source")["end"].cummax().groupby(turns["source"]).shift()
    remedy = "Turns may touch, not overlap: the end is the character after the last one."
    return _early(turns, reached, "start", "begins before an earlier turn ends", remedy)


def _ranks(turns):
    turns = turns.sort_values(["source", "turn"], kind="stable")
    before = turns.groupby("source")["start"].shift()
    remedy = "Number the turns in the order of the text."
    return _early(turns, before, "turn", "stands before the turn of the rank below", remedy)


def _early(turns, least, column, what, remedy):
    """Tell of the turns that start before they may."""
    wrong = turns[turns["start"] < least]
    problem = [f"turn {row.turn} of {said(row.source)} {what}" for row in wrong.itertuples()]
    return found("error", _FILE, wrong.index + 2, column, problem, remedy)


def _sections(study):
    known = set(study.guide["section"].dropna())
    sections = study.turns["section"]
    rows, problem = strangers(sections, known, "is not in guide.csv", "the guide has")
    remedy = "Add the section to guide.csv; without it, what it prompts is not known."
    return found("warning", _FILE, rows, "section", problem, remedy)
