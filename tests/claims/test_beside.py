"""What stands beside a claim: counted like the rest, weighed by nothing."""

from dataclasses import replace

import pandas as pd
import pytest
from small_claims import SAYS, claim, told
from toys import guided

import harmred as hr
from harmred.claims.file import opened
from harmred.claims.weigh import weigh
from harmred.errors import FormatError

ALL = [f"I{n}" for n in range(1, 9)]
SHARE = {"rule": "share", "any_of": ["harm"], "over": 0.5}
BESIDE = {"rule": "share", "any_of": ["help"], **SAYS}
PAIR = {"rule": "pair", "a": ["harm"], "b": ["help"]}


def study(helped=3):
    marks = [(source, 0, 5, "street") for source in ALL]
    return guided(marks + [(source, 2, 7, "listening") for source in ALL[:helped]])


def weighed(*parts, beside):
    return weigh(study(), told(claim(*parts) | {"beside": beside}))


def test_it_stands_after_the_parts_and_decides_nothing():
    table = weighed(SHARE, beside=[BESIDE])
    assert table["part"].tolist() == ["a", "i", ""]
    row = table.iloc[1]
    assert (row["rule"], row["measure"], row["value"], row["sources"]) == (
        "beside", "share", 3 / 8, 3,
    )  # fmt: skip
    assert row[["verdict", "threshold"]].isna().all()
    assert table["verdict"].iloc[2] == "supported"


def test_its_pairs_take_nothing_from_the_chance_of_the_claims():
    alone, beside = (weighed(PAIR, beside=more) for more in ([BESIDE], [PAIR | SAYS] * 2))
    assert beside.loc[0, "holm"] == alone.loc[0, "holm"] == alone.loc[0, "p_upper"]
    assert beside["holm"].iloc[1:].isna().all()
    assert beside.loc[1, "p_upper"] == beside.loc[0, "p_upper"]


def test_a_share_can_be_of_one_direction():
    toy = study()
    ways = pd.Series("dir_self", toy.segments.index).where(toy.segments["source"] < "I4")
    toy = replace(toy, segments=toy.segments.assign(direction=ways))
    book = pd.DataFrame([{"code": "dir_self", "row_type": "facet_value", "facet": "direction"}])
    toy = replace(toy, codebook=pd.concat([toy.codebook, book], ignore_index=True))
    part = BESIDE | {"any_of": ["harm"], "direction": ["dir_self"]}
    table = weigh(toy, told(claim(SHARE) | {"beside": [part]}))
    assert table["sources"].tolist()[:2] == [8, 3]


def test_what_the_codebook_lacks_is_said():
    table = weighed(SHARE, beside=[BESIDE | {"any_of": ["hunger"]}])
    assert (table.loc[1, "state"], pd.isna(table.loc[1, "value"])) == ("lacks_codes", True)
    assert len(hr.tell(table).splitlines()) == 2


def test_it_is_told_after_its_claim_and_not_drawn():
    table = weighed(SHARE, beside=[BESIDE])
    assert hr.tell(table).splitlines()[1] == (
        "Beside claim X1 (…), not weighed: This is so.: 3 of 8; 2 facilities."
    )
    assert hr.draw.board(table).table["part"].tolist() == ["a", ""]
    written = hr.draw.table(table, lang="fr").to_string()
    assert "à côté de l'affirmation, non pesé" in written


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (BESIDE | {"over": 0.5}, r"X1, beside i: nobody knows 'over' here"),
        (
            {"rule": "rank", **SAYS},
            r"beside i: nobody knows the rule 'rank'.\nKnown are diff, pair",
        ),
        ({"rule": "share", **SAYS}, r"beside i lacks any_of"),
    ],
)
def test_it_has_a_vocabulary_of_its_own(beside, said):
    with pytest.raises(FormatError, match=said):
        opened(hr.load(), told(claim(SHARE) | {"beside": [beside]}))


def test_direction_of_prohibition_and_views_of_trafficking_are_those_of_the_marks():
    table = weigh(hr.load()).set_index(["claim", "part"])
    rows = own = hr.load().segments
    own = own[own["source"].str.contains("-I") & (own["stance"] == "stance_own")]
    agreed = set(rows.loc[rows["coder"] == "reconciled", "source"])
    own = own[(own["coder"] == "reconciled") | ~own["source"].isin(agreed)]
    to_client = own["direction"].eq("dir_state_to_client") & own["code"].eq("explain_prohibition")
    assert table.loc[("C14", "i"), "sources"] == own.loc[to_client, "source"].nunique()
    trafficking = own["code"].eq("explain_trafficking")
    assert table.loc[("C13", "ii"), "sources"] == own.loc[trafficking, "source"].nunique()
