from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "walkwith.referrals"
    label = "referrals"
