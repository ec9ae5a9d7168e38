"""``clausebook``: reads the command line, calls one command, turns failures into a sentence and an exit status.

0 done, 1 something asked for could not be done (and is named), 2 bad usage. Commands are imported when called,
so that ``--help`` loads nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from ingest.errors import ClausebookError, QueryError

KINDS = ("law", "opinion", "notice")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = parser().parse_args([_utf8(argument) for argument in (sys.argv[1:] if argv is None else argv)])
    arguments.library = Path(getattr(arguments, "library", None) or os.environ.get("CLAUSEBOOK_LIBRARY") or "library")
    arguments.json = getattr(arguments, "json", False)
    module, function = arguments.run.split(":")
    try:
        status = int(getattr(import_module(f"commands.{module}"), function)(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except QueryError as error:
        return _fail(str(error), 2)
    except ClausebookError as error:
        return _fail(str(error), 1)
    except KeyboardInterrupt:
        return _fail("Stopped.", 1)
    except BrokenPipeError:
        # The reader of our output has gone (head, less): nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _fail(f"{error.filename or 'The system'}: {error.strerror or error}", 1)


def _utf8(argument: str) -> str:
    """An argument that Python could not decode (an ASCII locale, a GB terminal) as UTF-8, else GB18030."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        data = os.fsencode(argument)
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode("gb18030", errors="replace")
    return argument


def _fail(sentence: str, status: int) -> int:
    print(f"clausebook: {sentence}", file=sys.stderr)
    return status


def parser() -> argparse.ArgumentParser:
    """The whole command line; the reference in docs/cli.md is made from it."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--library",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="library folder (else $CLAUSEBOOK_LIBRARY, ./library)",
    )
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document on standard output"
    )
    top = argparse.ArgumentParser(
        prog="clausebook",
        parents=[shared],
        description="Laws, judgments and policy notices as clauses that can be found and cited, on this machine alone.",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _library_commands(commands, shared)
    _reading_commands(commands, shared)
    _index_commands(commands, shared)
    return top


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add(
    commands: Commands, shared: argparse.ArgumentParser, name: str, run: str, summary: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, parents=[shared], help=summary, description=summary)
    command.set_defaults(run=run)
    return command


def _library_commands(commands: Commands, shared: argparse.ArgumentParser) -> None:
    ingest = _add(commands, shared, "ingest", "ingest:ingest", "Read files and folders into the library, then index.")
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders")
    ingest.add_argument("--kind", choices=KINDS, help="what all of them are, where detection would err")
    remove = _add(commands, shared, "remove", "library:remove", "Take a document out of the library and the index.")
    remove.add_argument("document", metavar="DOC", help="document ID (doc-…)")
    documents = _add(commands, shared, "documents", "library:documents", "List what is in the library.")
    documents.add_argument("--quarantine", action="store_true", help="list what could not be read, and why")
    check = _add(commands, shared, "check", "library:check", "Verify catalog, originals and index.")
    check.add_argument("--documents", action="store_true", help="also say what in each document needs a look")
    serve = _add(commands, shared, "serve", "serve:serve", "Open the app in the browser, on this machine only.")
    serve.add_argument("--port", type=int, default=8501, help="port on 127.0.0.1 (8501)")
    serve.add_argument("--no-browser", action="store_true", help="do not open a browser window")


def _reading_commands(commands: Commands, shared: argparse.ArgumentParser) -> None:
    search = _add(commands, shared, "search", "search:search", "Find clauses by words, a question or a citation.")
    search.add_argument(
        "query", nargs="?", metavar="QUERY", help='words, "phrases", AND OR NOT, field:value, a citation'
    )
    search.add_argument("--batch", metavar="FILE.jsonl", help='one {"_id", "text"} a line; - for standard input')
    search.add_argument("-k", type=int, default=10, metavar="N", help="how many hits (10)")
    search.add_argument("--kind", choices=KINDS)
    search.add_argument("--jurisdiction", metavar="CODE", help="cn, cn-sd, us, gb, eu …")
    search.add_argument(
        "--authority", metavar="LEVEL", help="law, administrative_regulation, judicial_interpretation …"
    )
    search.add_argument("--as-of", metavar="DATE", help="the law as it stood on this day (YYYY-MM-DD)")
    search.add_argument(
        "--tag", metavar="EXPR", action="append", default=[], help="AMOUNT, AMOUNT>=300000, PENALTY<=36"
    )
    show = _add(commands, shared, "show", "reading:show", "Print a clause, provision or document.")
    show.add_argument("id", metavar="ID", help="clause ID, document ID, work URI or citation")
    show.add_argument("--as-of", metavar="DATE", help="the version of this day (YYYY-MM-DD), where ID leaves it open")
    outline = _add(commands, shared, "outline", "reading:outline", "Print the provision tree of a document.")
    outline.add_argument("document", metavar="DOC")
    outline.add_argument("--depth", type=int, metavar="N", help="show N levels only")
    tag = _add(commands, shared, "tag", "reading:tag", "Find entity tags with their values in any text.")
    tag.add_argument("text", nargs="?", metavar="TEXT|FILE|-", help="text, a file, or - for standard input")
    tag.add_argument("--batch", metavar="FILE.jsonl", help='one {"_id", "text"} a line; - for standard input')
    cite = _add(commands, shared, "cite", "reading:cite", "Print the citation of a clause or provision.")
    cite.add_argument("id", metavar="ID")
    cite.add_argument("--style", default="court", help="court (default), faxue, gbt7714, bluebook, oscola")
    cite.add_argument("--as-of", metavar="DATE", help="the version of this day (YYYY-MM-DD), where ID leaves it open")
    export = _add(commands, shared, "export", "reading:export", "Write a document with everything found in it.")
    export.add_argument("document", metavar="DOC")
    export.add_argument("--format", choices=("json", "md", "akn"), default="json")


def _index_commands(commands: Commands, shared: argparse.ArgumentParser) -> None:
    index = _add(commands, shared, "index", "indexing:index", "Rebuild the index, with another encoder if wanted.")
    index.add_argument("--encoder", metavar="PATH", help="a sentence-transformers folder; bundled: the one shipped")
    evaluate = _add(commands, shared, "eval", "indexing:evaluate", "Measure search on a BEIR folder.")
    evaluate.add_argument("folder", type=Path, metavar="BEIR_DIR")
    evaluate.add_argument("--split", default="train", metavar="NAME", help="qrels/NAME.tsv (train)")
    evaluate.add_argument("--encoder", metavar="PATH", help="a sentence-transformers folder")
    evaluate.add_argument("--channel", choices=("fused", "lexical", "dense"), default="fused")
    evaluate.add_argument("--queries", type=Path, metavar="FILE", help="only the query IDs in this file, one a line")
    evaluate.add_argument("--run", dest="run_file", type=Path, metavar="OUT.trec", help="write what was scored")


if __name__ == "__main__":
    sys.exit(main())
