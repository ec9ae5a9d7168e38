"""Other programs in a reader's place: stand-ins on the path show what happens when they work, fail or hang."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers import external

sys.path.insert(0, str(Path(__file__).parent))
from docx_files import docx, paragraph

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
RTF = b"{\\rtf1 text}"
PATH = Path("凡例.rtf")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An otherwise empty folder of programs."""
    monkeypatch.setattr("shutil.which", lambda name: str(p) if (p := tmp_path / name).exists() else None)
    return tmp_path


def install(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_without_libreoffice_the_user_is_told_what_to_install(programs: Path) -> None:
    with pytest.raises(UnreadableFile, match="LibreOffice, which is not installed"):
        external.read_external(RTF, PATH)


def test_a_conversion_is_read_and_named(programs: Path) -> None:
    (programs / "made.docx").write_bytes(docx(paragraph("第一条 示范。")))
    install(programs, "soffice", f'for last; do :; done; cp {programs}/made.docx "${{last%.rtf}}.docx"')
    reading = external.read_external(RTF, PATH)
    assert (reading.text, reading.media_type) == ("第一条 示范。", "application/rtf")
    assert "LibreOffice" in reading.notices[-1]


def test_a_conversion_that_leaves_nothing(programs: Path) -> None:
    install(programs, "soffice", "exit 1")
    with pytest.raises(UnreadableFile, match="could not read this"):
        external.read_external(RTF, PATH)


def test_a_program_that_hangs_ends_with_its_children(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "SECONDS", 0.3)
    install(programs, "soffice", f"(sleep 1.2; touch {programs}/alive) & sleep 60")
    with pytest.raises(UnreadableFile, match="took longer than"):
        external.read_external(RTF, PATH)
    time.sleep(1.4)
    assert not (programs / "alive").exists()


def test_no_ocr_no_text(programs: Path) -> None:
    with pytest.raises(UnreadableFile, match="install OCRmyPDF"):
        external.ocr_pdf(b"%PDF-1.4", Path("a.pdf"))


def test_ocr_uses_the_languages_that_are_there(programs: Path) -> None:
    install(programs, "tesseract", "printf 'List of languages:\\neng\\nchi_sim\\nosd\\n'")
    install(programs, "ocrmypdf", 'for last; do :; done; echo "$*" > "$last"')
    assert b"-l chi_sim+eng" in external.ocr_pdf(b"%PDF-1.4", Path("a.pdf"))
