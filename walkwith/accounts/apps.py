from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "walkwith.accounts"
    label = "accounts"
