from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "walkwith.library"
    label = "library"
