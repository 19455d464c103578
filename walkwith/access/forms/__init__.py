from walkwith.access.forms.consents import ChoicesForm, SignatureForm
from walkwith.access.forms.doors import ConfirmCardForm, OpenDoorForm, SafetyTalkForm
from walkwith.access.forms.keeping_out import KnownPeopleForm, MemberForm
from walkwith.access.forms.recipients import (
    AddRecipientForm,
    FindRecipientForm,
    InviteForm,
    MinorRuleForm,
    SupporterForm,
    recipient_form,
)
from walkwith.access.forms.regimes import RegimeForm
from walkwith.access.forms.walking import AssignForm, SupervisionForm, WelcomeForm

__all__ = [
    "AddRecipientForm",
    "AssignForm",
    "ChoicesForm",
    "ConfirmCardForm",
    "FindRecipientForm",
    "InviteForm",
    "KnownPeopleForm",
    "MemberForm",
    "MinorRuleForm",
    "OpenDoorForm",
    "RegimeForm",
    "SafetyTalkForm",
    "SignatureForm",
    "SupervisionForm",
    "SupporterForm",
    "WelcomeForm",
    "recipient_form",
]
