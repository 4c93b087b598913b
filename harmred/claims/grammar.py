"""Whether claims.toml keeps to its vocabulary; an error says where, and what is known."""

from ..errors import FormatError
from .rules import keyed, one_rule
from .vocabulary import ABOUT, CHOICE, CLAIM, LETTERS, LIMITS, NUMERALS, SAYS, TOP


def grammatical(told, name):
    """Refuse a file of claims that says what nobody knows, or lacks what must be said.

    Parameters
    ----------
    told : dict
        As tomllib gives it.
    name : str
        What to call the file.

    Raises
    ------
    FormatError
        Saying where, what is wrong, and what is known.

    Examples
    --------
    >>> grammatical({"claim": [], "rules": {}}, "claims.toml")
    Traceback (most recent call last):
        ...
    harmred.errors.FormatError: claims.toml: 'claim' must be one table or more, each under its own \
[[ ]]; got [].
    """
    keyed(told, (*ABOUT, "claim"), TOP, name)
    for claim in told["claim"]:
        where = f"{name}, claim {claim.get('id', '?')}"
        keyed(claim, [key for key in CLAIM if key not in ("beside", "shown")], CLAIM, where)
        for place, part in enumerate(claim["part"]):
            one_rule(part, f"{where}, part {LETTERS[place]}")
        for place, part in enumerate(claim.get("beside", [])):
            one_rule(part, f"{where}, beside {NUMERALS[place]}", "beside")
    _once([claim["id"] for claim in told["claim"]], f"{name}: claim")
    rules = {part["rule"] for claim in told["claim"] for part in _parts(claim)}
    # the gate stands before every pair, agreement before all that rests on coding
    first = {"gate": "pair" in rules, "agreement": rules != {"design"}}
    for limit in [*(rules & set(LIMITS)), *(name for name in first if first[name])]:
        keyed(told.get(limit, {}), LIMITS[limit], LIMITS[limit], f"{name}, [{limit}]")
    _choices(told.get("choice", []), name)


def _parts(claim):
    return [*claim["part"], *claim.get("beside", [])]


def _choices(choices, name):
    for choice in choices:
        where = f"{name}, choice {choice.get('id', '?')}"
        keyed(choice, ("id", *SAYS), CHOICE, where)
        if len(choice) - len(("id", *SAYS)) != (choice is not choices[0]):
            raise FormatError(
                f"{where} must change one thing, and the first choice none.\n"
                f"Known are {', '.join([*CHOICE][3:])}."
            )
    _once([choice["id"] for choice in choices], f"{name}: choice")


def _once(names, what):
    twice = sorted({each for each in names if names.count(each) > 1})
    if twice:
        raise FormatError(f"{what} {', '.join(twice)} stands there twice.\nRename one of the two.")
