"""The country of an act, by the parliament or the land that its opening names."""

from __future__ import annotations

import re


def land(opening: str) -> str:
    """The country of an act by the parliament or the land it names, '' if none."""
    found = re.search(
        r"(?P<sg>Parliament of Singapore|Republic of Singapore)|(?P<au>Parliament of (?:Australia|New South Wales"
        r"|Victoria|Queensland)"
        r"|Commonwealth of Australia)|(?P<nz>Parliament of New Zealand)"
        r"|(?P<hk>Legislative Council[^.]{0,40}Hong Kong|Chief Executive in Council)"
        r"|(?P<ca>advice and consent of the Senate and House of Commons|Parliament of Canada)|(?P<ie>Oireachtas"
        r"|Dáil Éireann)"
        r"|(?P<ke>Parliament of Kenya)|(?P<my>Parliament of Malaysia)"
        r"|(?P<za>Parliament of the Republic of South Africa)"
        r"|(?P<in>(?:whole|Republic|Government) of India|Central Government)",
        opening,
    )
    return next((code for code, name in found.groupdict().items() if name), "") if found else ""
