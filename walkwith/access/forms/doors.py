from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.ui.forms import Form, Line


class OpenDoorForm(Form):
    username = Line(
        label=_("User name"),
        help_text=_("Nothing that gives away who they are or why, if they share a phone."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    talked_about_safety = forms.BooleanField(
        label=_("We talked about who else could see their screen, and they want this"),
        error_messages={
            "required": _("Talk first about who else could see their screen, then tick this.")
        },
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].strip().lower()
        if any(character.isspace() for character in username):
            raise forms.ValidationError(_("A user name has no spaces."), "spaces")
        return username
