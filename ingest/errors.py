"""One small exception per failure. ``str(error)`` is a sentence for the user."""

from __future__ import annotations

from pathlib import Path


class ClausebookError(Exception):
    """Base of all failures that a user is told of in one sentence."""


class UnreadableFile(ClausebookError):
    """A file that cannot become a document; it goes to quarantine with ``reason``."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str]]:
        return (type(self), (self.path, self.reason))


class SidecarError(UnreadableFile):
    """A NAME.meta.toml that cannot be read or holds an unknown field."""


class LibraryNotFound(ClausebookError):
    def __init__(self, path: Path | str) -> None:
        super().__init__(f"No library at {path}. Fill one with: clausebook --library {path} ingest PATH")
        self.path = str(path)


class LibraryTooNew(ClausebookError):
    def __init__(self, path: Path | str, found: int, known: int) -> None:
        super().__init__(
            f"The library at {path} has format {found}; this program knows up to {known}. Please update Clausebook."
        )


class LibraryDamaged(ClausebookError):
    """The catalog itself cannot be read."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"The library at {path} is damaged: {reason}")


class LibraryBusy(ClausebookError):
    def __init__(self, path: Path | str) -> None:
        super().__init__(f"Another process is writing to the library at {path}. Try again when it has finished.")


class LibraryUnwritable(ClausebookError):
    """No room, no permission, or a folder where a file should be."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"The library at {path} cannot be written: {reason}")


class IndexDamaged(ClausebookError):
    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"The index at {path} is damaged: {reason}")
        self.reason = reason


class IndexMissing(ClausebookError):
    def __init__(self, path: Path | str) -> None:
        super().__init__(f"The library at {path} has no index yet. Build it with: clausebook index")


class EncoderError(ClausebookError):
    """A model folder that cannot be used."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


class QueryError(ClausebookError):
    """A query that cannot be run: unknown field or value, malformed date, …"""


class NotInLibrary(ClausebookError):
    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not in this library.")
        self.what = what


class DatasetError(ClausebookError):
    """A folder that is no BEIR data set."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
