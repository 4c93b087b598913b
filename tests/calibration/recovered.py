"""Part d: what was planted in the invented study's worlds, and what harmred says of each."""

import numpy as np

import harmred as hr
from harmred.claims.agreeing import UNRELIABLE
from harmred.claims.vocabulary import RULES
from harmred.claims.weigh import weigh
from harmred.standing import standing
from harmred.synthetic import invent
from harmred.synthetic.parameters import THIRD_CODER_STARTS
from harmred.synthetic.truths import TRAPS
from harmred.synthetic.worlds import CLAIMS, READS

WORLDS = tuple(CLAIMS)
PAIRS = {
    "precarity_other": ("C5", "b"),
    "listening_distress": ("C7", "a"),
    "powerlessness_precarity": ("C8", "a"),
    "powerlessness_helping": ("C10", "a"),
    "prohibition_clients": ("C14", "a"),
    "prohibition_distress": ("C14", "b"),
}
"""The six pairs that claims rest on: their names in parameters.py, their parts in claims.toml."""
TRAP_PAIRS = {name: {trap["a"], trap["b"]} for name, trap in TRAPS.items() if name != "coder_drift"}
RISE, REST = 0.10, 0.05
"""Drift is named when a share rises by more than RISE, and by less than REST with coders fixed."""


def planted():
    """Yield a row per world that says what was planted: verdicts, and what lifts read at large."""
    for world in WORLDS:
        lifts = {f"{name}_lift": f"{READS[world].get(name, 1):.2f}" for name in PAIRS}
        yield {"world": world, "seed": "planted"} | CLAIMS[world] | lifts


def study(key):
    """Invent one study and return what harmred says of it, as cells of a row."""
    world, seed = key
    made = invent(world, seed)
    row = {"world": world, "seed": seed} | _verdicts(made)
    if world in ("mixed", "null"):
        table = hr.against_chance(hr.select(made, kind="interview"), at="code")
        row |= _family(table)
        row |= _traps(table) | {"coder_drift": drift(made)} if world == "mixed" else {}
    return row


def _verdicts(made):
    """Return the verdict of each claim, and verdict and lift of each pair; or that it failed."""
    try:
        table = weigh(made).fillna({"part": ""}).set_index(["claim", "part"])
    except Exception as error:  # a calibration counts failures, it does not stop at them
        return {claim: f"error: {type(error).__name__}" for claim in CLAIMS["mixed"]}
    claims = {claim: table.at[(claim, ""), "verdict"] for claim in CLAIMS["mixed"]}
    pairs = {name: table.at[part, "verdict"] for name, part in PAIRS.items()}
    lifts = {f"{name}_lift": f"{table.at[part, 'value']:.2f}" for name, part in PAIRS.items()}
    poor = table["state"].str.contains(UNRELIABLE) & table["rule"].isin(RULES)
    shut = dict.fromkeys(claim for claim, _ in table.index[poor])
    return claims | lifts | pairs | {"coding_unreliable": " ".join(shut)}


def _family(table):
    compared = table["q"].notna()
    flagged = table["state"].isin(["above chance", "below chance"])
    gated = compared & ~table["state"].isin(["too sparse", "undefined", "no interval"])
    return {
        "compared": int(compared.sum()),
        "gated": int(gated.sum()),
        "flagged": int(flagged.sum()),
    }


def _traps(table):
    """Return the state of each trap, and whether its p alone, without the gate, is under 5 %."""
    named = [_named(pair) for pair in zip(table["a"], table["b"], strict=True)]
    rows = table.set_axis(named).loc[[_named(pair) for pair in TRAP_PAIRS.values()]]
    states = dict(zip(TRAP_PAIRS, rows["state"], strict=True))
    below = [name == "below_expected" for name in TRAP_PAIRS]
    p = np.where(below, rows["p_lower"], rows["p_upper"])
    return states | {f"{name}_p": f"{each:.3f}" for name, each in zip(TRAP_PAIRS, p, strict=True)}


def _named(pair):
    return " ".join(sorted(pair))


def drift(made):
    """Say whether symbolic violence rises when the third coder starts, and only with that coder."""
    told = standing(made).dropna(subset="dimension")
    symbolic = told["dimension"].str.contains("dim_symbolic")
    late = told["coded_half_year"] >= THIRD_CODER_STARTS
    same = told["coder"].isin(["K1", "K2"])
    rise = symbolic[late].mean() - symbolic[~late].mean()
    rest = symbolic[late & same].mean() - symbolic[~late & same].mean()
    return "named" if rise > RISE and abs(rest) < REST else f"{rise:.3f}/{rest:.3f}"
