from django.utils.translation import gettext_lazy

from walkwith.ui.forms import DayField, Form


class DayOfThePlanForm(Form):
    """The day to look back to."""

    day = DayField(label=gettext_lazy("Which day?"))
