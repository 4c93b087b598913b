"""Set up what is needed on a bare machine, then run the notebooks, the tests or JupyterLab.

    python3 reproduce.py [STUDY] [--only 03] …    run the notebooks, compare their figures
    python3 reproduce.py test [pytest options]    run every test, the stored notebooks included
    python3 reproduce.py lab [jupyter options]    open the notebooks in JupyterLab
    python3 reproduce.py guard                    have git refuse to commit what could be real data

The standard library is all it asks for. What it installs stays in the folder .venv.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up-for"
OLDEST = (3, 11)
VERBS = {
    "reproduce": ["-m", "harmred", "reproduce"],
    "test": ["-m", "pytest"],
    "lab": ["-m", "jupyterlab", "notebooks"],
}


def main():
    """Set up where needed, then run the verb; what follows the verb goes to it as it is."""
    if sys.version_info < OLDEST:
        found, oldest = (".".join(map(str, each[:2])) for each in (sys.version_info, OLDEST))
        sys.exit(f"harmred needs Python {oldest} or newer; this is {found}.")
    verb, *rest = sys.argv[1:] or ["reproduce"]
    if verb in ("-h", "--help"):
        sys.exit(__doc__)
    if verb == "guard":
        sys.exit(guard())
    if verb not in VERBS:
        verb, rest = "reproduce", sys.argv[1:]
    set_up()
    # a study is named from where the user stands; tests and notebooks stand in the repository
    where = None if verb == "reproduce" else HERE
    command = [str(PYTHON), *VERBS[verb], *rest]
    sys.exit(subprocess.call(command, cwd=where, env=environment()))


def set_up():
    """Make .venv and install the hashed lock, unless that was done for this very lock."""
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("Setting up .venv from requirements.lock (once, a minute or two) …", flush=True)
    make_venv()
    pip("install", "--require-hashes", "-r", str(HERE / "requirements.lock"))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(HERE))
    STAMP.write_text(wanted)


def guard():
    """Install the hook that looks at what is staged before every commit; keep another's hook."""
    set_up()
    asked = ["git", "-C", str(HERE), "rev-parse", "--git-path", "hooks"]
    done = subprocess.run(asked, check=False, capture_output=True, text=True)
    if done.returncode:
        return "This is no git checkout, so there is nothing to guard."
    hook = HERE / done.stdout.strip() / "pre-commit"
    line = f'"{PYTHON.as_posix()}" -m harmred.guard'
    if hook.exists() and "harmred.guard" not in hook.read_text("utf-8", "replace"):
        return f"There is a pre-commit hook already. Add this line to it:\n{line} || exit 1"
    hook.parent.mkdir(parents=True, exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{line} || exit 1\n", "utf-8", newline="\n")
    hook.chmod(0o755)
    print("git now asks harmred.guard before every commit in this checkout.")
    return 0


def fingerprint():
    """Return what the set-up depends on: the lock, the package's description, Python, the place."""
    parts = [(HERE / name).read_bytes() for name in ("requirements.lock", "pyproject.toml")]
    parts.append(f"{sys.version_info[:2]} {HERE}".encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_venv():
    """Make the virtual environment anew; say what is missing where Python comes without it."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        sys.exit(
            f"Python could not make a virtual environment:\n{done.stdout}{done.stderr}\n"
            f"On Debian or Ubuntu, this mends it: sudo apt install python{version}-venv"
        )


def pip(*arguments):
    """Run the environment's pip; stop with its message where it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-qq", *arguments]
    if subprocess.call(command, env=environment()):
        sys.exit("The set-up stopped; the message stands above. Run the same command to try again.")


def environment():
    """Return the environment without what would mix other packages with these."""
    mixed = {"PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_USER", "PIP_PREFIX"}
    return {name: value for name, value in os.environ.items() if name not in mixed} | {
        "PYTHONNOUSERSITE": "1",
        "PATH": os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", "")]),
    }


if __name__ == "__main__":
    main()
