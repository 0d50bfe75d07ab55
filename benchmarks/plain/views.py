"""Open and save the plain sheet."""

import json

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


@access.signed_in
def many(request: HttpRequest) -> HttpResponse:
    """A bulk update of as many rows and columns as were sent."""
    sent = json.loads(request.body)
    rows = Sheet.objects.in_bulk([int(key) for key in sent])
    for key, values in sent.items():
        for name, value in values.items():
            setattr(rows[int(key)], name, value)
    names = next(iter(sent.values())).keys()
    Sheet.objects.bulk_update(rows.values(), names)
    return HttpResponse("ok")


@access.signed_in
def more(request: HttpRequest) -> HttpResponse:
    """New blank rows; their numbers."""
    made = Sheet.objects.bulk_create(Sheet() for _ in range(int(request.POST["count"])))
    return HttpResponse(" ".join(str(row.pk) for row in made))
