"""Coders of a database, who are known there by their names."""

from .cells import words


class People:
    """Coders by name, told to a project when they are first met.

    Parameters
    ----------
    project : Project
        The project.

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> project = Project()
    >>> people = People(project)
    >>> people.number("Ana"), people.number("ana"), people.number(None), project.users
    (0, 1, -1, {'1': 'Ana', '2': 'ana'})
    """

    def __init__(self, project):
        self._project, self._numbers = project, {}

    def number(self, name):
        """Return the number of a coder.

        Parameters
        ----------
        name : object
            The cell that names somebody.

        Returns
        -------
        int
            Its number in the project; -1 for nobody.
        """
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = self._new(words(name).strip())
        return number

    def _new(self, name):
        if not name:
            return -1
        # Names that differ in capitals are two people; keys that do are one.
        key = str(len(self._project.users) + 1)
        self._project.user(key, name)
        return self._project.people.index(key)
