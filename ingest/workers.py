"""Work on untrusted files in processes of their own: one that crashes, hangs or swells costs one item."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol, TypeVar

from ingest.errors import ClausebookError, UnreadableFile

# Items a fast worker may be ahead of the slowest: results wait in memory, in order.
_WINDOW = 16
_START_SECONDS = 60.0


class HasPath(Protocol):
    @property
    def path(self) -> object: ...


Item = TypeVar("Item", bound=HasPath)
Result = TypeVar("Result")


def run_isolated(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: int = 2,
    seconds: float = 120.0,
    memory_mb: int = 2_000,
) -> Iterator[tuple[Item, Result | ClausebookError]]:
    """(item, ``function(item)``) in the order of ``items``, computed in ``workers`` spawned processes.

    A ClausebookError comes back in place of the result. An item that takes longer than ``seconds``, needs more than
    ``memory_mb`` beyond what the process has at its start (POSIX), or kills its process comes back as UnreadableFile,
    and a new process takes over. ``function`` and ``items`` must pickle; any other exception of ``function`` is a
    bug and is raised here.
    """
    if not items:
        return
    crew = [_Worker(function, memory_mb) for _ in range(min(workers, len(items)))]
    try:
        yield from _collect(crew, items, _Limits(seconds, memory_mb))
    finally:
        for worker in crew:
            worker.stop()


@dataclass(frozen=True, slots=True)
class _Limits:
    seconds: float
    memory_mb: int


def _collect(
    crew: list[_Worker], items: Sequence[Item], limits: _Limits
) -> Iterator[tuple[Item, Result | ClausebookError]]:
    finished: dict[int, Result | ClausebookError] = {}
    handed = given = 0
    while given < len(items):
        for worker in crew:
            if worker.item is None and handed < len(items) and handed < given + _WINDOW:
                worker.give(handed, items[handed], limits.seconds)
                handed += 1
        for worker in _ready(crew):
            number = worker.item
            assert number is not None
            finished[number] = worker.outcome(str(items[number].path), limits)
        while given in finished:
            yield items[given], finished.pop(given)
            given += 1


def _ready(crew: list[_Worker]) -> list[_Worker]:
    """The workers that have answered, died or run out of time; waits for the first."""
    busy = [worker for worker in crew if worker.item is not None]
    left = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
    answered = set(wait([worker.connection for worker in busy], timeout=left))
    now = time.monotonic()
    return [worker for worker in busy if worker.connection in answered or worker.deadline <= now]


class _Worker:
    """Owns a process and the pipe to it; ``item`` is the number of the item it works on."""

    def __init__(self, function: Callable[..., object], memory_mb: int) -> None:
        self.function = function
        self.memory_mb = memory_mb
        self.item: int | None = None
        self.deadline = 0.0
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_serve, args=(other, self.function, self.memory_mb), daemon=True
        )
        self.process.start()
        other.close()
        self.fresh = True

    def give(self, number: int, item: object, seconds: float) -> None:
        self.item = number
        # A new process first imports what it needs; that is not the file's fault.
        self.deadline = time.monotonic() + seconds + (_START_SECONDS if self.fresh else 0.0)
        self.fresh = False
        self.connection.send(item)

    def outcome(self, path: str, limits: _Limits) -> Result | ClausebookError:  # type: ignore[type-var]
        """What became of the item; a process that is lost is replaced."""
        self.item = None
        if not self.connection.poll():
            self._replace()
            return UnreadableFile(path, f"reading it took longer than {limits.seconds:g} seconds")
        try:
            kind, value = self.connection.recv()
        except (EOFError, OSError):
            self._replace()
            return UnreadableFile(path, "the reader crashed on it")
        if kind == "memory":
            self._replace()
            return UnreadableFile(path, f"reading it needed more than {limits.memory_mb:,} MB of memory")
        if kind == "bug":
            raise value
        return value  # type: ignore[no-any-return]

    def _replace(self) -> None:
        self.stop()
        self._start()

    def stop(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


def _serve(connection: Connection, function: Callable[..., object], memory_mb: int) -> None:
    """The worker's life: take an item, answer, until the pipe closes."""
    _limit_memory(memory_mb)
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = ("result", function(item))
        except ClausebookError as error:
            answer = ("result", error)
        except MemoryError:
            answer = ("memory", None)
        except RecursionError:
            answer = ("result", UnreadableFile(str(item.path), "its parts are nested too deeply"))
        except Exception as error:  # noqa: BLE001 (sent to the parent, which raises it)
            error.add_note(f"while reading {item.path}")
            answer = ("bug", error)
        connection.send(answer)


def _limit_memory(memory_mb: int) -> None:
    """``memory_mb`` of address space beyond what is mapped now; no limit where the system has none (Windows)."""
    try:
        import resource
        from pathlib import Path

        mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped + memory_mb * 2**20, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return
