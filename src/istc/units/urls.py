"""Addresses of this layer. `istc.rounds.urls` adds the sign-in and account pages, which show
the year's figures, and includes both under the one namespace `units`.
"""

from django.urls import path

from istc.units.views import captchas, passwords, sessions

urlpatterns = [
    path("logout/", sessions.logout, name="logout"),
    path("session/", sessions.session, name="session"),
    path("session/extend/", sessions.session_extend, name="session_extend"),
    path("password/", passwords.password, name="password"),
    path("captcha/new/", captchas.new, name="captcha_new"),
    path("captcha/<str:key>.png", captchas.image, name="captcha_image"),
    path("captcha/<str:key>.wav", captchas.sound, name="captcha_sound"),
]
