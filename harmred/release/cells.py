"""The numbers that a table shows: row by row, what each counts and what it rests on."""

from typing import NamedTuple

import pandas as pd

from ..words import about
from .groups import sized
from .rules import GROUPS
from .what import FACETS, What, box, size

_VERBS = {"saturate": "groups", "agree": "turns"}


class Cell(NamedTuple):
    """A number, where it stands, on how many people and facilities it rests, of how many.

    A hidden number is None.
    """

    row: int
    what: What
    value: int | None
    people: int | None
    facilities: int | None
    of: What | None = None


def cells(table, tree):
    """Return every number of people that a table shows, row by row.

    Parameters
    ----------
    table : DataFrame
        From a verb, or as it was drawn, protected or not.
    tree : dict
        Code -> the codes that count for it, as `families` returns.

    Returns
    -------
    list of Cell
        One or more a row; none where a row tells of no number of people.

    Examples
    --------
    >>> import harmred as hr
    >>> table = hr.count(hr.select(hr.load(), kind="interview"))
    >>> cells(table, {})[1].what.boxes[0][0]
    frozenset({'violence_against_clients'})
    """
    made = about(table)
    read = _READERS.get(_shape(table, made), lambda *_: ())
    table = sized(table)
    rows = table.reset_index(drop=True).rename_axis(index="row").reset_index().to_dict("records")
    return [cell for row in rows if row.get("head") is not True for cell in read(row, made, tree)]


def _shape(table, made):
    if made["verb"] == "weigh":
        return "ledger" if "rule" in table else "none"
    if made["verb"] in _VERBS:
        return _VERBS[made["verb"]]
    for column, shape in (("a", "pairs"), ("step", "steps"), ("trait", "sample")):
        if column in table:
            return shape
    if "codes" in table:
        return "sets"
    return "sample" if made["options"].get("at") == "source" else "mentions"


def _number(value):
    return None if pd.isna(value) else round(float(value))


def _name(value):
    return "none" if pd.isna(value) else str(value)


def _group(row, made):
    """Return the group of a row, and how its own size is called."""
    named = [name for name in GROUPS if name in row and name in made["options"].get("by", [])]
    return tuple((name, _name(row[name])) for name in named)


def _cell(row, what, value, of=None):
    value, people = _number(value), _number(row.get("persons"))
    people = value if people is None or value is None else min(people, value)
    return Cell(row["row"], what, value, people, _number(row.get("facilities")), of)


def _of(row, made, *part):
    """Return what the size of a row's group is called, and the cell that shows it."""
    what = size(row["kind"], _group(row, made), *part)
    of = _number(row.get("of_sources"))
    return what, Cell(row["row"], what, of, of, None)


def _passages(row, made, tree):
    """Return the box of a row of counts: its own columns within what was selected."""
    kept, at = made.get("selected", {}), made["options"].get("at")
    margin = {"direction", "dimension"} - {row["panel"]} if row.get("panel") in FACETS else ()
    given = {name: kept[name] for name in FACETS if name in kept}
    given |= {name: [_name(row[name])] for name in FACETS if name in row and name not in margin}
    given |= {"of": ["violence"]} if made["options"].get("of") == "violence" else {}
    given |= {"place": [f"{name} {row[name]}" for name in ("tenth", "section") if name in row]}
    codes = kept.get("code")
    codes = frozenset().union(*(tree.get(code, {code}) for code in codes)) if codes else None
    if at in FACETS and "code" in row:
        given[at] = [_name(row["code"])]
    elif "code" in row and at != "any":
        codes = tree.get(row["code"], frozenset([row["code"]]))
    given |= {"code": codes, "place": given["place"] or None}
    return given


def _mentions(row, made, tree):
    """Read a row of counts, of a comparison, of bubbles, of a tree."""
    given = _passages(row, made, tree)
    measure = row.get("measure", made["options"].get("measure", "mention"))
    part = [] if measure == "mention" else [measure]
    group, (of, whole) = _group(row, made), _of(row, made, *part, *(given["place"] or []))
    if row.get("panel") == "direction":
        given["of"] = ["violence"]
    what = What(row["kind"], group, measure, (box(**given),))
    yield whole
    yield _cell(row, what, row["sources"], of)
    if made.get("figure") == "elicitation":
        for name in ("spontaneous", "prompted"):
            part = box(**given, elicited=[name])
            yield _cell(row, what._replace(boxes=(part,)), row[name], of)


def _sample(row, made, tree):
    """Read a row of the sample: a group and its size."""
    group = ((row["trait"], _name(row["value"])),) if "trait" in row else _group(row, made)
    of = size(row["kind"])
    yield Cell(row["row"], of, *2 * [_number(row["of_sources"])], None)
    yield _cell(row, size(row["kind"], group), row["sources"], of)


def _groups(row, made, tree):
    """Read a row of a curve: it shows how large its group is, and no other number."""
    yield _of(row, made)[1]


def _turns(row, made, tree):
    """Read a row of agreement: no more people can have spoken of a code than turns are marked."""
    yield _cell(row, What(row["kind"], (), "turns", (row["code"],)), row.get("marked"))


def _pairs(row, made, tree):
    """Read a pair of themes or codes: in how many sources they are near."""
    if row.get("panel") == "claim":
        return
    of, whole = _of(row, made)
    within = row.get("within", made["options"].get("within"))
    boxes = [box(code=tree.get(code, {code})) for code in (row["a"], row["b"])]
    what = What(row["kind"], (), f"near {within}", tuple(sorted(boxes, key=str)))
    yield whole
    yield _cell(row, what, row["together"] if "together" in row else row["sources"], of)
    if made.get("figure", made["verb"]) in ("nearness", "cooccur"):
        both = [row["together"], row["apart"]]
        both = None if pd.isna(both).any() else sum(both)
        yield _cell(row, what._replace(measure="near source"), both, of)


def _sets(row, made, tree):
    """Read a set of codes that go together in a source, or one of these codes."""
    if row.get("panel") == "code":
        yield from _mentions(row, made, tree)
        return
    of, whole = _of(row, made)
    kept = tuple(sorted((name, tuple(values)) for name, values in made.get("selected", {}).items()))
    name = f"pooled {_name(row['size'])}" if pd.isna(row["codes"]) else row["codes"]
    yield whole
    yield _cell(row, What(row["kind"], (), "set", (kept, name)), row["sources"], of)


def _steps(row, made, tree):
    """Read a step of a staircase."""
    kept = made["options"].get("steps", {}).get(row["step"], {})
    named = {name: kept[name] for name in FACETS if name in kept}
    of, whole = _of(row, made)
    part = box(**named, of=["violence"] if kept.get("of") == ["violence"] else None)
    yield whole
    yield _cell(row, What(row["kind"], (), "mention", (part,)), row["sources"], of)


def _ledger(row, made, tree):
    """Read a part of a claim; a difference and one side of it give the other."""
    parts = {
        (part["claim"], part["part"]): part
        for claim in made["options"]["claims"]
        for part in (*claim["parts"], *claim["besides"])
    }
    part = parts.get((row["claim"], row["part"]), {})
    rule = part.get("rule", "design")
    if rule == "design":
        return
    first, second = (_own(row, part, tree, name) for name in ("any_of", "against"))
    yield _cell(row, first, row["sources"])
    if rule in ("diff", "rank"):
        other = row["sources"] - row["value"] * row["of_sources"]
        yield _cell({**row, "facilities": None}, second, other)


def _own(row, part, tree, name):
    """Return what a side of a part counts: passages, where it is as simple as that."""
    simple = {"claim", "part", "rule", "any_of", "against", "stance", "over", "says_en", "says_fr"}
    if not {"any_of", name} <= set(part) <= simple | {*FACETS}:
        return What("interview", (), "claim", (row["claim"], row["part"], name))
    codes = frozenset().union(*(tree.get(code, {code}) for code in part[name]))
    given = {facet: part[facet] for facet in FACETS if facet in part}
    return What("interview", (), "mention", (box(code=codes, **given),))


_READERS = {
    "mentions": _mentions, "sample": _sample, "groups": _groups, "pairs": _pairs, "sets": _sets,
    "steps": _steps, "ledger": _ledger, "turns": _turns,
}  # fmt: skip
