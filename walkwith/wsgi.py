"""The program as granian serves it."""

import os

from django.core.wsgi import get_wsgi_application

from walkwith.foundation.server import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "walkwith.settings")
die_with_parent()
application = get_wsgi_application()
