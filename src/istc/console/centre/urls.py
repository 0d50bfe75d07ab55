"""Addresses of the centre's console."""

from django.urls import path

from istc.console.centre.views import deciding, feedback, home, log, notices, texts, years

HERE = "<year:year>/console/"
ROUND = "console/rounds/<year:year>/"

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
    path(f"{ROUND}texts/", texts.texts, name="texts"),
    path(f"{ROUND}texts/<str:group>/", texts.save, name="texts_save"),
    path("notices/", notices.notices, name="notices"),
    path("notices/publish/", notices.publish, name="notice_publish"),
    path("notices/<id:pk>/", notices.receipts, name="receipts"),
    path("notices/<id:pk>/read/", notices.read, name="notice_read"),
    path("log/", log.log, name="log"),
    path("log/export/", log.export, name="log_export"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/write/", feedback.write, name="feedback_write"),
    path("feedback/<id:pk>/answer/", feedback.answer, name="feedback_answer"),
]
