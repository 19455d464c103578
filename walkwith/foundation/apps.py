from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "walkwith.foundation"
    label = "foundation"
