"""What became of a map: what was applied, what did not fit, what the map does not know yet."""

from dataclasses import dataclass, field

from ..errors import said
from ..study import plural

_SHOWN = 5


@dataclass
class Report:
    r"""What a map did; `wrong` is what somebody has to correct.

    Parameters
    ----------
    done, wrong, changed : list of str
        What was applied, what did not fit, and how the project has changed since the draft.

    Examples
    --------
    >>> print(*Report(done=["codes.csv: 1 code moved"]).lines(), sep="\n")
    codes.csv: 1 code moved
    Everything in the map fits.
    """

    done: list = field(default_factory=list)
    wrong: list = field(default_factory=list)
    changed: list = field(default_factory=list)

    def lines(self):
        """Return the report, a line each.

        Returns
        -------
        list of str
            What was applied; what does not fit; what changed.
        """
        fits = "Everything in the map fits."
        heads = [f"{plural(len(self.wrong), 'thing')} in the map did not fit, and changed nothing:"]
        wrong = [*heads, *(f"  {line}" for line in self.wrong)] if self.wrong else [fits]
        return [*self.done, *wrong, *self.changed]

    def drift(self, file, new, gone):
        """Tell how the project and a spreadsheet of the map have drifted apart.

        Parameters
        ----------
        file : str
            The spreadsheet.
        new, gone : list of str
            What only the project has, and what only the spreadsheet has.
        """
        if new:
            self.changed.append(
                f"{file} does not list {listed(new)}: kept as in the project; "
                "--draft-map adds what is new."
            )
        if gone:
            self.changed.append(f"{file} lists {listed(gone)}: no longer in the project.")


def listed(names):
    """Name a few, and say how many more there are.

    Parameters
    ----------
    names : list of str
        Codes, sources or marks.

    Returns
    -------
    str
        Five at most.

    Examples
    --------
    >>> listed(["a", "b"]), listed(["a"] * 7)
    ("'a', 'b'", "'a', 'a', 'a', 'a', 'a' and 2 more")
    """
    more = len(names) - _SHOWN
    return ", ".join(said(name) for name in names[:_SHOWN]) + f" and {more:,} more" * (more > 0)
