"""The public edition: unique people are planted, and looked for in everything that is written."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from people import people
from PIL import Image

import harmred as hr
from harmred.errors import DisclosureError, StudyError
from harmred.release.public import publish

ROLES = {"health": 12, "management": 9, "peer": 6, "reception": 7, "social": 18, "law": 1}
UNIQUE = ["Person-052", "Interview-052", "Facility-2", "Coder-1", "lawyer", "woman", "61 years",
          "three nights in a cell", "she is the only one"]  # fmt: skip
"""What a colleague would know the one lawyer by: identifiers, traits, words, a memo."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Release a study of 53 people in which one is alone in her role, and keep what was written."""
    place = tmp_path_factory.mktemp("room")
    study = hr.load(hr.write(planted(), place / "study"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HARMRED_RESULTS", raising=False)
        for name, table, draw in figures(study):
            hr.save(draw(table), name, study=study)
        left = publish(study, place / "public")
    (place / "left.json").write_text(json.dumps(left))
    return place


def planted():
    study = people(ROLES, street=range(20), home=range(20, 23), tired=[*range(45), 52], calm=[52])
    text = (
        "we spoke of three nights in a cell, of sleep, of the door, and of who comes home late " * 2
    )
    sources = study.sources.assign(
        text=text[:100],
        gender=["woman"] * 53,
        age=["61 years"] * 53,
        role=["lawyer"] * 53,
    )
    segments = study.segments.assign(memo="she is the only one")
    return replace(study, sources=sources, segments=segments)


def figures(study):
    yield "themes", hr.count(study), hr.draw.counts
    yield "codes", hr.count(study, at="code"), hr.draw.counts
    yield "by_role", hr.count(study, by="role_group"), hr.draw.counts
    yield "roles", hr.count(study, by="role_group", at="source"), hr.draw.sample
    yield "pairs", hr.cooccur(study, within="source"), hr.draw.matrix
    yield "profiles", hr.count(study, by="source"), hr.draw.profiles
    yield "places", hr.count(study, by="facility_group"), hr.draw.counts


def written(place):
    """Return all that can be read in what was written, pictures' words included."""
    for path in sorted((place / "public").rglob("*.*")):
        if path.suffix == ".png":
            with Image.open(path) as picture:
                yield path, repr(picture.info)
        else:
            yield path, path.read_text("utf-8")


def test_nothing_that_a_unique_person_is_known_by_is_in_anything_that_was_written(place):
    everything = list(written(place))
    assert len(everything) > 20
    for path, words in everything:
        assert not [each for each in UNIQUE if each in words], path.name


def test_everything_stood_in_the_private_study(place):
    files = [path for path in (place / "study").rglob("*.*") if path.suffix in {".csv", ".txt"}]
    kept = "".join(path.read_text("utf-8") for path in files)
    assert all(each in kept for each in UNIQUE)


def test_what_shows_people_one_by_one_is_left_out_and_listed(place):
    left = json.loads((place / "left.json").read_text())
    assert {name for name, why in left.items() if why} == {"profiles", "places"}
    told = (place / "public/README.md").read_text("utf-8")
    assert "`profiles`: it shows single people" in told
    assert "`profiles` : " not in told


def test_the_one_of_her_role_is_hidden_and_cannot_be_counted_back(place):
    roles = hr.read_table(place / "public/figures/roles.csv").set_index("value")
    assert roles.loc["law", "hidden"]
    assert pd.isna(roles.loc["law", "sources"])
    assert roles["hidden"].sum() >= 2
    assert roles.loc[~roles["hidden"], "sources"].sum() <= 53 - 6


def test_what_one_person_said_is_hidden_in_every_figure(place):
    codes = hr.read_table(place / "public/figures/codes.csv").set_index("code")
    assert codes.loc["calm", "hidden"]
    themes = hr.read_table(place / "public/figures/themes.csv").set_index("code")
    assert themes.loc["calm", "hidden"]


def test_a_public_figure_draws_again_from_its_own_table(place):
    table = hr.read_table(place / "public/figures/codes.csv")
    assert hr.draw.counts(table).table["hidden"].any()
    assert "PRIVATE" not in (place / "public/figures/codes.svg").read_text("utf-8")


def test_a_second_release_beside_the_first_is_audited_with_it(place, tmp_path):
    assert [path.name for path in (place / "study/released").iterdir()] == ["001"]
    study = hr.load(place / "study")
    extra = hr.save(hr.draw.counts(hr.count(study, at="any")), "anything", study=study)
    assert len(extra) == 4
    publish(study, tmp_path / "again")
    assert len(list((place / "study/released").iterdir())) == 2


def test_a_folder_that_holds_something_is_not_written_to(place):
    with pytest.raises(StudyError, match="is there and holds something"):
        publish(hr.load(place / "study"), place / "public")


def test_results_of_other_data_are_no_public_edition(place, tmp_path):
    study = hr.load(place / "study")
    later = replace(study, sources=study.sources.assign(before_law="yes"))
    with pytest.raises(StudyError, match="there are no figures of this study, as it is now"):
        publish(later, tmp_path / "late")


def test_an_identifier_in_a_label_is_found_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.delenv("HARMRED_RESULTS", raising=False)
    study = planted()
    book = study.codebook.assign(
        label_en=study.codebook["code"].replace("street", "as Person-007 said")
    )
    study = hr.load(hr.write(replace(study, codebook=book), tmp_path / "study"))
    hr.save(hr.draw.counts(hr.count(study, at="code")), "codes", study=study)
    with pytest.raises(DisclosureError, match=r"an identifier of a source, .*codes\.json"):
        publish(study, tmp_path / "public")
    assert not (tmp_path / "public").exists()
    assert not (tmp_path / "study/released").exists()
