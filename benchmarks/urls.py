"""The site's addresses and the plain sheet's."""

from django.urls import include, path

from benchmarks.plain import views

urlpatterns = [
    path("plain/<int:pk>/", views.sheet),
    path("plain/<int:pk>/touch/", views.touch),
    path("plain/many/", views.many),
    path("plain/more/", views.more),
    path("", include("istc.config.urls")),
]
