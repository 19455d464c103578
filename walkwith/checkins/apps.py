from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    name = "walkwith.checkins"
    label = "checkins"
