from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "walkwith.people"
    label = "people"
