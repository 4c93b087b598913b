"""What the file of claims calls things: claims and choices, in the language asked."""

from . import LANGUAGES, about, say


def claims(table):
    """Return what the file of claims says of each claim of a table.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh`.

    Returns
    -------
    dict
        Identifier -> the claim, as in the file.

    Examples
    --------
    >>> import pandas as pd
    >>> ledger = pd.DataFrame()
    >>> claim = {"id": "C7", "short_en": "listening and distress", "shown": ["05"]}
    >>> ledger.attrs["harmred"] = {"options": {"claims": [claim]}}
    >>> claims(ledger)["C7"]["shown"]
    ['05']
    """
    return {each["id"]: each for each in about(table)["options"]["claims"]}


def text(said, key, lang):
    """Return what the file says in the language asked; in the other one if that is all it has.

    Parameters
    ----------
    said : dict
        A claim, a part, a choice.
    key : str
        As "says", "short", "cannot".
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Nothing, if it has neither.

    Examples
    --------
    >>> text({"says_en": "ten places"}, "says", "fr")
    'ten places'
    """
    order = [lang, *LANGUAGES]
    return next((said[f"{key}_{each}"] for each in order if said.get(f"{key}_{each}")), "")


def named(table, claim, lang):
    """Name a claim within a sentence.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh`.
    claim : str
        Its identifier.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Its number and its short name.

    Examples
    --------
    >>> import pandas as pd
    >>> ledger = pd.DataFrame()
    >>> claim = {"id": "C7", "short_en": "listening and distress", "shown": ["05"]}
    >>> ledger.attrs["harmred"] = {"options": {"claims": [claim]}}
    >>> named(ledger, "C7", "en")
    'claim 7 (listening and distress)'
    """
    return _called("claim.named", table, claim, lang)


def titled(table, claim, lang):
    """Name a claim at the head of a row.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh`.
    claim : str
        Its identifier.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Its number and its short name.

    Examples
    --------
    >>> import pandas as pd
    >>> ledger = pd.DataFrame()
    >>> claim = {"id": "C7", "short_en": "listening and distress", "shown": ["05"]}
    >>> ledger.attrs["harmred"] = {"options": {"claims": [claim]}}
    >>> titled(ledger, "C7", "en")
    '7 listening and distress'
    """
    return _called("claim.row", table, claim, lang)


def _called(key, table, claim, lang):
    said, bare = claims(table)[claim], claim.removeprefix("C")
    short = text(said, "short", lang) or text(said, "says", lang)
    return say(key, lang, n=bare if bare.isdigit() else claim, short=short)


def chosen(table, choice, lang):
    """Name a choice of analysis.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh(study, show="choices")`.
    choice : str
        Its identifier.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        What the table says of it.

    Examples
    --------
    >>> import pandas as pd
    >>> grid = pd.DataFrame()
    >>> choice = {"id": "main", "says_en": "as the rules say"}
    >>> grid.attrs["harmred"] = {"options": {"choices": [choice]}}
    >>> chosen(grid, "main", "en")
    'as the rules say'
    """
    choices = about(table)["options"]["choices"]
    return next(text(each, "says", lang) for each in choices if each["id"] == choice)
