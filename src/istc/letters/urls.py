"""Addresses of 上报, the confirmation letter and 催报."""

from django.urls import path

from istc.letters.views import papers, reminders, reporting

app_name = "letters"
UNIT = "<year:year>/letters/<id:unit_id>/"
urlpatterns = [
    path("<year:year>/letters/", reporting.index, name="index"),
    path("<year:year>/letters/submit/", reporting.submit, name="submit"),
    path("<year:year>/letters/scan/", papers.upload, name="upload"),
    path(f"{UNIT}receive/", reporting.receive, name="receive"),
    path(f"{UNIT}return/", reporting.send_back, name="return"),
    path(f"{UNIT}accept/", reporting.accept, name="accept"),
    path(f"{UNIT}reopen/", reporting.reopen, name="reopen"),
    path(f"{UNIT}letter.docx", papers.letter, name="letter"),
    path(f"{UNIT}scan/<id:scan_id>/", papers.scan, name="scan"),
    path("<year:year>/reminders/", reminders.index, name="reminders"),
    path("<year:year>/reminders/send/", reminders.send, name="send"),
    path("<year:year>/reminders/resend/", reminders.resend, name="resend"),
]
