"""Identifiers made from what they identify: the same study gives the same ones every time."""

import json
from functools import lru_cache, partial
from uuid import NAMESPACE_URL, uuid5


def guids(name):
    """Return a function that identifies the parts of a study.

    Parameters
    ----------
    name : str
        The name of the study: sources of two studies that are called alike stay two.

    Returns
    -------
    callable
        Takes what tells a part from all others, such as `"code", "waiting"`; returns a GUID.

    Examples
    --------
    >>> guid = guids("visits")
    >>> guid("code", "waiting") == guids("visits")("code", "waiting") != guid("user", "waiting")
    True
    """
    return partial(_guid, uuid5(NAMESPACE_URL, json.dumps(["harmred", name])))


@lru_cache(4096)  # codes and users come again with every mark
def _guid(study, *parts):
    return str(uuid5(study, json.dumps(parts)))
