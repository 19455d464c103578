from django.urls import path

from walkwith.ui import views

app_name = "ui"

urlpatterns = [
    path("blank/", views.blank, name="blank"),
    path("gallery/", views.gallery, name="gallery"),
    path("theme/", views.theme, name="theme"),
]
