"""What goes wrong in a browser: bad files, a second writer, a gone clause, hostile text."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser
Tab = Callable[..., "sync_api.Page"]


@pytest.fixture(scope="module")
def library(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(sample_library, tmp_path_factory.mktemp("mishaps") / "library"))


@pytest.fixture(scope="module")
def address(serve: Callable[[Path], str], library: Path) -> str:
    return serve(library)


def _upload(page: sync_api.Page, name: str, data: bytes) -> None:
    chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("input[type=file]").set_input_files([chosen])
    page.get_by_text(name).first.wait_for()
    page.get_by_role("button", name="开始入库").click()


def test_an_empty_file_is_named_with_the_reason(open_tab: Tab, address: str) -> None:
    page = open_tab()
    page.goto(f"{address}/library")
    _upload(page, "空.txt", b"")
    sync_api.expect(page.get_by_text("空.txt: 文件是空的（0 字节）")).to_be_visible(timeout=60_000)


def test_text_of_a_document_is_shown_and_never_run(open_tab: Tab, address: str) -> None:
    page = open_tab()
    page.goto(f"{address}/library")
    text = "凡例国<img src=x onerror=window.hit=1>管理办法\n\n第一条 不得传播<script>window.hit=1</script>木马程序。\n"
    _upload(page, "脚本<b>.txt", (text + "第二条 本办法自2024年1月1日起施行。\n").encode())
    sync_api.expect(page.get_by_text("完成：新增 1")).to_be_visible(timeout=60_000)
    page.goto(f"{address}/?q=传播木马程序")
    first = page.locator("[class*=st-key-hit-]").first
    sync_api.expect(first).to_contain_text("<script>window.hit=1</script>")
    first.locator("a").first.click()
    sync_api.expect(page.locator(".cb-here").first).to_contain_text("<script>")
    assert page.evaluate("window.hit") is None


def test_a_path_that_does_not_exist(open_tab: Tab, address: str) -> None:
    page = open_tab()
    page.goto(f"{address}/library")
    page.get_by_label("或本机上的文件、文件夹路径").fill("/no/such/*folder*")
    page.get_by_role("button", name="开始入库").click()
    sync_api.expect(page.get_by_text("没有这个文件或文件夹：/no/such/*folder*")).to_be_visible()


def test_a_second_writer_is_told_to_wait(open_tab: Tab, address: str, library: Path, tmp_path: Path) -> None:
    page = open_tab()
    (tmp_path / "a.txt").write_text("第一条 新。", encoding="utf-8")
    page.goto(f"{address}/library")
    with FileLock(library / "writer.lock"):
        page.get_by_label("或本机上的文件、文件夹路径").fill(str(tmp_path))
        page.get_by_role("button", name="开始入库").click()
        sync_api.expect(page.get_by_text("另有进程正在写入文库")).to_be_visible(timeout=60_000)


def test_a_clause_that_is_gone(open_tab: Tab, address: str) -> None:
    page = open_tab()
    page.goto(f"{address}/clause?id=/akn/cn/act/1999-01-01/gone/zho@1999-01-01~art_1")
    sync_api.expect(page.get_by_text("文库中没有这一条文")).to_be_visible()


def test_a_document_is_removed(open_tab: Tab, address: str) -> None:
    page = open_tab("en-GB")
    page.goto(f"{address}/library")
    page.get_by_text("Remove a document").click()
    page.get_by_label("Words of its title").fill("quillon")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("[data-testid=stRadio] label")).to_have_count(2)
    page.locator("[data-testid=stRadio]").get_by_text("Regulator v Quillon").click()
    page.get_by_text("Yes, remove it").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    sync_api.expect(page.get_by_text("Removed: Regulator v Quillon")).to_be_visible(timeout=60_000)
