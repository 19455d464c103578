from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "walkwith.supervision"
    label = "supervision"
