"""Behind a server that speaks TLS, forms are accepted from the address people type."""

import os
import subprocess
import sys

SCENE = """
import django
django.setup()
from django.conf import settings
from django.middleware.csrf import CsrfViewMiddleware
from django.test import RequestFactory

def verified(origin):
    request = RequestFactory().post("/", HTTP_ORIGIN=origin, HTTP_HOST="walk.example")
    return CsrfViewMiddleware(lambda _: None)._origin_verified(request)

settings.ALLOWED_HOSTS = ["walk.example"]
print(verified("https://walk.example"), verified("https://elsewhere.example"))
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)
"""


def test_forms_are_accepted_from_the_address_people_type() -> None:
    said = subprocess.run(
        [sys.executable, "-c", SCENE],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "walkwith.settings",
            "WALKWITH_ADDRESS": "https://walk.example",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["True", "False", "True", "True"]
