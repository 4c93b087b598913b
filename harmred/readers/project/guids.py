"""Identifiers as a project writes them: with braces or without, in capitals or not."""


class Guids:
    """Identifiers as they are referred to: each has a number, in the order of appearance.

    Examples
    --------
    >>> guids = Guids()
    >>> guids.index("{AB}"), guids.index("ab"), guids.index(None), guids.known
    (0, 0, -1, ['ab'])
    """

    def __init__(self):
        self.known, self._numbers = [], {}

    def index(self, reference):
        """Return the number of an identifier; -1 for none.

        Parameters
        ----------
        reference : str or None
            The identifier as it is written here.

        Returns
        -------
        int
            Its number.
        """
        if not reference:
            return -1
        number = self._numbers.get(reference)
        if number is None:
            plain = guid(reference)
            number = self._numbers.get(plain)
            if number is None:
                number = len(self.known)
                self.known.append(plain)
            self._numbers[reference] = self._numbers[plain] = number
        return number


def guid(written):
    """Return an identifier as it is compared.

    Parameters
    ----------
    written : str
        With or without braces, in capitals or not.

    Returns
    -------
    str
        Without, in small letters.

    Examples
    --------
    >>> guid("{69A4332D}")
    '69a4332d'
    """
    return written.strip("{} \t\n").lower()
