"""The numbers and tables of docs/calibration.md, by their names in page.md."""

from collections import Counter
from itertools import groupby

OUTCOMES = ("supported", "contradicted", "not seen", "undecided", "error")
SHARED = {
    "nothing shared": "nothing",
    "section": "one section of the guide",
    "site": "three of ten facilities",
    "talkative": "talkative people",
    "bursts": "bursts of four turns",
    "all at once": "all of these at once",
    "opening": "the first three turns of every section (odds twice as high)",
}
MECHANISMS = {"episodes": "Episodes that carry both codes", "copula": "Two correlated tides"}
RATES = {"sparse": "rarer codes", "dense": "frequent codes"}
SHOWN = ("rejected", "gate", "supported", "below")


def table(head, rows):
    """Return a Markdown table; the first column is words, the others stand right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def share(part, whole):
    """Return a share as a percentage with one decimal."""
    return f"{100 * int(part) / int(whole):.1f} %"


def judged(met, text):
    """Return a number as it is when it meets its target, and in bold when it does not."""
    return str(text) if met else f"**{text} (missed)**"


def nulls(rows):
    """Return the cells of section a."""
    parts = {unit: [row for row in rows if row["unit"] == unit] for unit in ("turns", "interviews")}
    cells = {f"null_{unit}": _rejections(part) for unit, part in parts.items()}
    return cells | {"null_studies": f"{int(rows[0]['studies']):,}"}


def _rejections(rows):
    lines = []
    for world, found in groupby(rows, key=lambda row: row["world"]):
        exact, *others = found
        cells = [_rejected(exact, name) for name in ("rejected", "at_mid_p")]
        cells += [share(row["rejected"], row["studies"]) for row in others]
        lines.append([SHARED[world], *cells])
    tests = list(dict.fromkeys(row["test"] for row in rows))
    return table(["what both codes share", tests[0], "the same, mid p", *tests[1:]], lines)


def _rejected(row, column):
    text = share(row[column], row["studies"])
    if row["world"] == "opening":
        return f"{text} (no target)"
    return judged(int(row[column]) <= 0.07 * int(row["studies"]), text)


def coverage(rows):
    """Return the cells of section b."""
    lines = []
    for row in rows:
        met = 0.92 <= int(row["held"]) / int(row["studies"]) <= 0.99
        held, *ends = (share(row[name], row["studies"]) for name in ("held", "below", "above"))
        lines.append([f"{row['of']}: {row['cell']}", row["value"], judged(met, held), *ends])
    head = ["interval of a …", "held against", "holds it", "lies below it", "lies above it"]
    return {"coverage_studies": f"{int(rows[0]['studies']):,}", "coverage": table(head, lines)}


def links(rows):
    """Return the cells of section c."""
    head = ["planted", "reads", "expected turns", "p under 5 %", "gate met", "supported", "below 1"]
    parts = []
    for design, found in groupby(
        rows, key=lambda row: (row["mechanism"], row["rates"], row["uneven"])
    ):
        lines = [
            [row["planted"], row["lift"], row["expected"]]
            + [share(row[name], row["studies"]) for name in SHOWN]
            for row in found
        ]
        parts.append(f"{_design(*design)}:\n\n{table(head, lines)}")
    return {"links": "\n".join(parts)}


def _design(mechanism, rates, uneven):
    differs = f", the link uneven between facilities (sd {uneven})" if float(uneven) else ""
    return f"{MECHANISMS[mechanism]}, {RATES[rates]}{differs}"


def worlds(rows):
    """Return the cells of section d."""
    planted = {row["world"]: row for row in rows if row["seed"] == "planted"}
    runs = {
        world: [row for row in rows if row["world"] == world and row["seed"] != "planted"]
        for world in planted
    }
    confusion = "\n".join(_confusion(world, planted[world], runs[world]) for world in planted)
    cells = {"seeds": len(runs["mixed"]), "confusion": confusion}
    cells |= {"pairs": _pairs(planted, runs), "traps": _traps(runs["mixed"])}
    cells |= {"shut": "\n".join(_shut(world, runs[world]) for world in planted)}
    return cells | _family(runs["null"])


def _shut(world, runs):
    """Say how often coders agreed too little on a claim of a world."""
    many = Counter(claim for row in runs for claim in row["coding_unreliable"].split())
    claims = sorted(many, key=lambda claim: int(claim[1:]))
    said = ", ".join(f"claim {claim[1:]} in {many[claim]}" for claim in claims)
    return f"- `{world}`: {said or 'no claim in any'} of {len(runs)} seeds."


def _outcome(text):
    return text if text in OUTCOMES else "error"


def _confusion(world, planted, runs):
    claims = [name for name in planted if name[0] == "C" and name[1:].isdigit()]
    lines = []
    for claim in claims:
        found = Counter(_outcome(row[claim]) for row in runs)
        cells = [
            f"**{found[name]}**" if name == planted[claim] else found[name] for name in OUTCOMES
        ]
        lines.append([f"claim {claim[1:]}", *cells])
    right = sum(row[claim] == planted[claim] for row in runs for claim in claims)
    said = f"World `{world}`: the planted answer came back {right:,} times of {len(runs) * 14:,}."
    return f"{said}\n\n{table([f'of {len(runs)} seeds', *OUTCOMES], lines)}"


def _pairs(planted, runs):
    names = [name.removesuffix("_lift") for name in planted["mixed"] if name.endswith("_lift")]
    lines = [_pair(world, name, planted[world], runs[world]) for world in planted for name in names]
    outcomes = [name for name in OUTCOMES if name != "contradicted"]
    return table(["pair", "planted", "reads", *outcomes], lines)


def _pair(world, name, planted, runs):
    """Return the line of a pair, which is never contradicted."""
    lifts = [float(row[f"{name}_lift"]) for row in runs if row[f"{name}_lift"] not in ("", "nan")]
    found = Counter(_outcome(row[name]) for row in runs)
    supported, *rest = (found[outcome] for outcome in OUTCOMES if outcome != "contradicted")
    if float(planted[f"{name}_lift"]) >= 1.25:
        supported = judged(supported >= 0.9 * len(runs), supported)
    mean = f"{sum(lifts) / len(lifts):.2f}" if lifts else ""
    words = f"`{world}`: {name.replace('_', ' and ')}"
    return [words, planted[f"{name}_lift"], mean, supported, *rest]


def _traps(runs):
    names = [name.removesuffix("_p") for name in runs[0] if name.endswith("_p")]
    lines = [_trap(name, runs) for name in names]
    named = sum(row["coder_drift"] == "named" for row in runs)
    drift = judged(named >= 0.9 * len(runs), f"named in {named}")
    lines.append(["coder drift", drift, f"not named in {len(runs) - named}", ""])
    return table(["trap", "called out", f"the rest of {len(runs)} seeds", "p alone"], lines)


def _trap(name, runs):
    states = Counter(row[name] for row in runs)
    alone = sum(float(row[f"{name}_p"]) <= 0.05 for row in runs)
    below = name == "below_expected"
    wanted = "below chance" if below else "above chance"
    many = states.pop(wanted, 0)
    met = many >= 0.9 * len(runs) if below else many <= 0.07 * len(runs)
    rest = ", ".join(f"{state} in {number}" for state, number in sorted(states.items()))
    return [name.replace("_", " "), judged(met, f"{wanted} in {many}"), rest, alone]


def _family(runs):
    flagged = sum(int(row["flagged"]) > 0 for row in runs)
    cells = {
        f"family_{name}": f"{sum(int(row[name]) for row in runs):,}"
        for name in ("flagged", "gated")
    }
    rate = judged(flagged <= 0.08 * len(runs), share(flagged, len(runs)))
    return cells | {"family_rate": rate}
