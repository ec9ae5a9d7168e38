"""Lines that a web page prints around an official paper: the way to it, its fields, buttons, the site's owner."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"(?:网站)?首\s*页(?:\s|>|》|$|政务|新闻|政策|要闻|资讯|机构)|(?:您|你)?(?:的|现在的|当前)*位置\s*[:：]|字\s*[号体](?:大小)?\s*[:：]|[【\[［]?\s*(?:字体|打印|关闭)|分享(?:到|至)?[:：\s]|分享$"
    r"|收藏(?:本页|$)|扫一扫|我要纠错|(?:责任|本期)?编\s*辑\s*[:：]|(?:浏览|点击|阅读)(?:数|量|次数)?\s*[:：]|[上下]一[篇条]\s*[:：]|相关(?:链接|文档|解读|稿件|文章|信息|新闻|附件)"
    r"|返回(?:顶部|首页|列表)|版权所有|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|网站(?:标识码|地图|声明)|[\u4e00-\u9fff]?ICP备|[\u4e00-\u9fff]公网安备|联系我们$"
    r"|Copyright",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:索\s*引\s*号|主题(?:分类|词)|发文(?:机关|机构|单位|字号|日期)|成文日期|标\s*题|文\s*号|发布(?:日期|机构|时间|单位)|公开(?:日期|方式)|生成日期"
    r"|有\s*效\s*性|效力状态|信息来源|来\s*源|稿件来源|体裁分类|组配分类|关\s*键\s*词|服务对象|名\s*称|作\s*者"
    r"|时\s*间|日\s*期)\s*[:：]"
)


def is_page_line(text: str) -> bool:
    """首页 > 政策, 字号：大 中 小, 【打印本页】, 主办单位：…"""
    return _PAGE.match(text) is not None


def is_field_line(text: str) -> bool:
    """索引号：…, 来源：…, as the table above a paper prints them."""
    return _FIELD.match(text) is not None
