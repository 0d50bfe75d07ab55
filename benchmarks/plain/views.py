"""Open and save the plain sheet."""

from django.forms import modelform_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from benchmarks.plain.models import Sheet
from istc.units import access

SheetForm = modelform_factory(Sheet, fields="__all__")


@access.signed_in
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A page such as every Django tutorial has it."""
    row = get_object_or_404(Sheet, pk=pk)
    form = SheetForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect(request.path)
    return render(request, "plain/sheet.html", {"form": form})


@access.signed_in
def touch(request: HttpRequest, pk: int) -> HttpResponse:
    """One bare update behind the same login."""
    Sheet.objects.filter(pk=pk).update(count_1=request.POST["count_1"])
    return HttpResponse("ok")
