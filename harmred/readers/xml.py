"""Reads XML as a stream: no document type, no entities, no tree in memory, errors with a line."""

from xml.parsers import expat

from .limits import limit, raised

REMEDY = "Export the project again from the program that made it."


class Stop(Exception):  # noqa: N818
    """Something that ends the reading: what is wrong, as the end of a sentence."""


def stream(chunks, root, openers, closers, listened=()):
    """Read XML piece by piece, and tell those whom it concerns of each element.

    Parameters
    ----------
    chunks : iterable of bytes
        The XML.
    root : str
        The element around all.
    openers : dict
        Name of an element, without its namespace -> callable that takes the name, the attributes
        and the parent, and returns what the element becomes. Other elements become None.
    closers : dict
        Name -> callable that takes the name, what the element became, and the parent.
    listened : collection of str
        Elements that hold text: their parent is given name and text, by its method `take`.

    Raises
    ------
    Stop
        If it is not XML, has another root, or declares a document type or entities; the line is
        said.

    Examples
    --------
    >>> seen = []
    >>> stream([b"<q:a xmlns:q='u'><b c='1'/></q:a>"], "a", {"b": lambda *b: seen.append(b)}, {})
    >>> seen
    [('b', {'c': '1'}, None)]
    >>> stream([b"<!DOCTYPE a><a/>"], "a", {}, {})
    Traceback (most recent call last):
        ...
    harmred.readers.xml.Stop: declares a document type (line 1, column 12)
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    _guard(parser)
    _follow(parser, root, openers, closers, frozenset(listened))
    try:
        fed = 0
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > limit("TOKEN"):
                raise Stop(f"holds a tag too long to be one ({_at(parser)}). {raised('TOKEN')}")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise Stop(f"is not XML: {said} ({_place(error.lineno, error.offset)})") from error
    except (LookupError, ValueError) as error:
        # expat knows few encodings, and pyexpat asks Python for the others.
        raise Stop(f"is not XML: {error} ({_at(parser)})") from error


def _guard(parser):
    def refuse(what):
        def handler(*_):
            raise Stop(f"declares {what} ({_at(parser)})")

        return handler

    parser.StartDoctypeDeclHandler = refuse("a document type")
    parser.EntityDeclHandler = refuse("an entity")
    parser.ExternalEntityRefHandler = refuse("an outside entity")


def _follow(parser, root, openers, closers, listened):
    path, words, depth = [None], [], limit("DEPTH")

    def opened(name, attributes):
        if ":" in name:
            name = name.rpartition(":")[2]
        if len(path) == 1 and name != root:
            raise Stop(f"holds {name!r} instead of {root!r}")
        if len(path) > depth:
            raise Stop(f"nests deeper than {depth:,} elements ({_at(parser)})")
        opener = openers.get(name)
        path.append(opener(name, attributes, path[-1]) if opener else None)
        if name in listened:
            words.clear()
            # Elsewhere there is only white space between elements: nobody has to be told.
            parser.CharacterDataHandler = words.append

    def closed(name):
        if ":" in name:
            name = name.rpartition(":")[2]
        node = path.pop()
        if name in closers:
            closers[name](name, node, path[-1])
        elif name in listened:
            parser.CharacterDataHandler = None
            if path[-1] is not None:
                path[-1].take(name, "".join(words))

    parser.StartElementHandler, parser.EndElementHandler = opened, closed


def _at(parser):
    return _place(parser.CurrentLineNumber, parser.CurrentColumnNumber)


def _place(line, column):
    return f"line {line:,}, column {column + 1:,}"
