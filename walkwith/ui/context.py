from typing import Any

from django.http import HttpRequest


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    """What the layout needs: who acts, and which place of the navigation is open."""
    return {"actor": getattr(request, "actor", None)}
