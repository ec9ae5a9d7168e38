"""serve: the app, on this machine only."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys

from ingest.catalog import Catalog
from ingest.errors import QueryError
from ingest.paths import project_path


def serve(arguments: argparse.Namespace) -> int:
    if not 1 <= arguments.port <= 65535:
        raise QueryError("--port takes a number from 1 to 65535.")
    if arguments.library.exists():
        Catalog.open(arguments.library).close()
    environment = {**os.environ, "CLAUSEBOOK_LIBRARY": str(arguments.library.resolve())}
    command = [sys.executable, "-m", "streamlit", "run", str(project_path("search_app.py"))]
    command += [f"--server.port={arguments.port}", "--server.address=127.0.0.1"]
    command += [f"--server.headless={str(arguments.no_browser).lower()}"]
    # Asked to stop, it stops the server too: call() kills its child on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # Streamlit reads .streamlit/config.toml of the folder it is started in.
    return subprocess.call(command, env=environment, cwd=project_path())
