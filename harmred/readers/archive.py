"""Zip files, bounded and in memory: nothing is unpacked to disk, and no bomb goes off."""

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

from ..errors import FormatError
from .limits import limit, raised

_CHUNK = 2**20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What zipfile raises on files that are cut, corrupt, or made to deceive."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others unpack without a bound; no program that writes projects uses them."""
_REMEDY = "Export or copy the file again, from the program that made it."


def is_archive(path):
    """Tell whether a file is meant to be a zip file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    bool
        True also for a `.qdpx` that is damaged: it is worth a message of its own.

    Examples
    --------
    >>> is_archive(Path("nowhere.qdpx")), is_archive(Path(__file__))
    (False, False)
    """
    if not path.is_file():
        return False
    if path.suffix.casefold() == ".qdpx":
        return True
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


class Archive:
    """A zip file whose members are read by name, without regard to capitals.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    FormatError
        If it is no zip file, or one that harms whoever opens it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = Path(place, "a.zip")
    ...     with zipfile.ZipFile(path, "w") as file:
    ...         file.writestr("Sources/I07.txt", "Words.")
    ...     with Archive(path) as archive:
    ...         archive.read(archive.find("sources/i07.TXT"))
    b'Words.'
    """

    def __init__(self, path):
        """Open the file and look at its list of members."""
        self.path, self._spent = path, 0
        try:
            self._zip = zipfile.ZipFile(path)
        except PermissionError as error:
            raise FormatError(f"{path.name!r} cannot be opened: {error.strerror}.") from error
        except _BROKEN as error:
            raise self.refusal("is not a zip file, or is cut short", _REMEDY) from error
        try:
            self._members = self._listed()
        except FormatError:
            self._zip.close()
            raise
        self._folded = {_folded(name): name for name in reversed(self._members)}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._zip.close()

    def refusal(self, problem, remedy):
        """Return the error that says what is wrong with this file.

        Parameters
        ----------
        problem : str
            What follows the name of the file in a sentence.
        remedy : str
            What to do.

        Returns
        -------
        FormatError
            To be raised.
        """
        return FormatError(f"{self.path.name!r} {problem}.\n{remedy}")

    def names(self):
        """Return the names of the members, folders left out."""
        return list(self._members)

    def find(self, name):
        """Return the member of that name, or the one that differs only by capitals; else None.

        Parameters
        ----------
        name : str
            The name, with its folder.

        Returns
        -------
        str or None
            The name as the archive spells it.
        """
        return name if name in self._members else self._folded.get(_folded(name))

    def read(self, name):
        """Return the content of a member.

        Parameters
        ----------
        name : str
            As `names` or `find` gave it.

        Returns
        -------
        bytes
            All of it.

        Raises
        ------
        FormatError
            If it is corrupt, or too large.
        """
        return b"".join(self.chunks(name))

    def chunks(self, name):
        """Read a member piece by piece.

        Parameters
        ----------
        name : str
            As `names` or `find` gave it.

        Yields
        ------
        bytes
            At most a mebibyte.

        Raises
        ------
        FormatError
            If it is corrupt, or too large.
        """
        member = self._members[name]
        if member.compress_type not in _METHODS:
            raise self.refusal(f"packs {name!r} in a way that harmred does not read", _REMEDY)
        if member.file_size > max(limit("SMALL"), limit("RATIO") * member.compress_size):
            raise self._bomb("RATIO")
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    self._spent += len(chunk)
                    if self._spent > limit("SIZE"):
                        raise self._bomb("SIZE")
                    yield chunk
        except _BROKEN as error:
            raise self.refusal(f"is damaged: {name!r} cannot be read", _REMEDY) from error

    def _listed(self):
        every = self._zip.infolist()
        if len(every) > limit("MEMBERS"):
            problem = f"holds {len(every):,} files, more than a project has"
            raise self.refusal(problem, raised("MEMBERS"))
        members = {}
        for member in every:
            self._harmless(member)
            if not member.is_dir():
                members[_plain(member.filename)] = member
        # Several members may share the same bytes: the whole is held to the size of the file.
        whole, packed = sum(m.file_size for m in every), Path(self.path).stat().st_size
        if whole > max(limit("SMALL"), limit("RATIO") * packed):
            raise self._bomb("RATIO")
        return members

    def _harmless(self, member):
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or re.match("[A-Za-z]:", name) or ".." in name.split("/"):
            raise self.refusal(f"holds {name!r}, a path out of the archive", _REMEDY)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise self.refusal(f"holds {name!r}, a link instead of a file", _REMEDY)
        if member.flag_bits & 1:
            raise self.refusal(f"is encrypted ({name!r})", "Export it without a password.")

    def _bomb(self, name):
        problem = "would unpack to far more than a project can be, and was not read"
        return self.refusal(problem, f"{_REMEDY} {raised(name)}")


def _plain(name):
    """Return a name with the slashes of the standard: some programs write those of Windows."""
    return name.replace("\\", "/").removeprefix("./")


def _folded(name):
    return unicodedata.normalize("NFC", name).casefold()
