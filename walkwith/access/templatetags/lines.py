"""What the person said to a line of their record, beside the line, on the page of any package.

    {% load lines %}
    {% beside said=answers kind="step" line=step.pk name=participant.preferred_name is_own=is_own %}

`said` is what `said_beside(ids)` of access/queries/lines.py answered for the lines of the page.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import template
from django.utils.timezone import localdate

from walkwith.access.queries.lines import Said
from walkwith.access.sentences.lines import told_beside

register = template.Library()


@register.inclusion_tag("access/beside.html")
def beside(
    *,
    said: Mapping[UUID, list[Said]],
    kind: str,
    line: UUID,
    name: str,
    is_own: bool,
    may_answer: object = True,
) -> dict[str, Any]:
    """`may_answer` offers the person to answer it, where it is about them and by somebody else."""
    found = said.get(line, []) if said else []
    told = told_beside(found, localdate(), is_own=is_own, name=name)
    return {"told": told, "kind": kind, "line": line, "asks": is_own and may_answer}
