"""A source as it is read: its text, its values, and its codings in flat arrays."""

from array import array


class Source:
    """A source with the rows of its codings, one after another in flat arrays."""

    def __init__(self, kind, unread, attributes):
        self.kind, self.unread = kind, unread
        self.guid, self.name = attributes.get("guid", ""), attributes.get("name", "")
        self.path, self.inline = attributes.get("plainTextPath"), None
        self.represented, self.text, self.way, self.textless = False, None, "", None
        self.values, self.whole, self.labels, self.memos = [], [], [], []
        self.became = []
        self.start, self.end = array("q"), array("q")
        self.code, self.user, self.selection = array("l"), array("l"), array("l")
        self.selections = 0

    def take(self, name, words):
        """Keep the text.

        Parameters
        ----------
        name : str
            The element.
        words : str
            Its text.
        """
        if name == "PlainTextContent":
            self.inline = words

    def add(self, selection, people):
        """Add a row for each coding of a selection.

        Parameters
        ----------
        selection : Selection
            The selection.
        people : Guids
            Who there is: the coder is who coded, else who marked.
        """
        for coding in selection.codings:
            user = coding.user if coding.user >= 0 else people.index(selection.user)
            self.start.append(selection.start)
            self.end.append(selection.end)
            self.code.append(coding.code)
            self.user.append(user)
            self.selection.append(self.selections)
            self.labels.append(selection.label)
            self.memos.append(coding.description or selection.description)
        self.selections += 1
