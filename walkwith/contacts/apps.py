from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "walkwith.contacts"
    label = "contacts"
