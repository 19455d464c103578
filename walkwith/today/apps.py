from django.apps import AppConfig


class TodayConfig(AppConfig):
    name = "walkwith.today"
    label = "today"
