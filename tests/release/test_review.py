"""The review edition: numbers and positions stay, words and names do not."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from generated_studies import studies
from hypothesis import given, settings
from people import people

import harmred as hr
from harmred.cli import main
from harmred.errors import DisclosureError, StudyError
from harmred.release.account import likeness
from harmred.release.named import identifiers
from harmred.release.review import review
from harmred.release.stamp import as_csv
from harmred.study import columns
from harmred.talk import talk

BUNDLED = Path(__file__).parents[2] / "data/synthetic"


def told():
    """Return an invented real-looking study with whatever a team may have put in its tables."""
    study = people({"health": 6, "peer": 3}, street=range(5), tired=[1, 2])
    words = [f"Zorblax{n} met me.\nYes, there." for n in range(9)]
    sources = study.sources.assign(text=words, length=None, age="51", gender="woman")
    sources["length"] = sources["text"].str.len()
    marks = study.segments.assign(memo="Quibble: talk to Zorblax", notes="on her own", end=19)
    return replace(study, sources=sources.assign(language="fr"), segments=marks)


def written(folder):
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def of(study, column, value):
    return replace(study, sources=study.sources.assign(**{column: value}))


@pytest.fixture
def edition(tmp_path):
    review(told(), tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("edition")
    review(hr.load(), folder)
    return folder


def test_texts_memos_and_their_hashes_stay_behind(edition):
    study, left = hr.load(edition), written(edition)
    assert study.sources[["text", "text_sha256"]].isna().all(axis=None)
    assert study.segments["memo"].isna().all()
    assert not [word for word in (b"Zorblax", b"Quibble", b"met me") if word in left]
    assert not (edition / "texts").exists()


@pytest.mark.parametrize("planted", ["age", "51", "gender", "woman", "notes", "on her own"])
def test_columns_of_ones_own_never_arrive(edition, planted):
    tables = b"\n".join(path.read_bytes() for path in edition.glob("*.csv")).decode()
    described = (edition / "datapackage.json").read_text("utf-8")
    assert not re.search(rf"(?<![\w]){planted}(?!\w)", tables)
    assert f'"name": "{planted}"' not in described


def test_tables_hold_the_columns_of_the_schema_and_no_others(edition):
    study = hr.load(edition)
    for table in ("sources", "codebook", "segments", "turns"):
        assert list(getattr(study, table)) == list(columns(table))


@pytest.mark.parametrize("make", [told, hr.load])
def test_no_identifier_of_the_study_stands_in_any_file(make, tmp_path):
    study = make()
    review(study, tmp_path / "out")
    left = written(tmp_path / "out").decode()
    shown = {name for name in identifiers(study) if re.search(rf"(?<!\w){name}(?!\w)", left)}
    assert shown == set()


def test_two_editions_share_no_identifier_and_no_order(tmp_path):
    lengths = []
    for name in ("one", "other"):
        review(hr.load(), tmp_path / name)
        lengths.append(hr.load(tmp_path / name).sources)
    one, other = lengths
    assert not set(one["source"]) & set(other["source"])
    assert one["length"].tolist() != other["length"].tolist()
    assert one["source"].is_monotonic_increasing
    assert sorted(one["length"]) == sorted(other["length"]) == sorted(hr.load().sources["length"])


def test_what_is_invented_stays_marked_and_what_was_agreed_stays_agreed(bundled):
    study = hr.load(bundled)
    assert study.synthetic
    for name in ("source", "participant", "facility"):
        assert study.sources[name].dropna().str.startswith(("SYN-", "NA_")).all()
    assert "reconciled" in set(study.segments["coder"])


def test_reasons_for_a_missing_value_are_nobodys_identifier(bundled):
    for name in ("observer", "facility"):
        before, after = (each.sources[name] for each in (hr.load(), hr.load(bundled)))
        reasons = [each[each.str.startswith("NA_", na=False)].tolist() for each in (before, after)]
        assert sorted(reasons[0]) == sorted(reasons[1])


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(StudyError, match="holds something"):
        review(told(), tmp_path)
    assert written(tmp_path) == b"mine"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("half_year", "2025-05-12"),
        ("duration_band", "14:30"),
        ("duration_band", "2h45"),
        ("duration_band", "165 min"),
        ("setting", "12/05/2025, entrance"),
        ("before_law", "12 June"),
    ],
)
def test_what_is_finer_than_the_schema_is_refused_by_its_column(column, value, tmp_path):
    with pytest.raises(DisclosureError, match=rf"sources\.{column}") as refusal:
        review(of(told(), column, value), tmp_path / "out")
    assert value not in str(refusal.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("band", ["2-3 h", "2h–4h", "<1 h", "4 h et plus", "60-90 min", "short"])
def test_a_band_is_a_band_however_it_is_written(band, tmp_path):
    review(of(told(), "duration_band", band), tmp_path / "out")
    assert set(hr.load(tmp_path / "out").sources["duration_band"]) == {band}


def test_a_definition_that_names_a_place_is_refused_by_its_column(tmp_path):
    study = told()
    book = study.codebook.assign(definition_en="As in Facility-3.")
    with pytest.raises(DisclosureError, match=r"codebook\.definition_en") as refusal:
        review(replace(study, codebook=book), tmp_path / "out")
    assert "Facility-3" not in str(refusal.value)


def test_a_group_of_two_facilities_is_no_group_and_takes_the_next_one_with_it(tmp_path):
    study = told()
    place = study.sources["facility"].str[-1].astype(int)
    groups = place.map(lambda n: "small" if n < 2 else "middle" if n < 5 else "large")
    review(of(study, "facility_group", groups), tmp_path / "out")
    assert set(hr.load(tmp_path / "out").sources["facility_group"]) == {"NA_redacted", "large"}
    assert "would have given them away: 2" in (tmp_path / "out/REVIEW.md").read_text("utf-8")


@pytest.mark.parametrize(("spoken", "kept"), [("fr", {"fr"}), (["fr"] * 8 + ["pl"], set())])
def test_a_language_is_kept_where_it_is_the_only_one(spoken, kept, tmp_path):
    review(of(told(), "language", spoken), tmp_path / "out")
    assert set(hr.load(tmp_path / "out").sources["language"].dropna()) == kept


def test_a_real_study_takes_the_name_of_the_new_folder(edition):
    assert hr.load(edition).name == "out"
    assert b"people" not in (edition / "datapackage.json").read_bytes()[:60]


def test_lines_that_were_turns_are_turns_without_the_text(edition):
    columns = ["start", "end", "speaker"]
    before, after = talk(told())[columns], talk(hr.load(edition))[columns]
    assert sorted(before.to_numpy().tolist()) == sorted(after.to_numpy().tolist())


def test_claims_of_its_own_come_along(tmp_path):
    source = hr.write(told(), tmp_path / "mine")
    (source / "claims.toml").write_text("# ours\n", "utf-8")
    assert "claims.toml" in review(hr.load(source), tmp_path / "out")
    assert (tmp_path / "out/claims.toml").read_text("utf-8") == "# ours\n"


def test_an_answer_sheet_comes_along_without_its_traps_that_name_coders(bundled):
    before = json.loads((BUNDLED / "planted_truth.json").read_text("utf-8"))
    after = json.loads((bundled / "planted_truth.json").read_text("utf-8"))
    assert after["claims"] == before["claims"]
    assert "traps" not in after


def outcome(verb, study, **options):
    """Return what a verb counts, or that it refuses, in the same words but for names."""
    try:
        return as_csv(verb(study, at="code", **options))
    except StudyError as refusal:
        return str(refusal).split(":")[0]


@pytest.mark.filterwarnings("ignore:(?s).*several people coded")
@settings(max_examples=15)
@given(study=studies())
def test_counts_and_pairs_are_those_of_the_study(study, tmp_path_factory):
    folder = tmp_path_factory.mktemp("drawn")
    review(study, folder / "out")
    made = hr.load(folder / "out")
    assert outcome(hr.count, made) == outcome(hr.count, study)
    assert outcome(hr.cooccur, made) == outcome(hr.cooccur, study)
    assert outcome(hr.cooccur, made, within="overlap") == outcome(
        hr.cooccur, study, within="overlap"
    )


def test_how_alike_people_are_is_counted_person_by_person():
    study = people({"health": 5, "peer": 1}, street=[0, 1], tired=[2])
    book = study.codebook.assign(sensitivity=["", "high", "", "", "opinion", ""])
    rows = likeness(replace(study, codebook=book)).set_index("known")
    # Five say street, street, tired, nothing, nothing: three answers; the peer is alone.
    assert rows.loc["role_group"].tolist() == [2, 1, 1, 1, 1]
    assert rows.loc["facility"].tolist() == [6, 1, 6, 6, 1]


def test_the_report_says_what_went_who_is_alike_and_that_it_is_not_for_posting(edition):
    said = (edition / "REVIEW.md").read_text("utf-8")
    assert "- Texts: 9.\n- Memos: 7.\n- Columns that are the study's own" in said
    assert "not for open posting" in said
    assert "à ne pas mettre en ligne" in said
    assert "| role group | 2 | 3 | 0 | 1 | – |" in said


def test_the_command_writes_it_says_what_it_wrote_and_what_comes_next(tmp_path, capsys):
    out = str(tmp_path / "out")
    assert main(["release", str(BUNDLED), out, "--edition", "review"]) == 0
    said = capsys.readouterr().out
    assert "tables: codebook.csv, guide.csv, segments.csv, sources.csv, turns.csv" in said
    assert f"harmred reproduce {out} --against" in said


@pytest.mark.parametrize("asked", [[], ["--edition", "private"]])
def test_an_edition_has_to_be_named(asked, tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["release", str(BUNDLED), str(tmp_path / "out"), *asked])
    assert "--edition" in capsys.readouterr().err


def test_check_says_which_edition_a_study_is(bundled, edition, tmp_path, capsys):
    mine = hr.write(replace(told(), name="mine"), tmp_path / "mine")
    for place in (BUNDLED, bundled, edition, mine):
        main(["check", str(place)])
    said = re.findall("Edition: (.*)", capsys.readouterr().out)
    assert said == ["invented (public)", "review", "review", "private"]
