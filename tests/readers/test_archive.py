"""Zip files that are honest are read; those that are not are refused, by name, in time."""

import random
import stat
import struct
import zipfile
from pathlib import Path

import projects
import pytest

from harmred.errors import FormatError
from harmred.readers.archive import Archive, is_archive

NOISE = random.Random(1).randbytes(1000)


def opened(path):
    with Archive(path) as held:
        return {name: held.read(name) for name in held.names()}


@pytest.fixture
def sound(tmp_path):
    return projects.packed(tmp_path / "a.qdpx", {"Project.qde": "<a/>", "Sources/I07.txt": NOISE})


def test_members_are_read_by_name_whatever_the_capitals(sound):
    with Archive(sound) as held:
        assert held.names() == ["Project.qde", "Sources/I07.txt"]
        assert held.read(held.find("sources/i07.TXT")) == NOISE
        assert held.find("sources/I08.txt") is None


def test_slashes_of_windows_and_accents_of_macs_are_understood(tmp_path):
    path = projects.packed(tmp_path / "a.qdpx", {"Sources\\e\u0301te\u0301.txt": "a"})
    with Archive(path) as held:
        assert held.read(held.find("sources/été.txt")) == b"a"


def test_nothing_is_written(sound, tmp_path):
    opened(sound)
    assert list(tmp_path.iterdir()) == [sound]


@pytest.mark.parametrize(
    "name", ["../x.txt", "sources/../../x.txt", "/etc/x", "C:\\x.txt", "..\\x.txt"]
)
def test_paths_out_of_the_archive_are_refused(tmp_path, name):
    path = projects.packed(tmp_path / "a.qdpx", {"project.qde": "<a/>", name: "x"})
    with pytest.raises(FormatError, match=r"'a\.qdpx' holds .*, a path out of the archive"):
        Archive(path)


def test_a_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("sources/I07.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w") as file:
        file.writestr(link, "/etc/passwd")
    with pytest.raises(FormatError, match=r"'sources/I07\.txt', a link instead of a file"):
        Archive(tmp_path / "a.qdpx")


def changed(path, signature, offset, value):
    """Overwrite two bytes after a signature, as somebody would who wants to deceive."""
    raw = bytearray(path.read_bytes())
    at = raw.index(signature) + offset
    raw[at : at + len(value)] = value
    path.write_bytes(bytes(raw))
    return path


def test_an_encrypted_member_is_refused(sound):
    changed(sound, b"PK\x01\x02", 8, b"\x01\x00")
    with pytest.raises(FormatError, match=r"is encrypted \('Project\.qde'\)"):
        Archive(sound)


def test_a_bomb_is_refused_before_anything_is_unpacked(tmp_path):
    path = projects.packed(tmp_path / "a.qdpx", {"project.qde": b" " * 40_000_000})
    with pytest.raises(FormatError, match="would unpack to far more than a project can be"):
        Archive(path)


def test_a_bomb_among_honest_members_is_refused_when_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_SMALL", "10000")
    files = {"bomb.txt": b" " * 90_000, "film.mp4": NOISE * 10}
    with Archive(projects.packed(tmp_path / "a.qdpx", files)) as held:
        assert len(held.read("film.mp4")) == 10_000
        with pytest.raises(FormatError, match="would unpack to far more"):
            held.read("bomb.txt")


def test_a_member_larger_than_it_declares_is_refused(tmp_path):
    path = projects.packed(tmp_path / "a.qdpx", {"project.qde": b" " * 40_000_000})
    changed(path, b"PK\x01\x02", 24, struct.pack("<L", 10))
    with pytest.raises(FormatError, match=r"is damaged: 'project\.qde' cannot be read"):
        opened(path)


def test_all_that_is_read_has_a_limit(sound, monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_SIZE", "1001")
    with pytest.raises(FormatError, match="would unpack to far more"):
        opened(sound)


def test_too_many_members_are_refused(sound, monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_MEMBERS", "1")
    with pytest.raises(FormatError, match=r"holds 2 files, more than(.|\n)*HARMRED_LIMIT_MEMBERS"):
        Archive(sound)


def test_an_honest_archive_that_shrinks_well_is_read(tmp_path):
    text = "\n".join(f"line {number} of a long transcript" for number in range(200_000))
    path = projects.packed(tmp_path / "a.qdpx", {"sources/I07.txt": text})
    assert opened(path)["sources/I07.txt"] == text.encode()


@pytest.mark.parametrize("content", [b"", b"PK", b"Just words.", b"PK\x03\x04" + NOISE])
def test_what_is_no_zip_file_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "a.qdpx"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=r"'a\.qdpx' is not a zip file, or is cut short\.\n"):
        Archive(path)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_zip_file_that_is_cut_is_refused(sound, kept):
    raw = sound.read_bytes()
    sound.write_bytes(raw[: int(len(raw) * kept)])
    with pytest.raises(FormatError, match="is not a zip file, or is cut short"):
        Archive(sound)


def test_a_zip_file_with_a_wrong_byte_names_the_member(sound):
    raw = bytearray(sound.read_bytes())
    raw[raw.index(NOISE[:8]) + 5] ^= 255
    sound.write_bytes(bytes(raw))
    with pytest.raises(FormatError, match=r"is damaged: 'Sources/I07\.txt' cannot be read"):
        opened(sound)


def test_methods_that_unpack_without_a_bound_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w", zipfile.ZIP_LZMA) as file:
        file.writestr("project.qde", "<a/>")
    with pytest.raises(FormatError, match=r"packs 'project\.qde' in a way that"):
        opened(tmp_path / "a.qdpx")


def said(path):
    """Return what is in an archive, or what is said of it."""
    try:
        return set(opened(path).values())
    except FormatError as error:
        return str(error)


def test_any_damage_ends_in_a_format_error_or_in_the_same_words(sound):
    whole, chance = sound.read_bytes(), random.Random(2)
    for _ in range(300):
        raw = bytearray(whole)
        raw[chance.randrange(len(raw))] = chance.randrange(256)
        sound.write_bytes(bytes(raw))
        outcome = said(sound)
        assert "'a.qdpx'" in outcome if isinstance(outcome, str) else outcome <= {b"<a/>", NOISE}


def test_a_zip_file_is_known_by_its_first_bytes_or_its_name(sound, tmp_path):
    (tmp_path / "b.zip").write_bytes(sound.read_bytes())
    (tmp_path / "c.txt").write_text("Words.")
    names = ("a.qdpx", "b.zip", "c.txt", "nowhere.qdpx")
    assert [is_archive(Path(tmp_path, name)) for name in names] == [True, True, False, False]
