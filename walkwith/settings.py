"""Settings come from the environment; `walkwith.cli` fills in what is missing."""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from walkwith.foundation.server import data_folder, seal_key, secret_key

BASE = Path(__file__).parent
DATA = data_folder()
SECRET_KEY = secret_key(DATA)
SEAL_KEY = seal_key(DATA)
# Keys the looks were sealed with before this one, the newest first: only to verify them.
SEAL_KEYS_BEFORE = os.environ.get("WALKWITH_SEAL_KEYS_BEFORE", "").split()
# Where the ends of the chains of looks are kept: best on a disk the database cannot reach.
LOOK_ANCHORS = Path(os.environ.get("WALKWITH_ANCHORS") or DATA / "look-anchors.jsonl")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("WALKWITH_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SITE_ADDRESS = os.environ.get("WALKWITH_ADDRESS", "http://localhost:8000")
SECURE = SITE_ADDRESS.startswith("https://")
# Behind a server that speaks TLS, the browser's origin is the address people type.
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if SECURE else []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "walkwith.ui",
    "walkwith.foundation",
    "walkwith.accounts",  # before the sign-in library: our pages and words stand in for its own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "walkwith.library",
    "walkwith.directory",
    "walkwith.people",
    "walkwith.access",
    "walkwith.plans",
    "walkwith.checkins",
    "walkwith.schedule",
    "walkwith.contacts",
    "walkwith.referrals",
    "walkwith.feeds",
    "walkwith.supervision",
    "walkwith.today",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "walkwith.ui.middleware.ContentSecurity",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "walkwith.accounts.middleware.SessionEnds",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "walkwith.accounts.middleware.EnterAsViewer",
    "walkwith.accounts.middleware.WordsComeBack",
    "walkwith.accounts.pin_gate.PinFirst",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "walkwith.today.middleware.GuestsAreShown",
    "walkwith.foundation.middleware.Refusals",
]

ROOT_URLCONF = "walkwith.urls"
WSGI_APPLICATION = "walkwith.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Our own templates come before those of the sign-in library.
_loaders = [
    ("django.template.loaders.filesystem.Loader", [BASE / "ui/templates"]),
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", _loaders)],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "walkwith.ui.context.of_every_page",
                "walkwith.today.context.places",
            ],
            "builtins": [
                "walkwith.ui.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
            ],
        },
    }
]
# Where "Leave this page" leads: a page anybody could have open.
QUICK_EXIT_ADDRESS = os.environ.get("WALKWITH_QUICK_EXIT", "https://www.weather.gov/")
FORM_RENDERER = "walkwith.ui.forms.FormRenderer"

# One URL. The program runs as the role walkwith_app; only `migrate` uses the owner's rights.
# When that URL leads to a pool, DATABASE_OWNER_URL leads `migrate` to the server itself.
_names = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}


def _database(url: str, **options: object) -> dict[str, Any]:
    told = conninfo_to_dict(url)
    more = {key: value for key, value in told.items() if key not in _names}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{_names[key]: value for key, value in told.items() if key in _names},
        "OPTIONS": {**more, **options},
    }


_url = os.environ.get("DATABASE_URL", "")
# What is asked for the third time on a connection keeps its plan there (decision 21). A pool may
# lead the next statement to another connection: behind one no plan is kept.
_prepare_after = None if os.environ.get("DATABASE_OWNER_URL") else 2
_a_working_day = 8 * 60 * 60
DATABASES = {
    "default": {
        **_database(
            _url,
            options="-c role=walkwith_app",
            server_side_binding=True,
            prepare_threshold=_prepare_after,
        ),
        "CONN_MAX_AGE": _a_working_day,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    },
    "owner": _database(os.environ.get("DATABASE_OWNER_URL") or _url),
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "walkwith_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# Signing in
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "walkwith.accounts.backends.CardBackend",  # the card handed over in person, once
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "walkwith.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "walkwith.accounts.sign_in_forms.SignInForm",
    "reauthenticate": "walkwith.accounts.sign_in_forms.ConfirmPasswordForm",
    "change_password": "walkwith.accounts.sign_in_forms.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# How many proxies of our own stand before us: only then is their word on the address believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("WALKWITH_PROXIES", "0"))
MFA_ADAPTER = "walkwith.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "walkwith.accounts.sign_in_forms.CodeForm",
    "reauthenticate": "walkwith.accounts.sign_in_forms.ConfirmCodeForm",
    "activate_totp": "walkwith.accounts.sign_in_forms.SwitchOnAppForm",
    "add_webauthn": "walkwith.accounts.sign_in_forms.AddPasskeyForm",
    "edit_webauthn": "walkwith.accounts.sign_in_forms.NamePasskeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Walkwith"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
IDLE_MINUTES = 30
ABSOLUTE_HOURS = 12
# How long somebody may work here until an administrator renews their place.
PLACE_DAYS = 365
SESSION_COOKIE_NAME = "walkwith"
# Longer than anybody stays signed in: a page left open can still hand over its words.
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "walkwith.accounts.views.not_from_here"
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Two languages
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365

# What one request may carry: a page of words is a few kB; a feed has a door of its own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FEED_LIMIT_MEGABYTES = int(os.environ.get("WALKWITH_FEED_LIMIT", "100"))
FILE_UPLOAD_HANDLERS = ["walkwith.feeds.uploads.BoundedUpload"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
PROCRASTINATE_ON_APP_READY = None
