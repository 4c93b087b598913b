"""codes.csv: their codes become ours, or move in their tree; nothing is lost in silence."""

import pandas as pd
import pytest
from maps import coded, filled, project

from harmred.checks import problems
from harmred.errors import FormatError
from harmred.mapping import apply, draft
from harmred.mapping.codes import drafted
from harmred.mapping.resemblance import called, codebook, suggestion


def marks(study, *more):
    columns = ["source", "start", "end", "code", *more]
    return study.segments[columns].astype(object).fillna("").to_numpy().tolist()


def tree(study):
    book = study.codebook
    return dict(zip(book["code"], book["parent"].fillna(""), strict=True))


def under(folder, study=None, **places):
    study = study or project()
    cells = {name: {"under": place} for name, place in places.items()}
    return apply(study, filled(study, folder, "codes.csv", cells))


def test_an_empty_map_changes_nothing(tmp_path):
    study, report = coded(tmp_path)
    assert marks(study) == marks(project())
    assert tree(study) == tree(project())
    assert (report.wrong, report.changed) == ([], [])


def test_keep_says_the_same_as_an_empty_cell(tmp_path):
    study, report = coded(tmp_path, deuil="Keep")
    assert tree(study) == tree(project())
    assert report.done[0] == "codes.csv: every code stays as it is"


def test_segments_of_a_code_take_our_code_and_remember_theirs(tmp_path):
    study, _ = coded(tmp_path, impuissance="powerlessness")
    assert marks(study, "node")[0] == ["A", 0, 9, "powerlessness", "impuissance"]
    assert marks(study, "node")[1:] == [[*row, ""] for row in marks(project())[1:]]


def test_our_code_brings_what_stands_above_it(tmp_path):
    study, _ = coded(tmp_path, impuissance="powerlessness")
    book = tree(study)
    assert book["powerlessness"] == "emotional_impact"
    assert book["emotional_impact"] == ""
    assert "impuissance" not in book


def test_codes_that_stay_keep_their_tree_and_go_below_ours_where_theirs_went(tmp_path):
    study, _ = coded(tmp_path, deuil="sadness_grief", Ville="drug_policy_frame")
    book = tree(study)
    assert (book["pleurs"], book["police"]) == ("sadness_grief", "drug_policy_frame")
    assert book["impuissance"] == "Vécu"


def test_a_theme_of_theirs_that_has_lost_all_its_codes_is_left_out(tmp_path):
    ours = {"impuissance": "powerlessness", "deuil": "sadness_grief", "pleurs": "sadness_grief"}
    study, _ = coded(tmp_path, **ours)
    assert "Vécu" not in tree(study)
    assert "Ville" in tree(study)


def test_two_of_theirs_on_one_passage_become_one_of_ours(tmp_path):
    study, report = coded(tmp_path, deuil="sadness_grief", pleurs="sadness_grief")
    grief = [row for row in marks(study, "node") if row[3] == "sadness_grief"]
    assert grief == [
        ["A", 10, 20, "sadness_grief", "deuil;pleurs"],
        ["B", 5, 9, "sadness_grief", "pleurs"],
    ]
    assert report.done[0] == (
        "codes.csv: 2 codes became 1 of ours; 3 segments moved; "
        "left out: 1 the same code on the same passage twice"
    )


def test_memos_of_what_becomes_one_are_all_kept(tmp_path):
    study = project()
    study.segments.loc[[2, 3], "memo"] = ["first", "second"]
    study, _ = coded(tmp_path, study, deuil="sadness_grief", pleurs="sadness_grief")
    memos = study.segments.set_index("node")["memo"]
    assert memos["deuil;pleurs"] == "first\nsecond"


def test_a_value_of_a_facet_goes_to_the_codes_of_the_same_passage(tmp_path):
    study, _ = coded(tmp_path, avis_propre="stance_own")
    assert marks(study, "stance")[0] == ["A", 0, 9, "impuissance", "stance_own"]
    assert study.segments["stance"].notna().sum() == 1
    assert {"facet_stance", "stance_own", "stance_reported"} <= set(study.codebook["code"])


def test_a_facet_without_a_code_on_its_passage_is_counted_as_left_out(tmp_path):
    study, report = coded(tmp_path, police="stance_own", pleurs="stance_reported")
    assert "left out: 2 a facet on a passage without a code" in report.done[0]
    last = study.ledger.iloc[-1]
    assert (last["found"], last["read"], last["skipped"]) == (3, 1, 2)


def test_a_facet_without_a_place_is_given_to_no_code_without_a_place(tmp_path):
    study = project()
    study.segments.loc[:, ["start", "end"]] = pd.NA
    study, report = coded(tmp_path, study, avis_propre="stance_own")
    assert study.segments["stance"].isna().all()
    assert "a facet on a passage without a code" in report.done[0]


def test_a_facet_that_nobody_coded_is_owed_by_no_code(tmp_path):
    study, _ = coded(tmp_path, police="police_encounters_clients")
    assert study.codebook["requires"].isna().all()
    assert problems(study).empty


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("powerlesness", "codes.csv row 3: 'powerlesness' is not in our codebook (it has"),
        ("facet_stance", "codes.csv row 3: 'facet_stance' is a facet: name one of its values"),
    ],
)
def test_a_name_that_is_not_of_a_code_is_reported_and_changes_nothing(tmp_path, code, said):
    study, report = coded(tmp_path, impuissance=code)
    assert report.wrong[0].startswith(said)
    assert marks(study) == marks(project())


def test_a_code_can_become_a_theme_or_stand_under_a_new_one(tmp_path):
    study, report = under(tmp_path, police="top", deuil="Larmes", pleurs="Larmes")
    book = tree(study)
    assert (book["police"], book["deuil"], book["pleurs"]) == ("", "Larmes", "Larmes")
    types = study.codebook.set_index("code")["row_type"]
    assert types["Larmes"] == "theme"
    assert report.done[0] == "codes.csv: 3 codes moved under 'Larmes' and to the top"


def test_a_code_can_stand_under_ours(tmp_path):
    study, _ = under(tmp_path, police="policing_around_services")
    book = tree(study)
    assert book["police"] == "policing_around_services"
    assert book["policing_around_services"] == "drug_policy_frame"


def test_a_code_cannot_stand_under_itself(tmp_path):
    study, report = under(tmp_path, deuil="pleurs")
    assert report.wrong == ["codes.csv row 4: 'deuil' would stand under itself"]
    assert tree(study) == tree(project())


def test_a_code_that_becomes_ours_stands_where_ours_does(tmp_path):
    cells = {"police": {"under": "top", "ours": "police_encounters_clients"}}
    study, report = apply(project(), filled(project(), tmp_path, "codes.csv", cells))
    assert report.wrong == ["codes.csv row 8: 'ours' and 'under' are both filled in"]
    assert tree(study) == tree(project())


def test_what_the_guide_prompts_moves_along(tmp_path):
    study = project()
    guide = pd.DataFrame({"section": ["S"], "prompts": ["deuil;pleurs;police"]})
    study = type(study)("v", study.sources, study.codebook, study.segments, guide=guide)
    mapped, _ = coded(tmp_path, study, deuil="sadness_grief", pleurs="sadness_grief")
    assert mapped.guide["prompts"].tolist() == ["sadness_grief;police"]


def test_two_rows_for_one_code_are_refused(tmp_path):
    draft(project(), tmp_path)
    with (tmp_path / "codes.csv").open("a", encoding="utf-8") as file:
        file.write("police\n")
    with pytest.raises(FormatError, match=r"codes\.csv row 9: 'node' 'police' stands in a row"):
        apply(project(), tmp_path)


def test_a_draft_suggests_and_never_decides():
    table = drafted(project()).set_index("node")
    assert table["suggestion"].dropna().to_dict() == {
        "impuissance": "powerlessness",
        "deuil": "sadness_grief",
    }
    assert table["ours"].isna().all()
    assert table["path"]["pleurs"] == "Vécu > deuil > pleurs"
    assert table[["segments", "sources"]].loc["pleurs"].tolist() == [2, 2]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Écoute des récits de violence", "listening_to_narratives"),
        ("Retentissement émotionnel", "emotional_impact"),
        ("understaffing", "staffing_shortage"),
        ("violence", None),
        ("le la les", None),
        ("water", None),
    ],
)
def test_a_suggestion_shares_most_words_or_is_the_only_one_to_have_them(name, code):
    assert suggestion([name], called(codebook())) == code
