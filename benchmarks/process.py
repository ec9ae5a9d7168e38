"""A command as a whole: how long it took, and the peak memory of it and all its children together."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Measured:
    """``peak_mb`` is the largest sum of the processes' proportional memory (shared pages counted once)."""

    seconds: float
    peak_mb: float
    status: int
    output: str


def measure(arguments: Sequence[str], memory: bool = True) -> Measured:
    """Run ``clausebook ARGUMENTS``, looking at memory ten times a second (which itself takes processor time)."""
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "cli", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    output: list[str] = []
    assert child.stdout is not None
    reader = threading.Thread(target=lambda stream: output.append(stream.read()), args=(child.stdout,))
    reader.start()
    peak = 0.0
    while memory and child.poll() is None:
        peak = max(peak, _memory_mb(child.pid))
        time.sleep(0.1)
    child.wait()
    reader.join()
    return Measured(round(time.perf_counter() - started, 2), round(peak, 1), child.returncode, "".join(output))


def measured_json(arguments: Sequence[str], memory: bool = True) -> tuple[Measured, Mapping[str, object]]:
    measured = measure([*arguments, "--json"], memory)
    return measured, json.loads(measured.output)


def _memory_mb(pid: int) -> float:
    try:
        root = psutil.Process(pid)
        family = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0.0
    total = 0.0
    for process in family:
        try:
            info = process.memory_full_info()
            total += getattr(info, "pss", info.rss)
        except psutil.Error:
            continue
    return total / 2**20
