"""Signing in and the account, in one namespace with the addresses of `istc.units`."""

from django.urls import path

from istc.rounds.views import account, login
from istc.units import urls as units

app_name = "units"
urlpatterns = [
    path("login/", login.login, name="login"),
    path("account/", account.account, name="account"),
    path("account/name/", account.account_name, name="account_name"),
    path("account/password/", account.account_password, name="account_password"),
    path("account/preferences/", account.account_preferences, name="account_preferences"),
    path("account/sessions/", account.account_sessions, name="account_sessions"),
    *units.urlpatterns,
]
