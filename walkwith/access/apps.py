from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "walkwith.access"
    label = "access"
