"""The texts of a study as files: every one can be written, and none takes another's place."""

from ..errors import StudyError, said
from ..naming import text_file


def texts(sources):
    """Return the texts, if each can be a file of its own.

    Parameters
    ----------
    sources : DataFrame
        Columns source and text.

    Returns
    -------
    dict
        Source -> text, where there is one.

    Raises
    ------
    StudyError
        If two sources would share a file, or a text holds what no text file can.

    Examples
    --------
    >>> import pandas as pd
    >>> texts(pd.DataFrame({"source": ["A", "B"], "text": ["Words.", None]}))
    {'A': 'Words.'}
    """
    told = sources[sources["text"].notna()]
    found = dict(zip(told["source"], told["text"], strict=True))
    # Where capitals do not tell files apart, one text would silently replace the other.
    if len({text_file(source).casefold() for source in found}) < len(told):
        raise StudyError(
            "two sources would share one text file, and nothing was written.\n"
            "Give them identifiers that differ by more than capitals."
        )
    for source, text in found.items():
        if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in set(text)):
            raise StudyError(
                f"the text of {said(source)} holds NUL, or half of a character, which no text "
                "file can hold, and nothing was written.\nTake it out of the text."
            )
    return found
