"""The parties of a case and who speaks for them, from the head of a Chinese judgment or of a prosecutors' paper."""

from __future__ import annotations

import re

_FORMER = r"(?:原审|一审|二审|反诉|再审)?"
_ROLE = re.compile(
    rf"(原?公诉机关|抗诉机关|执行机关|公益诉讼起诉人|自诉人|{_FORMER}附带民事诉讼(?:原告|被告)人?|{_FORMER}(?:原告|被告)(?:人|单位)?|{_FORMER}第三人"
    r"|被?上诉人|(?:再审|赔偿|复议|执行|申诉)?申请(?:执行)?人|(?:再审)?被申请人|被?申诉人|被执行人|罪犯|赔偿请求人|赔偿义务机关|复议机关|被?不起诉人"
    r"|被(?:罚款|拘留)人|异议人|案外人|起诉人|(?:法定|委托|诉讼|委托诉讼|指定)?代理人|诉讼代表人|法定代表人|(?:出庭应诉)?负责人|(?:指定)?辩护人|经营者)"
    r"(?:自报)?\s*+(?:[（(][^）)]{1,40}[）)]\s*+)?(?:[：:]\s*+)?([^，。；：,;（(\s]{2,40})"
)
_SEGMENT = re.compile(r"[^。\n]+")
_CAME = re.compile(r"一案|提起公诉|起诉书指控|移送审查起诉|向本院|审理终结|报送|(?:减刑|假释)建议")
_REACH = 8000
_MOST = 200


def parties(text: str, begin: int) -> tuple[tuple[str, str], ...]:
    """Role and name of each party, as printed, from offset ``begin`` (after the number) to the sentence that tells how
    the case came to court; the earlier role in brackets (原审被告) is left out. Linear; at most 200."""
    found: list[tuple[str, str]] = []
    for segment in _SEGMENT.finditer(text, begin, begin + _REACH):
        said = segment.group().strip()
        if _CAME.search(said):
            break
        if match := _ROLE.match(said):
            found += [(match[1], name) for name in match[2].split("、") if name]
    return tuple(dict.fromkeys(found[:_MOST]))
