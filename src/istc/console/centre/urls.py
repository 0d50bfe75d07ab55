"""Addresses of the centre's console."""

from django.urls import path

from istc.console.centre.views import deciding, home, years

HERE = "<int:year>/console/"
ROUND = "console/rounds/<int:year>/"

urlpatterns = [
    path("console/", home.start, name="start"),
    path(HERE, home.home, name="home"),
    path(f"{HERE}requests/", deciding.requests, name="requests"),
    path(f"{HERE}requests/<id:pk>/", deciding.decide, name="request_decide"),
    path(f"{HERE}rights/<id:unit_id>/withdraw/", deciding.withdraw, name="right_withdraw"),
    path(f"{HERE}unlock/", deciding.unlock, name="unlock"),
    path("console/rounds/", years.rounds, name="rounds"),
    path("console/rounds/create/", years.create, name="round_create"),
    path(ROUND, years.one, name="round"),
    path(f"{ROUND}open/", years.start, name="round_open"),
    path(f"{ROUND}close/", years.close, name="round_close"),
    path(f"{ROUND}reopen/", years.reopen, name="round_reopen"),
    path(f"{ROUND}postpone/", years.postpone, name="round_postpone"),
    path(f"{ROUND}extend/", years.extend, name="round_extend"),
]
