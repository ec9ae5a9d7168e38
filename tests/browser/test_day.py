"""A day's work in a real Chromium: fill a library, search, filter, open a clause, copy its citation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
WINDOWS = [("zh-CN", 1280), ("en-GB", 1280), ("zh-CN", 390), ("en-GB", 390)]
HIT = "[class*=st-key-hit-]"
Tab = Callable[..., "sync_api.Page"]
Picture = Callable[["sync_api.Page", str], None]


@pytest.fixture(scope="module")
def address(serve: Callable[[Path], str], browser: sync_api.Browser, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The app on a library that was empty and then filled through its own page, with a reload in between."""
    url = serve(tmp_path_factory.mktemp("browser") / "library")
    page = browser.new_page(locale="en-GB")
    page.goto(f"{url}/library")
    page.get_by_label("or a file or folder on this machine").fill(str(ROOT / "corpus" / "sample"))
    page.get_by_role("button", name="Add to the library").click()
    page.get_by_text("Working").wait_for()
    page.reload()
    page.get_by_text("Working").wait_for()
    sync_api.expect(page.get_by_text("Done: 10 added")).to_be_visible(timeout=120_000)
    page.close()
    return url


def search(page: sync_api.Page, text: str) -> sync_api.Locator:
    """The first hit."""
    box = page.locator("[data-testid=stTextInput] input").first
    box.fill(text)
    box.press("Enter")
    first = page.locator(HIT).first
    first.wait_for()
    return first


def sideways(page: sync_api.Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def clipboard(page: sync_api.Page) -> str:
    for _ in range(20):
        if text := str(page.evaluate("navigator.clipboard.readText()")):
            return text
        page.wait_for_timeout(100)
    return ""


@pytest.mark.parametrize(("locale", "width"), WINDOWS)
def test_search_open_and_copy(locale: str, width: int, open_tab: Tab, address: str, picture: Picture) -> None:
    page = open_tab(locale, width)
    page.goto(address)
    first = search(page, "出租银行卡 流水31万" if locale == "zh-CN" else "lending a bank account")
    suffix = f"{locale[:2]}{'' if width > 600 else '-phone'}"
    picture(page, f"search-{suffix}")
    assert sideways(page) <= 0
    sync_api.expect(first.locator("mark").first).to_be_visible(timeout=15_000)

    link = first.locator("a").first
    citation = link.inner_text().strip()
    first.get_by_role("button").click()
    assert clipboard(page) == citation

    link.click()
    page.locator(".cb-here").first.wait_for()
    heading = page.get_by_role("heading").first
    sync_api.expect(heading).to_have_text(citation)
    sync_api.expect(page.locator(".cb-here").first).to_be_in_viewport()
    picture(page, f"clause-{suffix}")
    assert sideways(page) <= 0


def test_a_permalink_and_the_way_back(open_tab: Tab, address: str) -> None:
    page = open_tab()
    page.goto(address)
    link = search(page, "冻结资金").locator("a").first
    citation = link.inner_text().strip()
    link.click()
    page.locator(".cb-here").first.wait_for()
    page.get_by_role("button", name="复制链接").click()
    permalink = clipboard(page)
    assert permalink.startswith(f"{address}/clause?id=")
    page.get_by_role("link", name="返回检索").click()
    page.locator(HIT).first.wait_for()
    assert page.locator("[data-testid=stTextInput] input").first.input_value() == "冻结资金"

    other = open_tab()
    other.goto(permalink)
    sync_api.expect(other.get_by_role("heading").first).to_have_text(citation)
    sync_api.expect(other.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_filters_narrow_and_are_named(open_tab: Tab, address: str) -> None:
    page = open_tab("zh-CN", 390)
    page.goto(address)
    search(page, "银行账户")
    page.get_by_text("筛选", exact=True).click()
    page.get_by_role("button", name="裁判文书").click()
    sync_api.expect(page.get_by_text("毫秒 · 裁判文书")).to_be_visible()
    sync_api.expect(page.locator(HIT).first.get_by_text("裁判", exact=True)).to_be_visible()
    assert sideways(page) <= 0


def test_by_keyboard_alone(open_tab: Tab, address: str) -> None:
    page = open_tab("en-GB")
    page.goto(address)
    page.locator("[data-testid=stTextInput] input").first.wait_for()
    _tab_to(page, "INPUT")
    page.keyboard.type("reimburse the customer")
    page.keyboard.press("Enter")
    citation = page.locator(HIT).first.locator("a").first.inner_text().strip()
    _tab_to(page, "A", citation)
    page.keyboard.press("Enter")
    sync_api.expect(page.get_by_role("heading").first).to_have_text(citation)


def _tab_to(page: sync_api.Page, tag: str, text: str = "") -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        held = page.evaluate("[document.activeElement.tagName, document.activeElement.innerText || '']")
        if held[0] == tag and text in held[1]:
            return
    pytest.fail(f"the Tab key never comes to {tag} {text}")


def test_the_interface_changes_language_and_theme(open_tab: Tab, address: str) -> None:
    page = open_tab("zh-CN", 1280, "dark")
    page.goto(address)
    page.get_by_role("radio", name="English").click()
    sync_api.expect(page.get_by_role("button", name="Search")).to_be_visible()
    background = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert max(int(part) for part in background[4:-1].split(",")) < 60


@pytest.mark.parametrize(("locale", "width"), WINDOWS)
def test_the_library_page(locale: str, width: int, open_tab: Tab, address: str, picture: Picture) -> None:
    page = open_tab(locale, width)
    page.goto(f"{address}/library")
    page.locator("[data-testid=stDataFrame]").first.wait_for()
    picture(page, f"library-{locale[:2]}{'' if width > 600 else '-phone'}")
    assert sideways(page) <= 0
