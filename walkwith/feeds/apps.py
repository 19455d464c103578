from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "walkwith.feeds"
    label = "feeds"
