from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "walkwith.schedule"
    label = "schedule"
