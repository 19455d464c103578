from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "walkwith.plans"
    label = "plans"
