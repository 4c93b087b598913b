"""What is asked in the explorer: the verbs that answer it, and the line of Python that does so."""

from dataclasses import dataclass

from ..analysis.cooccurrence import cooccur
from ..analysis.excerpts import excerpts
from ..chance.against import against_chance
from ..choose import select
from ..errors import StudyError

NUMBERS = {"count": cooccur, "lift": against_chance}
"""What can stand in a cell, and the verb whose table has it."""


@dataclass(frozen=True)
class Question:
    """What near means, at which level, what stands in a cell, of which part, and what is read.

    Parameters
    ----------
    within : {"turn", "overlap", "window", "source"}
        How near is near.
    at : {"theme", "code"}
        The level of the codebook.
    number : {"count", "lift"}
        Sources with both, or how many times what chance gives.
    kept : tuple of (str, str)
        Columns and the value to keep, as for `hr.select`.
    codes : tuple of str
        The themes or codes whose passages are read; none, to read nothing yet.

    Examples
    --------
    >>> asked = Question(kept=(("kind", "interview"),), codes=("help", "hope"))
    >>> print(asked.table_line())
    hr.cooccur(hr.select(study, kind="interview"), within="turn", at="theme")
    >>> print(asked.passages_line())
    hr.excerpts(hr.select(study, kind="interview"), "help", "hope", within="turn")
    """

    within: str = "turn"
    at: str = "theme"
    number: str = "count"
    kept: tuple = ()
    codes: tuple = ()

    def part(self, study):
        """Return the part of the study that is asked about."""
        return select(study, **dict(self.kept)) if self.kept else study

    def table(self, study):
        """Return the table behind the matrix."""
        if self.part(study).sources.empty:
            raise StudyError("no source is left in the explorer: open one of its choices again.")
        return NUMBERS[self.number](self.part(study), within=self.within, at=self.at)

    def passages(self, study):
        """Return the passages in which the codes stand, near each other if they are several."""
        return excerpts(self.part(study), *self.codes, within=self.within)

    def table_line(self):
        """Write the line of Python that makes the table."""
        verb = NUMBERS[self.number].__name__
        return f'hr.{verb}({self._part_line()}, within="{self.within}", at="{self.at}")'

    def passages_line(self):
        """Write the line of Python that finds the passages."""
        codes = ", ".join(map(_quoted, self.codes))
        near = f', within="{self.within}"' if len(self.codes) > 1 else ""
        return f"hr.excerpts({self._part_line()}, {codes}{near})"

    def _part_line(self):
        kept = ", ".join(f"{name}={_quoted(value)}" for name, value in self.kept)
        return f"hr.select(study, {kept})" if kept else "study"


def _quoted(text):
    """Write a text as Python reads it, in double quotes where they need no escape."""
    return f'"{text}"' if '"' not in text and "\\" not in text else repr(text)
