"""The ledger of the bundled study: what was planted, and what the sheet of answers may not do."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest

import harmred as hr
from harmred.claims.file import opened
from harmred.claims.weigh import weigh
from harmred.readers import BUNDLED
from harmred.synthetic import invent, truth


@pytest.fixture(scope="module")
def table():
    return weigh(hr.load())


def claims_of(table):
    return table[table["part"] == ""].set_index("claim")["verdict"].to_dict()


def test_every_planted_answer_of_the_bundled_study_is_recovered(table):
    assert claims_of(table) == truth()["claims"]
    assert set(table.loc[table["part"] == "", "recovered"]) == {"yes"}
    assert table.loc[table["part"] != "", "recovered"].isna().all()


def test_deleting_the_answers_changes_nothing_but_that_they_are_unknown(table, tmp_path):
    shutil.copytree(BUNDLED, tmp_path / "copy")
    (tmp_path / "copy" / "planted_truth.json").unlink()
    found = weigh(hr.load(tmp_path / "copy"))
    assert found["recovered"].isna().all()
    pd.testing.assert_frame_equal(found, table.assign(recovered=found["recovered"]))


def test_other_answers_change_no_verdict_either(table, tmp_path):
    shutil.copytree(BUNDLED, tmp_path / "copy")
    sheet = tmp_path / "copy" / "planted_truth.json"
    sheet.write_text(sheet.read_text("utf-8").replace('"undecided"', '"supported"'), "utf-8")
    found = weigh(hr.load(tmp_path / "copy"))
    assert claims_of(found) == claims_of(table)
    assert (found["recovered"] == "no").sum() == 4


def test_a_real_study_has_no_answers_even_with_a_sheet_beside_it(table):
    study = hr.load()
    tables = {
        name: getattr(study, name).assign(source=getattr(study, name)["source"].str[4:])
        for name in ("sources", "segments", "turns")
    }
    found = weigh(replace(study, **tables))
    assert found["recovered"].isna().all()
    assert claims_of(found) == claims_of(table)


@pytest.mark.parametrize("world", ["as_stated", "null", "contrary"])
def test_other_worlds_read_as_planted(world):
    assert claims_of(weigh(invent(world))) == truth(world)["claims"]


def test_the_table_says_which_rules_weighed_it(table):
    options = table.attrs["harmred"]["options"]
    assert (table.attrs["harmred"]["verb"], options["show"]) == ("weigh", "verdicts")
    assert options["claims"] == opened(hr.load()).claims
    assert options["figure"][0] == "living_in_precarity"
    assert set(options["codes"]) >= set(options["figure"][:3])


COLUMNS = """
claim part rule measure value low high threshold sources of_sources facilities
observed expected chance_low chance_high p_upper holm holds_without_each_facility
alpha alpha_low alpha_high state verdict recovered hidden note
"""


def test_the_columns_are_those_agreed(table):
    assert table.columns.tolist() == COLUMNS.split()


def test_the_same_study_gives_the_same_table(table):
    pd.testing.assert_frame_equal(weigh(hr.load()), table)


def test_no_other_table_can_be_asked_for():
    with pytest.raises(ValueError, match="`show` must be one of 'verdicts', 'choices'"):
        weigh(hr.load(), show="verdict")


def test_what_reporting_asks_is_signed_too():
    assert weigh(hr.load(), show="reporting").attrs["harmred"]["options"] == {"show": "reporting"}
