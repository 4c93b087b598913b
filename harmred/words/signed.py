"""What every table carries in its attrs: verb, options, labels, whose marks, whether invented."""

from ..codebook import labels, lineage, parents
from ..standing import AGREED, layer


def signed(table, study, verb, options):
    """Return the table with what `draw`, `tell` and `save` need to know of it.

    Parameters
    ----------
    table : DataFrame
        What a verb made.
    study : Study
        From what.
    verb : str
        The verb.
    options : dict
        Its options, as JSON can hold them.

    Returns
    -------
    DataFrame
        The same table; `attrs["harmred"]` holds verb, options, labels, layer, synthetic; of a
        table of codes also `tree`: what stands above each, and which are counter-codes; of a
        part of the sources also `narrowed`: the columns that part was chosen by.

    Examples
    --------
    >>> import pandas as pd
    >>> import harmred as hr
    >>> table = signed(pd.DataFrame({"kind": []}), hr.load(), "count", {})
    >>> table.attrs["harmred"]["verb"], table.attrs["harmred"]["synthetic"]
    ('count', True)
    """
    table = table.reset_index(drop=True)
    known = labels(study.codebook) | _sections(study)
    tree = _tree(table, study.codebook) if options.get("at") == "code" else {}
    only = study.selected or {}
    # a kind has rows of its own anyway: all interviews are no part of the interviews
    narrowed = [name for name in study.narrowed or {} if name != "kind"]
    asked = [*options.get("codes", []), *tree.get("parents", []), *only.get("code", [])]
    table.attrs["harmred"] = {
        "verb": verb,
        "options": options,
        "labels": _spoken(table, asked, known),
        "layer": _layer(study),
        "synthetic": study.synthetic,
        **({"tree": tree} if tree else {}),
        **({"selected": only} if only else {}),
        **({"narrowed": narrowed} if narrowed else {}),
    }
    return table


def _tree(table, codebook):
    """Return what stands above the codes of a table, up to the themes, and its counter-codes."""
    above = parents(codebook)
    there = {each for code in table.get("code", []) for each in lineage(above, code)}
    counter = codebook.loc[codebook["counter_code"] == "yes", "code"]
    kept = {code: above.get(code) for code in [*above, *sorted(there)] if code in there}
    return {"parents": kept, "counter": [code for code in counter if code in there]} if kept else {}


def _spoken(table, asked, known):
    """Keep the labels that this table speaks of."""
    speaks = ("code", "a", "b", "section")
    there = {value for name in speaks if name in table for value in table[name]}
    there |= set(asked) | {code for cell in table.get("codes", []) for code in cell.split(";")}
    return {code: both for code, both in known.items() if code in there}


def _sections(study):
    if study.guide is None:
        return {}
    return {
        row.section: [str(row.label_en), str(row.label_fr)]
        for row in study.guide.dropna(subset=["label_en", "label_fr"]).itertuples()
    }


def _layer(study):
    """Count the sources by whose marks stand: the team's agreed ones, or one person's."""
    whose = layer(study)
    agreed = int((whose == AGREED).sum())
    return {"agreed": agreed, "one_coder": int(whose.notna().sum()) - agreed}
