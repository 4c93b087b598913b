"""The closed vocabulary of claims.toml: which tables, rules, keys and values there are."""

from ..analysis.measures import MEASURES
from ..analysis.mentions import PARTS
from ..analysis.nearness import MEANINGS

NO_STANCE = "none"
"""How a list of stances names passages for which no stance is given."""
EACH_CODER, EACH_FACILITY = "each", "each facility"
TABLES = ("guide", "turns")
"""What a part can need beside codes."""
MOST = 14
"""Codes that the small matrix can hold."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
"""What the parts of a claim are called, in order; and what stands beside it."""
KINDS = ("design", "existence", "share", "order", "link", "contrast")


def _words(value):
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def _number(value):
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _whole(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _some_of(known):
    return lambda value: _words(value) and set(value) <= set(known)


def _list_of(check):
    return lambda value: isinstance(value, list) and bool(value) and all(map(check, value))


_CODES = (_words, "a list of codes")
_SHARE = (lambda value: _number(value) and value <= 1, "a number from 0 to 1")
_NUMBER = (_number, "a number, 0 or more")
_WHOLE = (_whole, "a whole number, 1 or more")
_TEXT = (lambda value: isinstance(value, str) and bool(value), "words between quotation marks")
_FLAG = (lambda value: isinstance(value, bool), "true or false")
_TABLE = (lambda value: isinstance(value, dict), "a table")
_TABLES = (_list_of(_TABLE[0]), "one table or more, each under its own [[ ]]")
_NEAR = (lambda value: value in MEANINGS, f"one of {', '.join(MEANINGS)}")

CODES = ("any_of", "against", "a", "b", "exclude", "with", "themes", "none_of")
CODE = ("theme", "only")
"""The keys of a part that name codes: several, and one."""
SAYS = ("says_en", "says_fr")
KEYS = {
    **dict.fromkeys(CODES, _CODES),
    **dict.fromkeys(["over", "under"], _SHARE),
    **dict.fromkeys(["place", "facilities", "at_least", "codes"], _WHOLE),
    **dict.fromkeys([*CODE, "column", *SAYS], _TEXT),
    **dict.fromkeys(["spontaneous", "each"], _FLAG),
    "equals": (lambda value: _whole(value) or _words(value), "a number, or a list of values"),
    "kinds": (_words, "a list of kinds of sources"),
    "stance": (_words, f"a list of stances, or '{NO_STANCE}' where none is given"),
    "direction": (_words, "a list of directions"),
    "measure": (lambda value: value == "dimension", "'dimension'"),
    "measures": (_some_of(MEASURES), f"a list, of {', '.join(MEASURES)}"),
    "of": (_some_of(PARTS), f"a list, of {', '.join(PARTS)}"),
    "within": _NEAR,
    "needs": (_words, f"a list of {', '.join(TABLES)} or codes"),
    "unless": (_TABLE[0], "a rule with its keys, in { }"),
}
RULES = {
    "design": (("column", "equals", "kinds"), ()),
    "exists": (("any_of", "kinds", "facilities"), ()),
    "share": (("any_of", "over"), ("stance", "direction", "spontaneous", "with")),
    "mean": (("measure", "none_of", "over"), ()),
    "diff": (("any_of", "against"), ("stance", "each")),
    "rank": (("theme", "themes", "place", "measures", "of"), ("codes",)),
    "pair": (("a", "b"), ("exclude", "within")),
    "plurality": (("any_of", "at_least", "over", "only", "under"), ("stance",)),
}
"""Rule -> the keys that it must have, and those that it may have."""
_BESIDE = {rule: RULES[rule] for rule in ("diff", "pair")}
_BESIDE["share"] = (("any_of",), RULES["share"][1])
ROLES = {
    "part": (RULES, SAYS, ("needs", "unless")),
    "beside": (_BESIDE, SAYS, ()),
    "unless": ({rule: RULES[rule] for rule in RULES if rule not in ("pair", "rank")}, (), ()),
}
"""What a rule is for -> the rules there are, and what it must and may say besides its keys.

A condition has no sentence, and is no pair and no rank, for which whole studies are measured."""
LIMITS = {
    "agreement": {"weigh": _FLAG, "least": _SHARE, "turns": _WHOLE},
    "gate": {"sources": _WHOLE, "facilities": _WHOLE, "expected": _NUMBER},
    "pair": {"lift": _NUMBER, "p": _SHARE},
    "share": {"unasked": _SHARE},
    "rank": {"measures": _WHOLE, "held": _SHARE},
}
"""What all parts of a rule share; the file must say it of the rules that it has."""
ABOUT = ("chosen_by", "chosen_when", "known_en", "known_fr")
TOP = {
    **dict.fromkeys(ABOUT, _TEXT),
    "figure": (lambda value: _words(value) and len(value) <= MOST, f"a list, {MOST} codes at most"),
    **dict.fromkeys(LIMITS, _TABLE),
    **dict.fromkeys(["claim", "choice"], _TABLES),
}
CLAIM = {
    **dict.fromkeys(["id", *SAYS, "short_en", "short_fr", "cannot_en", "cannot_fr"], _TEXT),
    "kind": (lambda value: value in KINDS, f"one of {', '.join(KINDS)}"),
    "part": _TABLES,
    "beside": (
        lambda value: _TABLES[0](value) and len(value) <= len(NUMERALS),
        f"{len(NUMERALS)} tables at most, each under its own [[ ]]",
    ),
    "shown": (_words, "a list of notebooks"),
}
CHOICE = {
    **dict.fromkeys(["id", *SAYS], _TEXT),
    "within": _NEAR,
    "coder": (lambda value: value == EACH_CODER, f"'{EACH_CODER}'"),
    "of": (lambda value: value in PARTS, f"one of {', '.join(PARTS)}"),
    "asked": (lambda value: value is True, "true"),
    "agreement": _FLAG,
    "merge": (_list_of(_words), "a list of lists of themes"),
    "without": (lambda value: value == EACH_FACILITY, f"'{EACH_FACILITY}'"),
}
