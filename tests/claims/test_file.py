"""claims.toml: which file counts, and what is said of one that says what nobody knows."""

import pytest
from small_claims import SAYS, claim, told

import harmred as hr
from harmred.claims.file import opened
from harmred.claims.weigh import weigh
from harmred.errors import FormatError
from harmred.readers import BUNDLED
from harmred.study import Study

OURS = BUNDLED.parent / "claims.toml"
SHARE = {"rule": "share", "any_of": ["help"], "over": 0.5}


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """Return a copy of the bundled study, in a folder of its own."""
    return hr.write(hr.load(), tmp_path_factory.mktemp("a_study") / "copy")


def refused(**keys):
    return claim({**SHARE, **keys})


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            {"rule": "pairs"},
            r"claim X1, part a: nobody knows the rule 'pairs'.\nKnown are design, ",
        ),
        (
            SHARE | {"ober": 1},
            r"part a: nobody knows 'ober' here.\nKnown are any_of, over, says_en",
        ),
        ({"rule": "share", "over": 0.5}, r"claim X1, part a lacks any_of.\nKnown are any_of, over"),
        (SHARE | {"over": 50}, r"part a: 'over' must be a number from 0 to 1; got 50"),
        (SHARE | {"any_of": "help"}, r"'any_of' must be a list of codes; got 'help'"),
        (SHARE | {"unless": {"rule": "pair"}}, r"part a, unless: nobody knows the rule 'pair'"),
        (
            {"rule": "pair", "a": ["x"], "b": ["y"], "within": "line"},
            r"'within' must be one of over",
        ),
    ],
)
def test_an_error_names_claim_and_part_and_lists_what_is_known(part, said):
    with pytest.raises(FormatError, match=said):
        opened(hr.load(), told(claim(part)))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"chosen_by": None}, r"claims: 'chosen_by' must be words"),
        ({"share": {}}, r"\[share\] lacks unasked.\nKnown are unasked"),
        ({"figure": ["x"] * 15}, r"'figure' must be a list, 14 codes at most"),
        ({"tables": []}, r"nobody knows 'tables' here.\nKnown are chosen_by"),
        ({"choice": [{"id": "m", **SAYS, "of": "all"}]}, r"choice m must change one thing"),
        ({"claim": [claim(SHARE), claim(SHARE)]}, r"claim X1 stands there twice"),
    ],
)
def test_so_does_one_about_the_rest_of_the_file(more, said):
    with pytest.raises(FormatError, match=said):
        opened(hr.load(), told(claim(SHARE)) | more)


def test_a_file_that_is_not_there_or_not_toml_is_refused(tmp_path):
    with pytest.raises(FormatError, match=r"there is no file .*\nA copy of data/claims.toml"):
        opened(None, tmp_path / "claims.toml")
    (tmp_path / "claims.toml").write_text("claim = [", "utf-8")
    with pytest.raises(FormatError, match="is not TOML in UTF-8"):
        opened(None, tmp_path / "claims.toml")


def test_the_file_of_the_repository_is_weighed_where_a_study_has_none():
    ledger = opened(hr.load())
    assert (ledger.about["own"], len(ledger.claims), len(ledger.figure)) == (False, 14, 13)


def test_the_fingerprint_does_not_depend_on_line_ends(tmp_path):
    other = tmp_path / "claims.toml"
    other.write_bytes(OURS.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert opened(None, other).about["sha256"] == opened(None, OURS).about["sha256"]


def test_a_study_s_own_file_wins_and_its_thresholds_decide(copied):
    study = hr.load(copied)
    before = weigh(study).set_index(["claim", "part"])["verdict"]
    text = OURS.read_text("utf-8").replace("expected = 20", "expected = 1")
    (copied / "claims.toml").write_text(text, "utf-8")
    table = weigh(study)
    after = table.set_index(["claim", "part"])
    assert table.attrs["harmred"]["options"]["file"]["own"]
    assert (before["C5", "b"], after.at[("C5", "b"), "state"]) == ("undecided", "not_told_apart")


def test_beside_a_project_is_the_folder_that_holds_it(tmp_path):
    (tmp_path / "claims.toml").write_text(OURS.read_text("utf-8"), "utf-8")
    bare = hr.load()
    study = Study("project", bare.sources, bare.codebook, bare.segments, origin=tmp_path / "a.qdpx")
    assert opened(study).about["own"]
