"""Hand-made tables of claims, with the columns of `hr.weigh`, that can be checked by eye."""

import pandas as pd

NAN = float("nan")
CLAIMS = [
    {
        "id": "C1", "short_en": "the fieldwork", "short_fr": "le terrain", "kind": "design",
        "says_en": "Ten places were visited.", "says_fr": "Dix lieux ont été visités.",
        "cannot_en": "that these places stand for others.",
        "cannot_fr": "que ces lieux en représentent d'autres.", "shown": "01",
        "parts": [
            {"rule": "design", "column": "facility", "equals": 10,
             "says_en": "ten facilities", "says_fr": "dix établissements"},
        ],
    },
    {
        "id": "C4", "short_en": "clients first", "short_fr": "d'abord les personnes accueillies",
        "says_en": "Violence against clients is put first.", "kind": "order",
        "says_fr": "Les violences subies par les personnes accueillies viennent d'abord.",
        "cannot_en": "that it matters most to them.",
        "cannot_fr": "que cela compte le plus pour eux et elles.", "shown": "03",
        "parts": [
            {"rule": "rank", "says_en": "first in talk told as violence",
             "says_fr": "en premier dans ce qui est dit comme violence"},
        ],
    },
    {
        "id": "C5", "short_en": "precarity", "short_fr": "la précarité", "kind": "share",
        "says_en": "Those clients live in precarity.",
        "says_fr": "Ces personnes vivent dans la précarité.",
        "cannot_en": "how clients live: these are accounts by professionals.",
        "cannot_fr": "comment vivent les personnes accueillies : ce sont des récits de "
        "professionnel·les.", "shown": "04",
        "parts": [
            {"rule": "share", "says_en": "more than half speak of precarity",
             "says_fr": "plus de la moitié parlent de précarité"},
            {"rule": "pair", "says_en": "precarity stands near other violence",
             "says_fr": "la précarité est proche d'autres violences"},
        ],
    },
    {
        "id": "C7", "short_en": "distress from listening", "short_fr": "la souffrance d'écouter",
        "says_en": "Listening brings distress.", "says_fr": "Écouter fait souffrir.",
        "kind": "link", "cannot_en": "that listening causes distress, and how strong it is.",
        "cannot_fr": "que l'écoute cause la souffrance, ni quelle en est la force.", "shown": "05",
        "parts": [
            {"rule": "pair", "says_en": "listening and distress stand near each other",
             "says_fr": "écoute et souffrance sont proches"},
            {"rule": "diff", "says_en": "distress is said more often than its absence",
             "says_fr": "la souffrance est plus souvent dite que son absence"},
        ],
    },
    {
        "id": "C10", "short_en": "powerless and meaning", "short_fr": "impuissance et sens",
        "says_en": "Powerlessness is felt where work has meaning.", "kind": "link",
        "says_fr": "L'impuissance est ressentie là où le travail a un sens.",
        "cannot_en": "the tension itself: that takes close reading.",
        "cannot_fr": "la tension elle-même : il faut la lire de près.", "shown": "05",
        "parts": [
            {"rule": "pair", "says_en": "powerlessness and helping stand near each other",
             "says_fr": "impuissance et aide sont proches"},
        ],
    },
]  # fmt: skip
_OPEN = "agreement_not_assessed"
_PARTS = [
    # claim, part, rule, measure, value, low, high, threshold, sources, of, places, state, verdict
    ("C1", "a", "design", "", 10, NAN, NAN, 10, None, None, 10, "", "supported"),
    ("C4", "a", "rank", "talk of all", -0.12, -0.2, -0.05, 0, None, 50, 10, "", "contradicted"),
    ("C5", "a", "share", "", 0.76, 0.62, 0.86, 0.5, 38, 50, 10, "", "supported"),
    ("C5", "b", "pair", "", 0.91, 0.5, 1.6, 1.25, 9, 50, 5, "few_expected", "undecided"),
    ("C7", "a", "pair", "", 1.52, 1.3, 1.8, 1.25, 32, 50, 10, _OPEN, "supported"),
    ("C7", "b", "diff", "", 0.7, 0.55, 0.82, 0, 45, 50, 10, "", "supported"),
    ("C10", "a", "pair", "", 0.71, 0.55, 0.93, 1.25, 20, 50, 9, "", "not seen"),
]  # fmt: skip
_NEAR = {"C5b": (11, 12.1, 7, 18), "C7a": (57, 37.4, 28, 47), "C10a": (31, 43.7, 33, 54)}
_VERDICTS = dict.fromkeys(("C1", "C7"), "supported") | {
    "C4": "contradicted", "C5": "undecided", "C10": "not seen",
}  # fmt: skip
_OPEN_CLAIMS = dict.fromkeys(_VERDICTS, "") | {"C5": "few_expected"}
_RECOVERED = {"C1": "yes", "C4": "yes", "C5": "no", "C7": "yes", "C10": None}
_COLUMNS = [
    "claim", "part", "rule", "measure", "value", "low", "high", "threshold", "sources",
    "of_sources", "facilities", "state", "verdict",
]  # fmt: skip
_ORDER = [
    *_COLUMNS[:11], "observed", "expected", "chance_low", "chance_high", "p_upper", "holm",
    "holds_without_each_facility", "state", "verdict", "recovered", "hidden", "note",
]  # fmt: skip
_FILE = {
    "sha256": "0123456789abcdef" * 4, "chosen_by": "the authors of harmred", "own": False,
    "chosen_when": "2026-01", "known_en": "The abstract was known, the data were not.",
    "known_fr": "Le résumé était connu, les données ne l'étaient pas.",
}  # fmt: skip
_CHOICES = [
    {"id": "main", "says_en": "as the rules say", "says_fr": "selon les règles"},
    {"id": "source", "says_en": "near means the same source",
     "says_fr": "proche veut dire la même source"},
    {"id": "without", "says_en": "one facility left out",
     "says_fr": "sans l'un des établissements"},
]  # fmt: skip
_RUNS = {"main": 1, "source": 1, "without": 10}
_GRID = {
    "C1": ("supported", None, True), "C4": ("contradicted", None, True),
    "C5": ("undecided", "supported", False), "C7": ("supported", "not seen", True),
    "C10": ("not seen", "not seen", True),
}  # fmt: skip


def _signed(table, show, synthetic, **options):
    table.attrs["harmred"] = {
        "verb": "weigh",
        "options": {"show": show, "file": _FILE, "codes": [], "claims": CLAIMS, **options},
        "labels": {},
        "layer": {"agreed": 10, "one_coder": 80},
        "synthetic": synthetic,
    }
    return table


def verdicts(*, synthetic):
    """Return five claims: two supported, one each of the others."""
    parts = pd.DataFrame(_PARTS, columns=_COLUMNS)
    near = [_NEAR.get(f"{row.claim}{row.part}", [None] * 4) for row in parts.itertuples()]
    names = ["observed", "expected", "chance_low", "chance_high"]
    parts[names] = pd.DataFrame(near, columns=names).to_numpy(float)
    whole = pd.DataFrame({"claim": list(_VERDICTS), "verdict": list(_VERDICTS.values())})
    whole = whole.assign(part="", rule="", measure="", state=whole["claim"].map(_OPEN_CLAIMS))
    table = pd.concat([parts, whole]).sort_values(
        "claim", key=lambda ids: ids.str[1:].astype(int), kind="stable", ignore_index=True
    )
    claim = table["part"] == ""
    back = table["claim"].map(_RECOVERED).where(claim & synthetic)
    holds = table["rule"].map({"pair": True}).astype("boolean")
    blank = dict.fromkeys(("p_upper", "holm"), NAN)
    table = table.assign(recovered=back.astype("str"), holds_without_each_facility=holds, **blank)
    table = table.assign(hidden=False, note=pd.array([None] * len(table), "str"))
    for name in ("sources", "of_sources", "facilities", *set(names) - {"expected"}):
        table[name] = table[name].astype("Int64")
    return _signed(table[_ORDER], "verdicts", synthetic, figure=[])


def choices(*, synthetic):
    """Return the same claims under three choices, one of ten runs."""
    rows = [
        (claim, choice, runs, *_cell(claim, choice, runs))
        for claim in _GRID
        for choice, runs in _RUNS.items()
    ]
    table = pd.DataFrame(rows, columns=["claim", "choice", "runs", "verdict", "same", "differing"])
    table = table.astype({"runs": "Int64", "same": "boolean", "differing": "Int64"})
    table = table.assign(hidden=False, note=pd.array([None] * len(table), "str"))
    return _signed(table, "choices", synthetic, choices=_CHOICES)


def _cell(claim, choice, runs):
    main, other, holds = _GRID[claim]
    if runs > 1:
        return None, holds, 0 if holds else 3
    verdict = main if choice == "main" else other
    return verdict, None if verdict is None else verdict == main, None if verdict is None else 0


def cases():
    """Return three interviews that do not fit: two of one claim, in three rows."""
    rows = [("C5", "a", "I1", "without"), ("C5", "b", "I1", "apart"), ("C5", "a", "I2", "without")]
    rows.append(("C7", "a", "I1", "apart"))
    table = pd.DataFrame(rows, columns=["claim", "part", "source", "why"])
    table.insert(3, "role_group", "health")
    table = table.assign(hidden=False, note=pd.array([None] * len(table), "str"))
    return _signed(table, "cases", synthetic=False)


def items(*, synthetic=False):
    """Return four items of two standards, two of them known."""
    filled = ["50 interview;5–9 role_group.peer", None, "3 coder", None]
    table = pd.DataFrame(
        {
            "standard": ["COREQ", "COREQ", "COREQ", "SRQR"],
            "item": [12, 13, 24, 9],
            "asks_en": ["how many?", "who declined?", "how many coders?", "which approval?"],
            "asks_fr": ["combien ?", "qui a refusé ?", "combien ont codé ?", "quel avis ?"],
            "filled": pd.array(filled, "str"),
            "from": pd.array(["sources", None, "segments", None], "str"),
        }
    )
    table = table.assign(hidden=False, note=pd.array([None] * len(table), "str"))
    return _signed(table, "reporting", synthetic)


def only(*ids):
    """Return some of the claims."""
    table = verdicts(synthetic=False)
    made = table.attrs
    table = table[table["claim"].isin(ids)].reset_index(drop=True)
    table.attrs = made
    return table
