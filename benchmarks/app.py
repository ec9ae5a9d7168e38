"""How long a search takes in the browser: from Enter to the new hits on the page.

    python -m benchmarks.app LIBRARY

Prints one JSON object: the first search after the start, and median and largest of the later ones, in milliseconds;
the server's processor time for each of the later ones. Needs Chromium and Playwright.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import psutil

from ingest.paths import project_path

QUERIES = (
    "出租银行卡 流水31万",
    "冻结资金",
    "网络骗局",
    "未成年人",
    "合同解除",
    "行政处罚听证",
    "第九条",
    "交通事故逃逸",
    "个人信息",
    "试用期",
    "bank account",
    "环境污染",
    "退赔损失",
)
# Resolves with the milliseconds from Enter to a first hit (or a sentence) that differs from the one before.
_TIMED = """text => new Promise(resolve => {
  const first = () => document.querySelector("[class*=st-key-hit-1]")?.innerText ?? "";
  const before = first(), box = document.querySelector("[data-testid=stTextInput] input");
  const started = performance.now();
  const watch = new MutationObserver(() => {
    if (first() !== before && document.querySelector("[class*=st-key-hit-1] a, [data-testid=stAlert]")) {
      watch.disconnect();
      resolve(performance.now() - started);
    }
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  box.focus();
  box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true }));
  setTimeout(() => resolve(-1), 15000);
})"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("library", type=Path)
    library = parser.parse_args().library.resolve()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cli", "--library", str(library), "serve", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, cwd=project_path(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        print(json.dumps({"library": library.name, **_measure(f"http://127.0.0.1:{port}", server.pid)}))
    finally:
        server.terminate()
        server.wait(20)
    return 0


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=1)  # noqa: S310 (our own address)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The app did not start.")


def _measure(address: str, pid: int) -> dict[str, object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(locale="zh-CN")
        opened = time.perf_counter()
        page.goto(address)
        # Long: an index of another edition is rebuilt when the library is opened.
        page.locator("[data-testid=stTextInput] input").first.wait_for(timeout=120_000)
        page_s = time.perf_counter() - opened
        first = _search(page, QUERIES[0])
        before = _processor_s(pid)
        later = [_search(page, query) for query in QUERIES[1:]]
        spent = 1000 * (_processor_s(pid) - before) / len(later)
        browser.close()
    return {
        "page_ms": round(1000 * page_s),
        "first_ms": round(first),
        "later_ms": round(statistics.median(later)),
        "largest_ms": round(max(later)),
        "server_cpu_ms": round(spent),
        "failed": later.count(-1),
    }


def _search(page: Any, text: str) -> float:
    page.locator("[data-testid=stTextInput] input").first.fill(text)
    took = float(page.evaluate(_TIMED, text))
    page.wait_for_timeout(400)
    return took


def _processor_s(pid: int) -> float:
    server = psutil.Process(pid)
    times = [process.cpu_times() for process in (server, *server.children(recursive=True))]
    return float(sum(t.user + t.system for t in times))


if __name__ == "__main__":
    raise SystemExit(main())
