"""Addresses of filling in: home, guide, and the forms of the unit itself."""

from django.urls import path

from istc.entry import views_guide, views_jump

app_name = "entry"
urlpatterns = [
    path("<int:year>/jump/", views_jump.jump, name="jump"),
    path("<int:year>/guide/", views_guide.guide, name="guide"),
    path("<int:year>/guide/<str:form>/", views_guide.guide_form, name="guide_form"),
]
