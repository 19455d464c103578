from walkwith.referrals.forms.meetings import (
    SuggestForm,
    TogetherForm,
)

__all__ = [
    "SuggestForm",
    "TogetherForm",
]
