"""Whether a table of claims.toml keeps to its vocabulary; an error says where and what is known."""

from ..errors import FormatError
from .vocabulary import KEYS, ROLES


def one_rule(part, where, role="part"):
    """Refuse a part whose rule, keys or values nobody knows.

    Parameters
    ----------
    part : dict
        As in the file.
    where : str
        Which part of which claim of which file.
    role : {"part", "beside", "unless"}
        Whether it decides, stands beside what does, or is the condition of another part.

    Raises
    ------
    FormatError
        Saying where, what is wrong, and what is known.

    Examples
    --------
    >>> one_rule({"rule": "pairs"}, "claim C7, part a", "unless")
    Traceback (most recent call last):
        ...
    harmred.errors.FormatError: claim C7, part a: nobody knows the rule 'pairs'.
    Known are design, exists, share, mean, diff, plurality.
    """
    rules, says, more = ROLES[role]
    if part.get("rule") not in rules:
        raise FormatError(
            f"{where}: nobody knows the rule {part.get('rule')!r}.\nKnown are {', '.join(rules)}."
        )
    must, may = rules[part["rule"]]
    keys = {key: KEYS[key] for key in (*must, *says, *may, *more)}
    keyed({key: part[key] for key in part if key != "rule"}, (*must, *says), keys, where)
    if "unless" in part:
        one_rule(part["unless"], f"{where}, unless", "unless")


def keyed(given, must, keys, where):
    """Refuse a table that lacks a key, has an unknown one, or a value of another kind.

    Parameters
    ----------
    given : dict
        The table.
    must : sequence of str
        The keys that it must have.
    keys : dict
        Every key that it may have -> whether a value is right, and what is right in words.
    where : str
        Where it stands.

    Raises
    ------
    FormatError
        Saying where, what is wrong, and what is known.

    Examples
    --------
    >>> keyed({"over": 2}, ["over"], {"over": KEYS["over"]}, "claim C6, part a")
    Traceback (most recent call last):
        ...
    harmred.errors.FormatError: claim C6, part a: 'over' must be a number from 0 to 1; got 2.
    """
    known = f"\nKnown are {', '.join(keys)}."
    for key, value in given.items():
        if key not in keys:
            raise FormatError(f"{where}: nobody knows {key!r} here.{known}")
        right, words = keys[key]
        if not right(value):
            raise FormatError(f"{where}: {key!r} must be {words}; got {value!r}.")
    lacking = [key for key in must if key not in given]
    if lacking:
        raise FormatError(f"{where} lacks {', '.join(lacking)}.{known}")
