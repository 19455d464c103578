from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "walkwith.directory"
    label = "directory"
