"""The app on an empty library, and tabs of a real Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

sync_api = pytest.importorskip("playwright.sync_api")

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
Serve = Callable[[Path], str]


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Starts the app on a library as a user does; its address. Stopped after the module."""
    with ExitStack() as stack:

        def start(library: Path) -> str:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            command = [sys.executable, "-m", "cli", "--library", str(library)]
            command += ["serve", "--no-browser", "--port", str(port)]
            server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(server.wait, 20)
            stack.callback(server.terminate)
            _wait_for(f"http://127.0.0.1:{port}", server)
            return f"http://127.0.0.1:{port}"

        yield start


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=1)  # noqa: S310 (our own address)
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
        else:
            return
    pytest.fail("the app did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium here")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def open_tab(browser: sync_api.Browser) -> Iterator[Callable[..., sync_api.Page]]:
    """A fresh tab; the test fails if any of them asks for anything but this machine, or shows a stack trace."""
    tabs: list[sync_api.Page] = []
    foreign: list[str] = []

    def tab(locale: str = "zh-CN", width: int = 1280, scheme: str = "light") -> sync_api.Page:
        viewport = {"width": width, "height": 900}
        context = browser.new_context(locale=locale, viewport=viewport, color_scheme=scheme)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.on("request", lambda r: foreign.append(r.url) if _is_foreign(r.url) else None)
        page = context.new_page()
        page.on("websocket", lambda w: foreign.append(w.url) if _is_foreign(w.url) else None)
        page.set_default_timeout(30_000)
        tabs.append(page)
        return page

    yield tab
    shown = [page.locator("[data-testid=stException]").count() for page in tabs]
    for page in tabs:
        page.context.close()
    assert foreign == []
    assert not any(shown)


def _is_foreign(url: str) -> bool:
    return url.startswith(("http", "ws")) and not url.split("//")[1].startswith("127.0.0.1")


@pytest.fixture(scope="session")
def picture() -> Callable[[sync_api.Page, str], None]:
    """Keeps a picture of the page where $CLAUSEBOOK_PICTURES names a folder (docs/images)."""

    def take(page: sync_api.Page, name: str) -> None:
        if folder := os.environ.get("CLAUSEBOOK_PICTURES"):
            page.wait_for_timeout(600)
            with Image.open(BytesIO(page.screenshot())) as shot:
                # 64 colours: a third of the size, and text stays sharp.
                shot.convert("RGB").quantize(64).save(Path(folder) / f"{name}.png", optimize=True)

    return take
