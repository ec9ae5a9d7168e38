"""Formats that other programs read for us, where they are installed: LibreOffice for old word processors, OCRmyPDF
for scans. Both run on a copy in a temporary folder, without macros or network, and within a time limit.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.models import Reading
from ingest.readers.docx import read_docx

# Below the limit that a worker has for the whole file, so that the program ends before its worker does.
SECONDS = 100.0
_OFFICE = ("soffice", "libreoffice")
_FORMATS = (
    (b"{\\rtf", ".rtf", "application/rtf"),
    (b"\xff\x57\x50\x43", ".wpd", "application/vnd.wordperfect"),
    (b"\xd0\xcf\x11\xe0", ".doc", "application/msword"),
    (b"PK", ".odt", "application/vnd.oasis.opendocument.text"),
)
# WPS Office and Works write the container of .doc under their own names, which LibreOffice goes by.
_SAME_CONTAINER = frozenset((".wps", ".wpt", ".dot"))
# Names of the streams in an OLE file, as its directory writes them.
_OTHER_OLE = (
    ("EncryptedPackage", "the file is protected by a password; save it without one and try again"),
    ("Workbook", "this is an Excel workbook"),
    ("PowerPoint Document", "this is a PowerPoint file"),
    ("__properties_version1.0", "this is an Outlook message"),
)
_NO_OFFICE = "reading {} files needs LibreOffice, which is not installed; install it or save the file as .docx"
_NO_OCR = "the PDF has no text layer (a scan); install OCRmyPDF with Tesseract, or run OCR on it elsewhere first"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def read_external(data: bytes, path: Path) -> Reading:
    """A .doc, .wpd, .wps, .rtf or .odt file, by way of LibreOffice. Raises UnreadableFile.

    What LibreOffice makes of the file is read as a Word document; the reading says so.
    """
    suffix, media_type = _format(data, path)
    office = next((found for name in _OFFICE if (found := shutil.which(name))), None)
    if office is None:
        raise UnreadableFile(path, _NO_OFFICE.format(suffix))
    with tempfile.TemporaryDirectory(prefix="clausebook-", ignore_cleanup_errors=True) as folder:
        reading = read_docx(_as_docx(office, data, suffix, Path(folder), path), path)
    notice = f"Converted from {suffix} by LibreOffice before reading."
    return replace(reading, media_type=media_type, notices=(*reading.notices, notice))


def _format(data: bytes, path: Path) -> tuple[str, str]:
    """File extension and media type. Raises UnreadableFile for what only looks like a text document."""
    found = next(((suffix, media) for magic, suffix, media in _FORMATS if data.startswith(magic)), None)
    if found is None:
        raise UnreadableFile(path, "this is no word-processor file that is known")
    if found[0] != ".doc":
        return found
    if "WordDocument".encode("utf-16-le") not in data:
        for stream, what in _OTHER_OLE:
            if stream.encode("utf-16-le") in data:
                raise UnreadableFile(path, what)
    own = path.suffix.lower()
    return (own if own in _SAME_CONTAINER else ".doc"), found[1]


def _as_docx(office: str, data: bytes, suffix: str, folder: Path, path: Path) -> bytes:
    source = folder / f"source{suffix}"
    source.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
    command += ["--nodefault", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    _run([*command, str(source)], folder, path, "LibreOffice")
    try:
        return (folder / "source.docx").read_bytes()
    except OSError as error:
        reason = f"LibreOffice could not read this {suffix} file; it is damaged or protected by a password"
        raise UnreadableFile(path, reason) from error


def ocr_pdf(data: bytes, path: Path) -> bytes:
    """The PDF with a text layer that OCRmyPDF recognised, in Chinese and English. Raises UnreadableFile."""
    program, tesseract = shutil.which("ocrmypdf"), shutil.which("tesseract")
    if program is None or tesseract is None:
        raise UnreadableFile(path, _NO_OCR)
    with tempfile.TemporaryDirectory(prefix="clausebook-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "scan.pdf", folder / "read.pdf"
        source.write_bytes(data)
        command = [program, "--force-ocr", "--output-type", "pdf", "--optimize", "0", "--quiet", "--jobs", "1"]
        _run([*command, "-l", _languages(tesseract), str(source), str(target)], folder, path, "OCRmyPDF")
        try:
            return target.read_bytes()
        except OSError as error:
            reason = "the PDF has no text layer (a scan), and OCRmyPDF could not read its pictures"
            raise UnreadableFile(path, reason) from error


def _languages(tesseract: str) -> str:
    """The wanted languages that this Tesseract has data for, as its option writes them."""
    listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    installed = set(listed.stdout.split())
    return "+".join(name for name in ("chi_sim", "chi_tra", "eng") if name in installed) or "eng"


def _run(command: Sequence[str], folder: Path, path: Path, program: str) -> None:
    """Runs a program to its end, with its children; whether it succeeded shows in the file it leaves."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableFile(path, f"{program} could not be started ({error.strerror or error})") from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(path, f"{program} took longer than {SECONDS:g} seconds with it") from error
    finally:
        _end(process)


def _environment(folder: Path) -> Mapping[str, str]:
    """No display, a home of its own, and a proxy that nobody listens at: neither program needs the network."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    return {**kept, **proxies, "HOME": str(folder), "TMPDIR": str(folder), "OMP_THREAD_LIMIT": "1"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and whatever it started: stopped from outside, both leave children behind."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
