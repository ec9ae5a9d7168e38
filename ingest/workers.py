"""Work on one item at a time in processes of their own, so that a bad file costs only itself."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Generic, TypeVar

from ingest.errors import ClausebookError, UnreadableFile

Item = TypeVar("Item")
Result = TypeVar("Result")

_log = logging.getLogger(__name__)
_LOOK_AHEAD = 8
_START_SECONDS = 60.0
_FAILED_STARTS = 3
_MOST_ITEMS = 500
_READY = b"ready"


@dataclass(slots=True)
class _Worker(Generic[Item]):
    """A process, our end of its pipe, and what it is at work on."""

    process: SpawnProcess
    pipe: Connection
    deadline: float
    ready: bool = False
    number: int = -1
    item: Item | None = None
    served: int = 0


@dataclass(slots=True)
class _Limits:
    seconds: float
    memory_mb: int


def run_isolated(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int = 2,
    seconds: float = 300.0,
    memory_mb: int = 2048,
) -> Iterator[tuple[Item, Result | ClausebookError]]:
    """``function(item)`` for each item, results in the order of the items, as soon as each is due.

    ``function`` must be importable by name. ``seconds`` and ``memory_mb`` (private memory of a process, the
    libraries included; not enforced on Windows) bound each item. A ClausebookError that it raises comes back
    as it is; every other failure — too slow, too large, crashed — as UnreadableFile of that item alone.
    """
    crew = _Crew[Item, Result](function, _Limits(seconds, memory_mb))
    try:
        yield from crew.run(iter(items), max(workers, 1))
    finally:
        crew.stop()


@dataclass(slots=True)
class _Crew(Generic[Item, Result]):
    """Owns the processes of one run."""

    function: Callable[[Item], Result]
    limits: _Limits
    team: list[_Worker[Item]] = field(default_factory=list)
    done: dict[int, tuple[Item, Result | ClausebookError]] = field(default_factory=dict)
    failed_starts: int = 0

    def run(self, items: Iterator[Item], workers: int) -> Iterator[tuple[Item, Result | ClausebookError]]:
        due = number = 0
        more = True
        while more or due < number:
            while more and len(self._busy()) < workers and number - due < workers + _LOOK_AHEAD:
                try:
                    item = next(items)
                except StopIteration:
                    more = False
                else:
                    self._assign(number, item)
                    number += 1
            while due in self.done:
                yield self.done.pop(due)
                due += 1
            if self._busy() and due < number:
                self._await()

    def stop(self) -> None:
        for worker in self.team:
            _kill(worker)
        self.team.clear()

    def _busy(self) -> list[_Worker[Item]]:
        return [worker for worker in self.team if worker.number >= 0]

    def _assign(self, number: int, item: Item) -> None:
        idle = next((worker for worker in self.team if worker.number < 0 and worker.process.is_alive()), None)
        worker = idle or self._hire()
        worker.number, worker.item = number, item
        if worker.ready:
            self._send(worker)

    def _hire(self) -> _Worker[Item]:
        # Processes are forked from nothing: a spawned one shares no lock or thread with this program.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (theirs, self.function, self.limits.memory_mb)
        process = context.Process(target=_serve, args=arguments, daemon=True)
        process.start()
        theirs.close()
        worker = _Worker[Item](process, ours, time.monotonic() + _START_SECONDS)
        self.team.append(worker)
        return worker

    def _send(self, worker: _Worker[Item]) -> None:
        worker.deadline = time.monotonic() + self.limits.seconds
        try:
            worker.pipe.send(worker.item)
        except (OSError, ValueError):
            self._lost(worker)

    def _await(self) -> None:
        busy = self._busy()
        left = min(worker.deadline for worker in busy) - time.monotonic()
        arrived = wait([worker.pipe for worker in busy], timeout=max(left, 0.0))
        for worker in busy:
            if worker.pipe in arrived:
                self._receive(worker)
            elif time.monotonic() >= worker.deadline and not worker.pipe.poll():
                self._too_slow(worker)

    def _receive(self, worker: _Worker[Item]) -> None:
        try:
            message = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            self._lost(worker)
            return
        if message == _READY:
            worker.ready, self.failed_starts = True, 0
            self._send(worker)
            return
        answer, keep = pickle.loads(message)  # noqa: S301 - written by our own process
        item, worker.served = self._item(worker), worker.served + 1
        self._finish(worker, _as_result(answer, item, self.limits))
        if not keep or worker.served >= _MOST_ITEMS:
            self._dismiss(worker)

    def _item(self, worker: _Worker[Item]) -> Item:
        assert worker.item is not None
        return worker.item

    def _finish(self, worker: _Worker[Item], result: object) -> None:
        self.done[worker.number] = (self._item(worker), result)  # type: ignore[assignment]
        worker.number, worker.item = -1, None

    def _too_slow(self, worker: _Worker[Item]) -> None:
        if not worker.ready:
            self._lost(worker)
            return
        reason = f"reading it took longer than {self.limits.seconds:g} s"
        self._finish(worker, UnreadableFile(_path_of(self._item(worker)), reason))
        self._dismiss(worker)

    def _lost(self, worker: _Worker[Item]) -> None:
        """The process ended. Before it was ready that is no fault of the item: another process gets it."""
        number, item = worker.number, self._item(worker)
        worker.process.join(5)
        code = worker.process.exitcode
        if worker.ready:
            self._finish(worker, UnreadableFile(_path_of(item), _crash(code)))
            self._dismiss(worker)
            return
        self._dismiss(worker)
        self.failed_starts += 1
        if self.failed_starts >= _FAILED_STARTS:
            raise ClausebookError(f"The reading processes cannot be started (exit status {code}).")
        self._assign(number, item)

    def _dismiss(self, worker: _Worker[Item]) -> None:
        _kill(worker)
        self.team.remove(worker)


def _kill(worker: _Worker[Item]) -> None:
    worker.process.kill()
    worker.process.join(5)
    worker.pipe.close()


def _crash(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return f"the reader crashed ({signal.Signals(-code).name})"
    return "the reader crashed"


def _path_of(item: object) -> Path | str:
    """The path that a failure is reported under."""
    if isinstance(item, tuple) and item:
        return _path_of(item[0])
    found = getattr(item, "path", item)
    return found if isinstance(found, Path) else str(found)


def _as_result(answer: tuple[str, object], item: object, limits: _Limits) -> object:
    outcome, value = answer
    if outcome == "memory":
        return UnreadableFile(_path_of(item), f"reading it needed more than {limits.memory_mb} MB")
    if outcome == "failed":
        _log.debug("%s", value)
        last = str(value).strip().rsplit("\n", 1)[-1]
        return UnreadableFile(_path_of(item), f"the reader failed ({last[:200]}); please report this")
    return value


# --- in the worker process -------------------------------------------------------------------------


def _serve(pipe: Connection, function: Callable[[Item], Result], memory_mb: int) -> None:
    """Answers items until the pipe closes. Standard output stays clean: it may carry the program's JSON."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(2, 1)
    logging.getLogger().addHandler(logging.NullHandler())
    _limit_memory(memory_mb)
    pipe.send_bytes(_READY)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send_bytes(_answer(function, item))


def _answer(function: Callable[[Item], Result], item: Item) -> bytes:
    """What became of the item, and whether this process is fit for another, packed."""
    try:
        return pickle.dumps((("value", function(item)), True))
    except ClausebookError as error:
        return pickle.dumps((("value", error), True))
    except MemoryError:
        return pickle.dumps((("memory", None), False))
    except RecursionError:
        return pickle.dumps((("failed", "nested too deeply"), True))
    except Exception:
        return pickle.dumps((("failed", traceback.format_exc()), True))


def _limit_memory(memory_mb: int) -> None:
    """Bounds private writable memory. RLIMIT_AS would also count mapped libraries and indexes."""
    if sys.platform == "win32":
        return
    import resource

    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    hard = resource.getrlimit(kind)[1]
    wanted = memory_mb * 1024 * 1024
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
