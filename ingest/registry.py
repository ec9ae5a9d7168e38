"""Known works, places and issuing bodies: the facts of ``corpus/registry``.

A fact that no source settles is absent, never guessed. Files are read at the first call and kept.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ingest.paths import project_path

_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A dated version of a known work; ``valid_from`` '' where the registry has no source for it."""

    date: str
    valid_from: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A work of the registry. Dates are ISO; ``sources`` says where each field comes from."""

    title: str
    short: tuple[str, ...] = ()
    number: str = ""
    adopted: str = ""
    authority: str = ""
    issued: str = ""
    superseded_by: str = ""
    repealed: str = ""
    versions: tuple[KnownVersion, ...] = ()
    sources: Mapping[str, str] | None = None

    def version(self, day: str) -> KnownVersion | None:
        """The version adopted on ``day``."""
        return next((v for v in self.versions if v.date == day), None)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues instruments; ``level`` is npc, state-council, ministry, court …"""

    key: str
    name: str
    level: str


@cache
def known_works() -> tuple[KnownWork, ...]:
    """All works of ``corpus/registry/works.toml``, in file order."""
    rows: object = _load("works.toml").get("work", [])
    assert isinstance(rows, list)
    return tuple(_known(row) for row in rows)


def find_work(title: str) -> KnownWork | None:
    """The known work of that title or short title; white space, 《》 and the state's name aside.

    >>> found = find_work("《刑法》"); found.title if found else None
    '中华人民共和国刑法'
    """
    plain = plain_title(title)
    about = plain.find("关于")
    own = plain[about:] if about > 0 and issuers_in(plain[:about]) else plain
    return _by_name().get(plain) or _by_name().get(own)


def find_number(number: str) -> KnownWork | None:
    """The known work of that document number, as normalised (法发〔2016〕32号)."""
    return next((w for w in known_works() if number and w.number == number), None)


def plain_title(title: str) -> str:
    """A title as a key: no white space, no 《》, no 中华人民共和国 in front, half-width brackets made full-width."""
    bare = re.sub(r"[\s《》]", "", title).replace("(", "（").replace(")", "）").replace("<", "〈").replace(">", "〉")
    return bare.removeprefix(_STATE) if len(bare) > len(_STATE) else bare


@cache
def issuers() -> tuple[Issuer, ...]:
    """Every name of every body, longest names first."""
    table = _load("issuers.toml")
    rows = [Issuer(key, name, str(row["level"])) for key, row in table.items() for name in _strings(row, "names")]
    return tuple(sorted(rows, key=lambda i: -len(i.name)))


def issuers_in(text: str) -> tuple[Issuer, ...]:
    """The bodies that ``text`` names, in order of appearance, each once; the longest name wins where names nest."""
    found: dict[str, Issuer] = {}
    for match in _issuer_names().finditer(text):
        issuer = _issuer_of()[match[0]]
        found.setdefault(issuer.key, issuer)
    return tuple(found.values())


@cache
def places() -> Mapping[str, str]:
    """Place name → jurisdiction code (山东省 → cn-sd, 烟台市 → cn-sd, 烟台 → cn-sd)."""
    out: dict[str, str] = {}
    for code, row in _load("places.toml").items():
        out |= dict.fromkeys(_strings(row, "names"), f"cn-{code}")
        for city in _strings(row, "cities"):
            names = (city,) if city.endswith("自治州") else (city, city + "市")
            out |= dict.fromkeys(names, f"cn-{code}")
    return out


def place_at_start(text: str) -> str:
    """The jurisdiction whose name ``text`` opens with, '' if none.

    >>> place_at_start("烟台市养犬管理条例"), place_at_start("城市绿化条例")
    ('cn-sd', '')
    """
    opening = text[:14]
    for length in range(len(opening), 1, -1):
        code = places().get(opening[:length])
        if code and (opening[length - 1] in "市省区州" or re.match(r"(?:市|经济特区)", opening[length:])):
            return code
    return ""


@cache
def _by_name() -> Mapping[str, KnownWork]:
    return {plain_title(name): work for work in known_works() for name in (*work.short, work.title)}


@cache
def _issuer_of() -> Mapping[str, Issuer]:
    return {issuer.name: issuer for issuer in issuers()}


@cache
def _issuer_names() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(issuer.name) for issuer in issuers()))


def _load(name: str) -> Mapping[str, Mapping[str, object]]:
    with project_path("corpus", "registry", name).open("rb") as file:
        return tomllib.load(file)


def _strings(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = row.get(key, ())
    assert isinstance(values, list | tuple)
    return tuple(str(v) for v in values)


def _known(row: Mapping[str, object]) -> KnownWork:
    fields = ("title", "number", "adopted", "authority", "issued", "superseded_by", "repealed")
    versions = row.get("versions", [])
    sources = row.get("source", {})
    assert isinstance(versions, list)
    assert isinstance(sources, dict)
    return KnownWork(
        **{name: str(row.get(name, "")) for name in fields},
        short=_strings(row, "short"),
        versions=tuple(KnownVersion(**v) for v in versions),
        sources=sources,
    )
