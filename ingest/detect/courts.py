"""Courts outside the United States that number the paragraphs of their judgments: neutral citations and names."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BRITISH = (
    r"UKSC|UKIPTrib|UKPC|UKHL|EWCA|EWHC|EWFC|EWCOP|EWCC|UKUT|UKFTT|UKEAT|UKAITUR|EAT|CSIH|CSOH|HCJAC|HCJ|SAC|NICA|NIKB|NIQB|NICh"
    r"|NICC|NICty|NIMaster"
)
_COUNTRIES: Mapping[str, str] = {
    "ie": r"IESC|IECA|IEHC|IECC|IEDC",
    "au": r"HCA|HCASL|FCA|FCAFC|FedCFamC[12][AFG]|FamCA|FamCAFC|FCCA|FWCFB|FWC|AATA"
    r"|NSW(?:SC|CA|CCA|DC|LEC|CATAP|CATCD)|V(?:SC|SCA|CC|CAT)"
    r"|Q(?:SC|CA|DC|CAT)|WA(?:SC|SCA|DC)|SA(?:SC|SCFC|SCA|DC)|TAS(?:SC|FC)|ACT(?:SC|CA)|NT(?:SC|CA)",
    "nz": r"NZ(?:SC|CA|HC|DC|FC|EmpC|ERA|EnvC)",
    "sg": r"SG(?:CA|CAI|HC|HCA|HCF|HCI|HCR|DC|MC|FC)(?:\([AI]\))?",
    "hk": r"HK(?:CFA|CA|CFI|DC|LdT|FC|CT)",
    "za": r"ZA(?:CC|SCA|[A-Z]{2,4}HC)",
    "my": r"MY(?:FC|CA)",
    "in": r"INSC",
    "ke": r"KE(?:SC|CA|HC)",
}
_CANADIAN = (
    r"SCC|FCA|FC|TCC|ONSC|CanLII|CMAC|CACT|(?:ON|BC|AB|QC|SK|MB|NS|NB|NL|PE|YK|NW|NU)"
    r"(?:CA|SC|CS|KB|QB|PC|CJ|TD|SCTD|CTD|CQ)"
)
_EVERY = "|".join([_BRITISH, *_COUNTRIES.values()])
NEUTRAL = re.compile(
    rf"\[(?P<year>[12][0-9]{{3}})\]\s+(?P<court>{_EVERY})"
    r"(?:\s+(?P<a>Civ|Crim|B))?\s+(?P<number>[0-9]+)(?:\s*\((?P<b>[A-Za-z]+)\))?"
    rf"|\b(?P<year2>[12][0-9]{{3}})\s+(?P<court2>{_CANADIAN}|INSC)\s+(?P<number2>[0-9]+)\b"
)
NAMED = re.compile(
    r"^\W*(?:IN\s+THE\s+)?(?:"
    r"(?P<au>HIGH COURT OF AUSTRALIA|FEDERAL COURT OF AUSTRALIA|SUPREME COURT OF (?:NEW SOUTH WALES|VICTORIA"
    r"|QUEENSLAND|WESTERN AUSTRALIA"
    r"|SOUTH AUSTRALIA|TASMANIA))"
    r"|(?P<ca>SUPREME COURT OF CANADA|FEDERAL COURT OF APPEAL\s*$|COURT OF APPEAL FOR (?:ONTARIO|BRITISH COLUMBIA"
    r"|SASKATCHEWAN)"
    r"|COURT OF APPEAL OF (?:ALBERTA|MANITOBA)|SUPREME COURT OF BRITISH COLUMBIA|ONTARIO SUPERIOR COURT OF JUSTICE)"
    r"|(?P<sg>(?:COURT OF APPEAL|GENERAL DIVISION OF THE HIGH COURT|HIGH COURT) OF THE REPUBLIC OF SINGAPORE"
    r"|SINGAPORE INTERNATIONAL COMMERCIAL COURT)"
    r"|(?P<hk>(?:COURT OF FINAL APPEAL|HIGH COURT|DISTRICT COURT) OF THE\s+HONG KONG SPECIAL ADMINISTRATIVE REGION)"
    r"|(?P<nz>(?:SUPREME COURT|COURT OF APPEAL|HIGH COURT) OF NEW ZEALAND)"
    r"|(?P<in>SUPREME COURT OF INDIA|HIGH COURT OF (?:DELHI|JUDICATURE|KARNATAKA|KERALA|PUNJAB|GUJARAT|MADHYA"
    r"|ORISSA|HIMACHAL|RAJASTHAN|CALCUTTA))"
    r"|(?P<za>(?:CONSTITUTIONAL COURT|SUPREME COURT OF APPEAL|HIGH COURT) OF SOUTH AFRICA)"
    r")",
    re.MULTILINE | re.IGNORECASE,
)


def country(found: re.Match[str]) -> str:
    """The country of a neutral citation or of a court's name, as the two letters of ISO 3166."""
    if found.re is NAMED:
        return next(code for code, name in found.groupdict().items() if name)
    if found["court2"]:
        return "in" if found["court2"] == "INSC" else "ca"
    return next((code for code, courts in _COUNTRIES.items() if re.fullmatch(courts, found["court"])), "gb")


def neutral(found: re.Match[str]) -> str:
    """The neutral citation in its usual spelling: [2024] EWCA Civ 1, [2022] EWHC 12 (Comm), 2015 SCC 5."""
    if found["court2"]:
        return f"{found['year2']} {found['court2']} {int(found['number2'])}"
    division = f" {found['a']}" if found["a"] else ""
    return f"[{found['year']}] {found['court']}{division} {int(found['number'])}" + (
        f" ({found['b']})" if found["b"] else ""
    )


def court_key(found: re.Match[str]) -> str:
    """The court of a neutral citation as URIs write it: ewca-civ, ewhc-comm, uksc, scc."""
    parts = (found["court2"] or found["court"], found["a"] or found["b"])
    return "-".join(re.sub(r"[^A-Za-z0-9]", "", p).lower() for p in parts if p)
