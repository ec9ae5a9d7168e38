"""A real Chromium: fill a library, search, open a clause, copy its citation. Makes the pictures of the docs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
# Set to a folder (docs/images) to keep the pictures.
PICTURES = os.environ.get("CLAUSEBOOK_PICTURES")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on an empty library."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    library = tmp_path_factory.mktemp("browser") / "library"
    command = [sys.executable, "-m", "cli", "--library", str(library), "serve", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url)
        yield url
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=1)
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail("the app did not start")


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium here")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=[("zh-CN", 1280), ("en-GB", 1280), ("zh-CN", 390), ("en-GB", 390)], ids=str)
def page(request: pytest.FixtureRequest, browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    """A fresh tab; fails the test if anything but this machine is asked for."""
    locale, width = request.param
    context = browser.new_context(locale=locale, viewport={"width": width, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    foreign: list[str] = []
    context.on("request", lambda r: foreign.append(r.url) if _is_foreign(r.url) else None)
    tab = context.new_page()
    tab.set_default_timeout(30_000)
    yield tab
    context.close()
    assert foreign == []


def _is_foreign(url: str) -> bool:
    return url.startswith(("http", "ws")) and not url.split("//")[1].startswith("127.0.0.1")


def _picture(page: sync_api.Page, name: str) -> None:
    if PICTURES:
        locale = page.evaluate("navigator.language")[:2]
        width = page.viewport_size["width"]
        page.screenshot(path=Path(PICTURES) / f"{name}-{locale}{'' if width > 600 else '-phone'}.png")


def _search(page: sync_api.Page, text: str) -> None:
    box = page.get_by_role("textbox").first
    box.fill(text)
    box.press("Enter")
    page.locator("[class*=st-key-hit-]").first.wait_for()


def test_fill_search_open_and_copy(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/library")
    page.locator("form, [data-testid=stForm]").first.wait_for()
    page.locator("input[type=text]").last.fill(str(ROOT / "corpus" / "sample"))
    page.locator("[data-testid=stFormSubmitButton] button").first.click()
    page.locator("[data-testid=stAlertContentSuccess]").first.wait_for(timeout=120_000)
    _picture(page, "library")

    page.goto(address)
    _search(page, "出租银行卡 流水31万")
    _picture(page, "search")
    first = page.locator("[class*=st-key-hit-1]").first
    citation = first.locator("a").first.inner_text().strip()
    assert citation.startswith("《")
    first.get_by_role("button").filter(has_text="").last.click()
    assert _clipboard(page) == citation

    first.locator("a").first.click()
    page.wait_for_url("**/clause?id=*")
    heading = page.get_by_role("heading").first
    sync_api.expect(heading).to_have_text(citation)
    _picture(page, "clause")
    permalink = page.url
    page.goto(permalink)
    sync_api.expect(page.get_by_role("heading").first).to_have_text(citation)


def _clipboard(page: sync_api.Page) -> str:
    for _ in range(20):
        text = str(page.evaluate("navigator.clipboard.readText()"))
        if text:
            return text
        page.wait_for_timeout(100)
    return ""


def test_nothing_scrolls_sideways(page: sync_api.Page, address: str) -> None:
    page.goto(address)
    _search(page, "网络骗局")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1
