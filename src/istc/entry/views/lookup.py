"""An item looked up in a register while one types: a journal by its title or number (F75)."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from istc.definitions.registers import column_of
from istc.entry.door import report_key
from istc.reference.journals.searching import LONGEST_QUERY, search
from istc.units import access


@access.signed_in
@require_safe
@never_cache
def lookup(request: HttpRequest, year: int, form: str, register: str) -> JsonResponse:
    """`{"entries": [{column: text}]}`, in the state of the register that the year uses.

    Raises Http404 for a form that looks nothing up there.
    """
    items = report_key(request, year, form).form.items
    using = [item for item in items if column_of(item)[0] == register]
    if not using:
        raise Http404
    typed = request.GET.get("q", "").replace("\x00", "")[:LONGEST_QUERY]
    found = search(using[0].register_version, typed) if using[0].register_version else []
    return JsonResponse({"entries": [{"title": one.title, "issn": one.issn} for one in found]})
