"""What a part needs before any rule is asked, and the study may not have."""

from .ledger import codes_of
from .vocabulary import TABLES


def lacking(part, evidence):
    """Say which codes or tables a part needs, and the study has not.

    Parameters
    ----------
    part : dict
        A part of a claim.
    evidence : Evidence
        What the study says.

    Returns
    -------
    list of str
        States: lacks_codes, lacks_guide, lacks_turns.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> import harmred as hr
    >>> there = SimpleNamespace(study=hr.load(), elicited=True, turns=False)
    >>> lacking({"any_of": ["no_such_code"], "needs": ["turns"]}, there)
    ['lacks_codes', 'lacks_turns']
    """
    codes = set(evidence.study.codebook["code"])
    there = {"guide": evidence.elicited, "turns": evidence.turns}
    needed = set(part.get("needs", [])) | _needed(part)
    lack = ["lacks_codes"] * (not codes.issuperset(codes_of(part)))
    return lack + [f"lacks_{table}" for table in TABLES if table in needed and not there[table]]


def _needed(part):
    """Return the tables that a part cannot do without, whether it says so or not."""
    placed = (
        part.get("rule") == "pair" or "with" in part or set(part.get("measures", [])) - {"mention"}
    )
    needed = {"turns": placed, "guide": part.get("spontaneous")}
    return {table for table in TABLES if needed[table]}
