"""Django's settings, derived from :mod:`youcheng.web.config`; nothing is read from the environment here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from youcheng.web.config import config

CONFIG = config()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = CONFIG.signing_key()
DEBUG = CONFIG.debug
ALLOWED_HOSTS = CONFIG.allowed_hosts

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "youcheng.web",
    "youcheng.accounts",
    "youcheng.registry",
    "youcheng.intake",
    "youcheng.office",
    "youcheng.planning",
    "youcheng.portal",
    # After our rooms, whose templates and words come first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "youcheng.web.middleware.HealthFirst",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "youcheng.accounts.middleware.AccountsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "youcheng.web.urls"
WSGI_APPLICATION = "youcheng.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "youcheng.web.context.site",
                "youcheng.accounts.context.workplace",
                "youcheng.office.context.notifications",
            ],
            "builtins": ["youcheng.web.templatetags.youcheng"],
        },
    }
]


def _database() -> dict[str, Any]:
    if CONFIG.database_url:
        return dict(dj_database_url.parse(CONFIG.database_url, conn_max_age=60, conn_health_checks=True))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(CONFIG.data_dir / "youcheng.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # WAL lets readers go on while one writes; NORMAL loses nothing on a process kill.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; "
                "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32768;"
            ),
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "portal:home"
LOGOUT_REDIRECT_URL = "portal:home"

# Sign-in: accounts come by invitation and are known by user name; e-mail is no identity and is not verified.
ACCOUNT_ADAPTER = "youcheng.accounts.interfaces.sign_in_adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": CONFIG.sign_in_limit,
    "login_failed": CONFIG.sign_in_failed_limit,
    "upload": CONFIG.upload_limit,
}
ACCOUNT_FORMS = {
    "login": "youcheng.accounts.interfaces.sign_in_forms.SignInForm",
    "reauthenticate": "youcheng.accounts.interfaces.sign_in_forms.ConfirmPasswordForm",
    "change_password": "youcheng.accounts.interfaces.sign_in_forms.NewPasswordForm",
    "set_password": "youcheng.accounts.interfaces.sign_in_forms.FirstPasswordForm",
    "reset_password": "youcheng.accounts.interfaces.sign_in_forms.ForgottenForm",
    "reset_password_from_key": "youcheng.accounts.interfaces.sign_in_forms.PasswordByLinkForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = CONFIG.trusted_proxies
MFA_ADAPTER = "youcheng.accounts.interfaces.sign_in_adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not CONFIG.https
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "youcheng.accounts.interfaces.sign_in_forms.CodeForm",
    "reauthenticate": "youcheng.accounts.interfaces.sign_in_forms.ConfirmCodeForm",
    "activate_totp": "youcheng.accounts.interfaces.sign_in_forms.FirstCodeForm",
    "add_webauthn": "youcheng.accounts.interfaces.sign_in_forms.AddPasskeyForm",
    "edit_webauthn": "youcheng.accounts.interfaces.sign_in_forms.RenamePasskeyForm",
}
SOCIALACCOUNT_ADAPTER = "youcheng.accounts.interfaces.sign_in_adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": CONFIG.single_sign_on()}}
# Every process must count the same attempts, so what is counted lies in the database; what is only quick to have again
# stays in each process.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"},
}

LANGUAGE_CODE = CONFIG.language
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English")), ("ja", _("Japanese"))]
TIME_ZONE = CONFIG.time_zone
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = CONFIG.data_dir / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(CONFIG.documents_dir)},
    },
    "staticfiles": {"BACKEND": "youcheng.web.static_files.StaticFiles"},
}

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if CONFIG.smtp_host else "youcheng.web.letter_files.LetterFiles"
)
EMAIL_FILE_PATH = str(CONFIG.letters_dir)
EMAIL_HOST, EMAIL_PORT = CONFIG.smtp_host, CONFIG.smtp_port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = CONFIG.smtp_user, CONFIG.smtp_password
EMAIL_USE_TLS, EMAIL_USE_SSL = CONFIG.smtp_security == "starttls", CONFIG.smtp_security == "tls"
EMAIL_TIMEOUT = CONFIG.smtp_timeout
DEFAULT_FROM_EMAIL = CONFIG.mail_from or "youcheng@localhost"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DATA_UPLOAD_MAX_MEMORY_SIZE = CONFIG.upload_max_bytes
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        # A browser checks the redirect to the single sign-on against this too.
        "form-action": [SELF, *CONFIG.single_sign_on_origins()],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = False
if CONFIG.https:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "json": {"()": "youcheng.web.logs.JsonFormatter"},
    },
    "filters": {"links": {"()": "youcheng.web.logs.HideLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": CONFIG.log_format, "filters": ["links"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "youcheng": {"handlers": ["console"], "level": CONFIG.log_level.upper(), "propagate": False},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
