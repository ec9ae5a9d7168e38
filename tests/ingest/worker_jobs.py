"""What the worker tests let their processes do; a module of its own, so that a spawned process can import it."""

from __future__ import annotations

import ctypes
import os
import time
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SidecarError


@dataclass(frozen=True)
class Job:
    path: Path


def work(job: Job) -> str:
    """Does what the file's name says."""
    name = job.path.name
    if name == "swell":
        return str(len(bytearray(3 * 2**30)))
    if name == "sleep":
        time.sleep(60)
    elif name == "exit":
        os._exit(3)
    elif name == "segfault":
        ctypes.string_at(0)
    elif name == "refuse":
        raise SidecarError(job.path, "a reason")
    elif name == "bug":
        raise KeyError("unforeseen")
    elif name == "deep":
        return work(job)
    elif name == "print":
        print("noise on standard output")
    return name
