"""Studies of people in groups: who says what is written down, so that numbers can be checked."""

import pandas as pd

from harmred.study import Study

BOOK = pd.DataFrame(
    [
        ("harm", None, "theme", "no"),
        ("street", "harm", "code", "no"),
        ("home", "harm", "code", "no"),
        ("work", None, "theme", "no"),
        ("tired", "work", "code", "no"),
        ("calm", "work", "code", "yes"),
    ],
    columns=["code", "parent", "row_type", "counter_code"],
)


def people(groups, **said):
    """Return a study: `groups` are role -> how many; each code is said by these places in line.

    One interview each; the facilities are ten, one after the other.
    """
    roles = [role for role, many in groups.items() for _ in range(many)]
    names = [f"Interview-{n:03}" for n in range(len(roles))]
    sources = pd.DataFrame(
        {
            "source": names,
            "kind": "interview",
            "participant": [f"Person-{n:03}" for n in range(len(roles))],
            "facility": [f"Facility-{n % 10}" for n in range(len(roles))],
            "role_group": pd.array([role or None for role in roles], dtype="str"),
            "length": 100,
        }
    )
    rows = [(names[n], 10, 20, code, "Coder-1") for code, who in said.items() for n in who]
    columns = ["source", "start", "end", "code", "coder"]
    return Study("people", sources, BOOK, pd.DataFrame(rows, columns=columns))
