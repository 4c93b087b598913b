"""A real browser and a real JupyterLab on 127.0.0.1, for tests that look at pages as people do."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import TimeoutError as TooLate

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "msedge",
)  # fmt: skip
QUIET = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""A browser that asks nobody for anything; the sandbox is refused to root, as in containers."""


def browser_here():
    """Return the Chromium of this machine: HARMRED_BROWSER, or one that is installed, or None."""
    named = os.environ.get("HARMRED_BROWSER")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def launched(playwright):
    """Start the browser of this machine, or the one that playwright keeps, if it does."""
    options = {"args": QUIET, "headless": True}
    return playwright.chromium.launch(executable_path=browser_here(), **options)


def free_port():
    with socket.socket() as there:
        there.bind(("127.0.0.1", 0))
        return there.getsockname()[1]


@contextmanager
def jupyterlab(folder, token="for-tests-only", **variables):
    """Serve a folder in JupyterLab, with settings of its own and nobody else's."""
    port, home = free_port(), Path(folder).parent / "jupyter"
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
        "--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={folder}",
    ]  # fmt: skip
    own = {name: str(home / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "IPYTHONDIR": str(home / "ipython")}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    _settle(home / "settings")
    log = (Path(folder).parent / "jupyterlab.log").open("wb")
    with (
        log,
        subprocess.Popen(
            command, stdout=log, stderr=log, env=os.environ | own | variables
        ) as server,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/api?token={token}", server)
            yield f"http://127.0.0.1:{port}/lab/tree/{{name}}?token={token}"
        finally:
            server.terminate()


def _settle(settings):
    """Choose the light theme, and that JupyterLab asks for no news."""
    own = {
        "themes": {"theme": "JupyterLab Light"},
        "notification": {"fetchNews": "false", "checkForUpdates": False},
    }
    for name, chosen in own.items():
        file = settings / "@jupyterlab" / "apputils-extension" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(chosen), "utf-8")


def _wait(address, server, seconds=60):
    for _ in range(seconds * 4):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            assert server.poll() is None, "JupyterLab did not start"
            time.sleep(0.25)
    raise AssertionError("JupyterLab did not answer in time")


def run_all(page, shown, seconds=150):
    """Run every cell of the open notebook, until something is shown at its foot."""
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    kernel = page.locator(".jp-Dialog button.jp-mod-accept")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not page.locator(".jp-InputPrompt", has_text="[*]").count():
            # a run is dropped while JupyterLab still asks which kernel to take
            with suppress(TooLate):
                kernel.click(timeout=4_000)
            page.locator(".lm-MenuBar-item", has_text="Run").click()
            page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
        with suppress(TooLate):
            return reached(page, shown)
    raise AssertionError("the notebook did not run through")


def reached(page, shown, seconds=15):
    """Go to the foot of the notebook until something is there: far cells are not drawn."""
    for _ in range(4 * seconds):
        page.locator(".jp-WindowedPanel-outer").evaluate("each => each.scrollTo(0, 1e9)")
        if page.locator(shown).count():
            return page.locator(shown)
        page.wait_for_timeout(250)
    raise TooLate(shown)
