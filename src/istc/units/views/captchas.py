"""/captcha/: a new one, its picture, its sound."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from istc.units import access, captcha


@require_safe
@never_cache
@access.public
def new(request: HttpRequest) -> HttpResponse:
    return JsonResponse(addresses(captcha.new()))


@require_safe
@never_cache
@access.public
def image(request: HttpRequest, key: str) -> HttpResponse:
    return _answer(captcha.image, key, "image/png")


@require_safe
@never_cache
@access.public
def sound(request: HttpRequest, key: str) -> HttpResponse:
    return _answer(captcha.sound, key, "audio/wav")


def addresses(key: str) -> dict[str, str]:
    """What the sign-in page needs to show a captcha."""
    return {
        "key": key,
        "image": reverse("units:captcha_image", args=[key]),
        "sound": reverse("units:captcha_sound", args=[key]),
    }


def _answer(make: Callable[[str], bytes], key: str, kind: str) -> HttpResponse:
    try:
        return HttpResponse(make(key), content_type=kind)
    except captcha.NoCaptcha as error:
        raise Http404 from error
