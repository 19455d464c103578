from walkwith.referrals.forms.answering import (
    AnswerForm,
)
from walkwith.referrals.forms.matching import (
    NameForm,
    NearForm,
    ServiceStepForm,
)
from walkwith.referrals.forms.meetings import (
    SuggestForm,
    TogetherForm,
)
from walkwith.referrals.forms.needs import (
    AvoidForm,
    NeedForm,
    SuitsForm,
    WhoOffersForm,
)
from walkwith.referrals.forms.referring import (
    CancelForm,
    HelpedForm,
    PlanForm,
    ReferForm,
    SendForm,
    TellForm,
)

__all__ = [
    "AnswerForm",
    "AvoidForm",
    "CancelForm",
    "HelpedForm",
    "NameForm",
    "NearForm",
    "NeedForm",
    "PlanForm",
    "ReferForm",
    "SendForm",
    "ServiceStepForm",
    "SuggestForm",
    "SuitsForm",
    "TellForm",
    "TogetherForm",
    "WhoOffersForm",
]
