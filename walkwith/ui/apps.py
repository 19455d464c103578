from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "walkwith.ui"
    label = "ui"
