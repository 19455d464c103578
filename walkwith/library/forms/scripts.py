from django.utils.translation import gettext_lazy as _

from walkwith.library.models import ScriptVersion
from walkwith.ui.forms import Form, Line, Words

A_LINE_EACH = _("Each sentence on a line of its own.")


class ScriptForm(Form):
    title = Line(label=_("What it is for"), max_length=80)
    want = Line(label=_("What I want"), max_length=300)
    say = Words(label=_("What I can say"), help_text=A_LINE_EACH, max_length=1500, rows=5)
    if_no = Words(label=_("What I can ask if they say no"), max_length=1500, rows=4, required=False)
    write_down = Words(label=_("What to write down"), max_length=800, required=False)
    bring = Words(label=_("What to bring"), max_length=800, required=False)
    title_es = Line(label=_("In Spanish: what it is for"), max_length=80, required=False)
    want_es = Line(label=_("In Spanish: what I want"), max_length=300, required=False)
    say_es = Words(label=_("In Spanish: what I can say"), max_length=1500, rows=5, required=False)
    if_no_es = Words(
        label=_("In Spanish: what I can ask if they say no"),
        max_length=1500,
        rows=4,
        required=False,
    )
    write_down_es = Words(label=_("In Spanish: what to write down"), max_length=800, required=False)
    bring_es = Words(label=_("In Spanish: what to bring"), max_length=800, required=False)

    @classmethod
    def known(cls, script: ScriptVersion) -> dict[str, object]:
        """What the form shows of a script to change."""
        return {field: getattr(script, field) for field in cls.base_fields}
