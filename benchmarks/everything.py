"""All of ../shared/data into an empty library: every file must end ingested, quarantined or skipped, with a reason.

python -m benchmarks.everything SHARED_DATA
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.process import measure, measured_json


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path, help="leave the library here")
    arguments = parser.parse_args()
    library = arguments.keep or Path(tempfile.mkdtemp(prefix="clausebook-bench-"))
    measured, report = measured_json(["--library", str(library), "ingest", str(arguments.data)])
    files: Any = report["files"]
    here = sum(path.is_file() for path in arguments.data.rglob("*"))
    counts = Counter(file["status"] for file in files)
    print(f"{here} files, {len(files)} reported: {dict(counts)}; {report['clauses']} clauses")
    print(f"{measured.seconds} s, peak {measured.peak_mb} MB")
    for status in ("quarantined", "skipped"):
        for reason, number in Counter(f["reason"] for f in files if f["status"] == status).most_common():
            print(f"  {status:11} {number:4}  {reason or 'NO REASON GIVEN'}")
    check = measure(["--library", str(library), "check"])
    print(f"check: {check.output.strip()} ({check.seconds} s, exit status {check.status})")
    if not arguments.keep:
        shutil.rmtree(library)


if __name__ == "__main__":
    main()
