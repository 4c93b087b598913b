"""A small study in a folder, some of whose files are replaced by what a test wants to see read."""

import pytest

SOUND = {
    "sources.csv": "source,kind,length\nI07,interview,8412\n",
    "codebook.csv": "code,label_fr\nméfiance,Méfiance\n",
    "segments.csv": "source,start,end,code,coder\nI07,10,24,méfiance,K1\n",
}


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes the study, with these files instead of, or beside, its own."""

    def write(files=None):
        for name, content in (SOUND | (files or {})).items():
            file = tmp_path / "visits" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "visits"

    return write
