"""Addresses of 单位管理 and of the centre's pages, in one namespace."""

from istc.console.centre.urls import urlpatterns as centre
from istc.console.reference.urls import urlpatterns as reference
from istc.console.units.urls import urlpatterns as units

app_name = "console"
urlpatterns = [
    *units,
    *centre,
    *reference,
]
