"""Error pages: the reason, a number to quote, a way back, a telephone (design §8)."""

import logging
import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from istc.ui import contact
from istc.ui.asking import is_fetch

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a person is told: the heading, the reason, what to do."""

    status: int
    title: str
    reason: str
    mend: str


BAD_REQUEST = Trouble(
    400, "请求无法处理", "送来的内容不完整或格式不对。", "返回上一页，刷新后重试。"
)
FORBIDDEN = Trouble(403, "不能查看", "当前账号没有这项权限。", "换用有权限的账号，或联系上级单位。")
NOT_FOUND = Trouble(
    404, "没有这一页", "地址有误，或不在本单位可见范围内。", "检查地址，或从首页进入。"
)
FAILED = Trouble(500, "没有完成", "系统出错，已记录。已保存的数据不受影响。", "稍后重试。")
NO_FILE = Trouble(
    404,
    "没有这个文件",
    "文件已过期删除，或不是当前账号生成的。",
    "回到原页面重新下载。",
)
CSRF = Trouble(
    403,
    "页面已失效",
    "页面打开时间过长，或浏览器禁用了 Cookie。",
    "返回上一页，刷新后重试；未保存的内容请先复制。",
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, FAILED)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return answer(request, CSRF)


def answer(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """A page, or JSON for a script; the number also stands in the log."""
    number = secrets.token_hex(4)
    log.warning("error page %s for %s %s", number, trouble.status, request.method)
    if is_fetch(request):
        words = f"{trouble.title}：{trouble.reason}{trouble.mend}"
        told = {"error": words, "id": number, "stale": trouble is CSRF}
        return JsonResponse(told, status=trouble.status)
    context = {"trouble": trouble, "number": number, "telephone": contact.telephone()}
    return render(request, "ui/error.html", context, status=trouble.status)
