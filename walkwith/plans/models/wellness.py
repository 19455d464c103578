from django.db import models
from django.utils.translation import gettext_lazy as _

from walkwith.plans.models.base import Line


class WellnessLine(Line):
    """One line of the wellness plan, under one of our own headings. Each heading is shown or
    kept by itself.
    """

    class Headings(models.TextChoices):
        WELL = "well", _("What keeps me well")
        EVERY_DAY = "every_day", _("Every day")
        OFF_BALANCE = "off_balance", _("What knocks me off balance")
        EARLY_SIGNS = "early_signs", _("Early signs")
        HARDER = "harder", _("When it gets harder")
        CRISIS = "crisis", _("If I am in crisis")
        BACK = "back", _("Coming back")

    section = "wellness"
    shown_part = "'wellness:' || heading"

    heading = models.CharField(max_length=12, choices=Headings.choices)
    words = models.CharField(max_length=500)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "participant"], name="wellness_by_participant")
        ]
