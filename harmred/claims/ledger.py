"""The claims of a file, ready to be weighed; and the codes that they name."""

from dataclasses import dataclass

from .vocabulary import CODE, CODES, NO_STANCE, TABLES


@dataclass(frozen=True)
class Ledger:
    """The claims of a file, in order.

    `claims` and `choices` are as in the file; each part of a claim, and what stands beside it,
    also knows its claim and what it is called there. `limits` is what all parts of a rule
    share; `about` is who chose, and what was read.
    """

    claims: list
    choices: list
    figure: list
    limits: dict
    about: dict

    @property
    def parts(self):
        """Every part of every claim."""
        return [part for claim in self.claims for part in claim["parts"]]

    @property
    def besides(self):
        """Everything that stands beside a claim and decides nothing."""
        return [part for claim in self.claims for part in claim["besides"]]


def codes_of(part):
    """Return the codes and facet values that a part names.

    Parameters
    ----------
    part : dict
        A part of a claim.

    Returns
    -------
    list of str
        Each once.

    Examples
    --------
    >>> codes_of({"any_of": ["waiting"], "stance": ["none"], "unless": {"any_of": ["help"]}})
    ['waiting', 'help']
    """
    named = [code for key in (*CODES, "stance", "direction", "needs") for code in part.get(key, [])]
    named += [part[key] for key in CODE if key in part]
    named += codes_of(part["unless"]) if "unless" in part else []
    return [code for code in dict.fromkeys(named) if code not in (NO_STANCE, *TABLES)]
