"""protect: what is small is hidden, and so is what would give it away; the rest stays."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import people

import harmred as hr
from harmred.analysis.intervals import of_shares
from harmred.errors import DisclosureError

ROLES = {"health": 12, "management": 6, "peer": 6, "reception": 7, "social": 18}


def shown(table, **keys):
    """Return the numbers of the rows that have these keys, None where they are hidden."""
    rows = table
    for name, value in keys.items():
        rows = rows[rows[name] == value]
    return [
        None if n is None else int(n)
        for n in rows["sources"].astype(object).where(~rows["hidden"], None)
    ]


def test_four_people_are_hidden_and_five_are_not():
    safe = hr.protect(
        hr.count(people(ROLES, street=range(4), home=range(5), tired=range(30)), at="code")
    )
    assert shown(safe, code="street") == [None]
    assert shown(safe, code="home") == [5]


def test_five_people_of_two_facilities_are_hidden():
    safe = hr.protect(
        hr.count(people(ROLES, street=[0, 1, 10, 11, 20], home=[0, 1, 2, 10, 11]), at="code")
    )
    assert shown(safe, code="street") == [None]
    assert shown(safe, code="home") == [5]


def test_nobody_at_all_is_shown_of_all_and_hidden_of_a_small_group():
    study = people(ROLES, tired=range(31, 49))
    assert shown(hr.protect(hr.count(study)), code="harm") == [0]
    safe = hr.protect(hr.count(study, by="role_group"))
    assert shown(safe, code="harm", role_group="management") == [None]
    assert shown(safe, code="harm", role_group="health") == [0]


def test_everybody_of_a_small_group_is_hidden():
    safe = hr.protect(hr.count(people(ROLES, tired=range(49)), by="role_group"))
    assert shown(safe, code="work", role_group="reception") == [None]
    assert shown(safe, code="work", role_group="health") == [12]


def test_peers_are_never_crossed_and_cannot_be_had_by_subtraction():
    tables = [hr.count(people(ROLES, tired=range(49)), by=by) for by in (None, "role_group")]
    whole, groups = hr.protect(*tables)
    assert shown(whole, code="work") == [49]
    assert shown(groups, code="work", role_group="peer") == [None]
    assert shown(groups, code="work").count(None) >= 2


def test_how_many_peers_there_are_is_no_crossing():
    safe = hr.protect(hr.count(people(ROLES), by="role_group", at="source"))
    assert shown(safe, role_group="peer") == [6]


def test_one_small_group_takes_another_with_it():
    safe = hr.protect(hr.count(people({**ROLES, "law": 2}), by="role_group", at="source"))
    assert shown(safe, role_group="law") == [None]
    assert shown(safe).count(None) == 2


def test_a_part_is_not_given_away_by_its_whole_and_the_other_parts():
    study = people(ROLES, street=range(20), home=range(20, 23))
    theme, codes = hr.protect(hr.count(study), hr.count(study, at="code"))
    assert shown(theme, code="harm") == [23]
    assert shown(codes, code="home") == [None]
    assert shown(codes, code="street") == [None]  # 23 less 20 leaves 3 at the least


def test_alone_the_same_part_may_stay():
    study = people(ROLES, street=range(20), home=range(20, 23))
    assert shown(hr.protect(hr.count(study, at="code")), code="street") == [20]


def test_where_nothing_is_small_nothing_is_hidden():
    table = hr.count(people(ROLES, street=range(9), tired=range(30)))
    safe = hr.protect(table)
    assert not safe["hidden"].any()
    assert safe["sources"].tolist() == table["sources"].tolist()


def test_a_hidden_row_holds_no_number_and_no_other_column_does():
    safe = hr.protect(hr.count(people(ROLES, street=range(4), tired=range(30)), at="code"))
    hidden = safe[safe["hidden"]].drop(columns=["kind", "code", "of_sources", "hidden"])
    assert len(hidden) > 0
    assert hidden.isna().all(axis=None)
    assert not {"segments", "spontaneous"} & set(safe)
    assert safe["note"].isna().all()


def test_ends_of_intervals_are_whole_percents():
    safe = hr.protect(hr.count(people(ROLES, tired=range(3, 44))))
    ends = safe.loc[safe["code"] == "work", ["low", "high"]].iloc[0]
    assert ends.notna().all()
    assert ((100 * ends).round(6) % 1 == 0).all()


def test_thresholds_can_be_raised():
    table = hr.count(people(ROLES, street=range(9), tired=range(30)), at="code")
    assert shown(hr.protect(table, persons=10), code="street") == [None]
    assert hr.protect(table, persons=10).attrs["harmred"]["protected"]["persons"] == 10


@pytest.mark.parametrize("lower", [{"persons": 4}, {"facilities": 2}, {"persons": float("nan")}])
def test_thresholds_cannot_be_lowered(lower):
    with pytest.raises(ValueError, match="can be raised and not lowered: at least"):
        hr.protect(hr.count(people(ROLES)), **lower)


def test_an_unknown_setting_is_refused():
    with pytest.raises(TypeError, match="unexpected keyword argument 'people'"):
        hr.protect(hr.count(people(ROLES)), people=10)


def test_nothing_by_facility_is_public():
    table = hr.count(people(ROLES, street=range(9)), by="facility")
    with pytest.raises(DisclosureError, match=r"'count' by facility cannot be public\.\nA public"):
        hr.protect(table)


def test_a_group_that_was_picked_out_is_not_public():
    part = hr.select(people(ROLES, street=range(9)), facility=["Facility-1", "Facility-2"])
    with pytest.raises(DisclosureError, match="counts only the sources of some facility"):
        hr.protect(hr.count(part))


def test_passages_are_not_public():
    with pytest.raises(DisclosureError, match="'excerpts' cannot be public: it shows what single"):
        hr.protect(hr.excerpts(people(ROLES, street=range(9)), "street", within="source"))


def test_numbers_of_two_studies_are_not_protected_together():
    one, other = (hr.count(people(ROLES, street=range(n))) for n in (9, 10))
    with pytest.raises(DisclosureError, match="different numbers for the same thing"):
        hr.protect(one, other)


@given(
    st.lists(st.integers(0, 14), min_size=2, max_size=5),
    st.lists(st.floats(0, 1), min_size=5, max_size=5),
)
def test_no_group_is_known_from_the_total_and_the_other_groups(sizes, shares):
    groups = {f"role {n}": size for n, size in enumerate(sizes)}
    first = [sum(sizes[:n]) for n in range(len(sizes))]
    said = [p for start, size, share in zip(first, sizes, shares, strict=False)
            for p in range(start, start + round(size * share))]  # fmt: skip
    study = people({**groups, "": 20}, tired=[*said, *range(sum(sizes), sum(sizes) + 20)])
    safe = hr.protect(*[hr.count(study, by=by) for by in (None, "role_group")])
    (total,) = shown(safe[0], code="work")
    rows = safe[1][safe[1]["code"] == "work"]
    known = rows["sources"].sum()
    many = int(rows["hidden"].sum())
    if many and total is not None:
        sizes = rows.loc[rows["hidden"], "of_sources"].astype(float).fillna(99).tolist()
        left = total - known
        for own in sizes:
            others = sum(sizes) - own
            least, most = max(0, left - others), min(own, left)
            assert most - least >= 5
            assert least == 0 or least >= 5


@pytest.mark.parametrize("verb", ["by role", "cooccur", "saturate", "codes"])
def test_a_protected_table_is_drawn_as_any_other(verb):
    calm = [0, 1, 2, *range(30, 36)]
    study = people(ROLES, street=range(20), home=range(3), tired=range(30), calm=calm)
    tables = {
        "by role": lambda: hr.draw.counts(hr.protect(hr.count(study, by="role_group"))),
        "cooccur": lambda: hr.draw.matrix(hr.protect(hr.cooccur(study, within="source"))),
        "saturate": lambda: hr.draw.discovery(hr.protect(hr.saturate(study, by="role_group"))),
        "codes": lambda: hr.draw.counts(hr.protect(hr.count(study, at="code"))),
    }
    drawing = tables[verb]()
    assert drawing.table["hidden"].any()
    assert "nan" not in repr(drawing).split()


def test_whole_percents_of_an_interval_do_not_give_back_who_said_it_where():
    of = [2, 3, 4, 5, 6, 8]
    ways = [way for way in itertools.product(*map(range, np.add(of, 1))) if sum(way) == 15]
    ends = np.transpose(of_shares(ways, np.tile(of, (len(ways), 1))))
    exact, rounded = (Counter(map(tuple, ends.round(places))) for places in (12, 2))
    assert sum(many == 1 for many in exact.values()) > 0.9 * len(ways)
    assert min(rounded.values()) > 1
