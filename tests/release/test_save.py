"""save, the only door out: what is kept, where, stamped how; and reading it back."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from toys import invented, spread

import harmred as hr
from harmred.errors import DisclosureError, FormatError
from harmred.release.kept import read_stamp
from harmred.release.stamp import fingerprint, of_study

REAL, INVENTED = spread(), invented(spread())


@pytest.fixture
def results(tmp_path, monkeypatch):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path / "kept"))
    return tmp_path / "kept"


def kept(study, name="themes", **options):
    return hr.save(hr.draw.counts(hr.count(study)), name, study=study, **options)


def test_four_files_are_kept(results):
    assert kept(REAL) == ("themes.svg", "themes.png", "themes.csv", "themes.json")
    assert sorted(path.name for path in results.iterdir()) == sorted(kept(REAL))


def test_keeping_twice_gives_the_same_bytes(results):
    kept(REAL)
    first = {path.name: path.read_bytes() for path in results.iterdir()}
    kept(REAL)
    assert {path.name: path.read_bytes() for path in results.iterdir()} == first


def test_a_real_study_is_stamped_private_and_an_invented_one_is_not(results):
    drawings = {study.synthetic: hr.draw.counts(hr.count(study)) for study in (REAL, INVENTED)}
    pictures = {}
    for synthetic, drawing in drawings.items():
        bare = drawing.bytes("svg")
        hr.save(drawing, "themes", study=INVENTED if synthetic else REAL)
        pictures[synthetic] = (results / "themes.svg").read_bytes()
        assert pictures[synthetic] != bare == drawing.bytes("svg")
    assert b"PRIVATE" in pictures[False]
    assert b"PRIVATE" not in pictures[True]


def test_one_source_that_only_looks_invented_does_not_take_the_private_stamp_away(results):
    names = REAL.sources["source"].replace("I1", "syn-1")
    assert not replace(REAL, sources=REAL.sources.assign(source=names)).synthetic
    kept(replace(REAL, sources=REAL.sources.assign(source=names)))
    assert b"PRIVATE" in (results / "themes.svg").read_bytes()


def test_the_results_of_a_real_study_go_beside_it(tmp_path, monkeypatch):
    monkeypatch.delenv("HARMRED_RESULTS", raising=False)
    kept(replace(REAL, origin=tmp_path))
    assert (tmp_path / "results" / "themes.csv").exists()


def test_the_stamp_ties_picture_and_table_together(results):
    kept(REAL)
    stamp = read_stamp(results / "themes.csv")
    assert stamp["table_sha256"] == fingerprint(hr.read_table(results / "themes.csv"))
    assert stamp["table_sha256"][:12] in (results / "themes.svg").read_text("utf-8")
    assert stamp["data_sha256"] == of_study(REAL)


def test_the_sums_of_the_ledger_stand_beside_the_figure(results):
    kept(REAL)
    said = json.loads((results / "themes.json").read_text("utf-8"))["ledger"]
    many = len(REAL.segments)
    assert said["segments"] == {"found": many, "read": many, "skipped": 0}


def test_a_kept_table_comes_back_as_it_was(results):
    drawing = hr.draw.counts(hr.count(REAL))
    hr.save(drawing, "themes", study=REAL)
    back = hr.read_table(results / "themes.csv")
    pd.testing.assert_frame_equal(back, drawing.table, rtol=1e-11)
    assert back.attrs == drawing.table.attrs
    assert hr.draw.counts(back).bytes("svg") == drawing.bytes("svg")


def test_one_changed_code_changes_the_fingerprint_of_the_study():
    other = REAL.segments.copy()
    other.loc[0, "code"] = "listening"
    assert of_study(replace(REAL, segments=other)) != of_study(REAL)


def test_nothing_is_public_before_anything_is_kept_back(results):
    with pytest.raises(DisclosureError, match=r"'themes' cannot be public: nothing was kept back"):
        kept(REAL, public=True)
    assert not results.exists()


def test_a_name_that_leads_elsewhere_is_refused():
    with pytest.raises(
        ValueError, match=r"`name` takes small letters, digits and _ only; got '\.\./x'"
    ):
        kept(REAL, "../x")


def test_a_table_without_its_stamp_is_refused(results):
    kept(REAL)
    (results / "themes.json").unlink()
    with pytest.raises(FormatError, match=r"Keep name\.csv and name.json together"):
        hr.read_table(results / "themes.csv")


def test_a_table_that_lost_a_column_is_refused(results):
    kept(REAL)
    (results / "themes.csv").write_text("kind\ninterview\n")
    with pytest.raises(FormatError, match=r"'themes\.csv' does not fit its themes\.json"):
        hr.read_table(results / "themes.csv")
