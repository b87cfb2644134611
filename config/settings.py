"""All settings in one file; every environment variable is read here and nowhere else.

Two ways to run. *Embedded* (the default, also the demo): SQLite and a file broker below
`var/`, no other server. *Production* (`MODE=production`): PostgreSQL, Redis and every secret
come from the environment, and the start is refused when one is missing (`config/guards.py`).
"""

from pathlib import Path
from types import ModuleType

import environ
from csp.constants import SELF
from django.utils.translation import gettext_lazy as _

from config import house
from config.beat import BEAT
from config.guards import refuse_unsafe_production
from config.logs import log_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- How it runs -------------------------------------------------------------------------
MODE = env.str("MODE", default="embedded")  # embedded | production
IS_PRODUCTION = MODE == "production"
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
(VAR_DIR / "broker").mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="" if IS_PRODUCTION else "embedded-not-for-production")
# The key of voluntary declarations (docs/decisions/0008); empty: SECRET_KEY. Former ones until the next night.
DECLARATIONS_KEY = env.str("DECLARATIONS_KEY", default="")
DECLARATIONS_KEY_FALLBACKS = env.list("DECLARATIONS_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if IS_PRODUCTION else ["localhost", "127.0.0.1", "testserver"]
)
BASE_URL = env.str("BASE_URL", default="" if IS_PRODUCTION else "http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []
# The demo shows its mails in the "Postausgang" and its sign-ins on the sign-in page.
DEMO = env.bool("DEMO", default=False)
# Fixes "today" (ISO date) so that the demo district always tells the same story.
DEMO_TODAY = env.str("DEMO_TODAY", default="")

# What each slice contributes to the shared pages.
HOUSE: ModuleType = house

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "django_htmx",
    "django_celery_beat",
    "django_prometheus",
    "rest_framework",
    "drf_spectacular",
    "accounts",
    "documents",
    "desk",
    "coordination",
    "offers",
    "committees",
    "monitoring",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "config.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Closed by default: a view is public only when it says so itself.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.PersonLanguageMiddleware",
    "accounts.middleware.PageLanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.signin.middleware.SessionLimitMiddleware",
    "accounts.signin.middleware.SecondFactorMiddleware",
    "accounts.signin.middleware.TooManyAttemptsMiddleware",
    "accounts.middleware.RefusalMiddleware",
    "accounts.middleware.PrivateCacheMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "desk.shell.context_processors.shell",
            ],
            "builtins": ["desk.templatetags.desk"],
        },
    }
]
FORM_RENDERER = "desk.forms.renderer.KernFormRenderer"

# --- Data --------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/teilhabenetz.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a deferred second writer fails at once in spite of the timeout.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        # Read through the system's page cache; the usual 2 MB of its own are soon too small.
        " PRAGMA mmap_size=1073741824; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = VAR_DIR / "media"

# --- People and sign-in ------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.signin.backend.PersonBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name")},
    },
    {"NAME": "accounts.signin.validators.ContextWordsValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation, which proves the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the other sessions end, this one goes on
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_ADAPTER = "accounts.signin.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
# The brakes on guessing are our own: `accounts/signin/throttle.py`.
ACCOUNT_RATE_LIMITS = {"login": False, "login_failed": False, "reset_password": "30/15m/ip,5/15m/key"}
ACCOUNT_FORMS = {
    "login": "accounts.signin.forms.SignInForm",
    "change_password": "accounts.signin.forms.NewPasswordForm",
    "reset_password": "accounts.signin.forms.ForgottenPasswordForm",
    "reset_password_from_key": "accounts.signin.forms.ResetByLinkForm",
    "reauthenticate": "accounts.signin.forms.ConfirmPasswordForm",
}
# How many reverse proxies stand in front, so that the brakes see the visitor's address and not theirs.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
PASSWORD_RESET_TIMEOUT = 60 * 60
MFA_ADAPTER = "accounts.signin.adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "accounts.signin.forms.SecondStepForm",
    "reauthenticate": "accounts.signin.forms.ConfirmCodeForm",
    "activate_totp": "accounts.signin.forms.SetUpFactorForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Teilhabenetz"
MFA_TOTP_TOLERANCE = 1  # half a minute each way: a code typed in its last second is still good
# The district's own directory, e.g. Keycloak: JSON list of allauth OIDC app settings.
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_ADAPTER = "accounts.signin.adapter.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": env.json("OIDC_APPS", default=[])}
}
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

# --- Language and time -------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [  # behind English: only on the pages for everybody (`HOUSE.MULTILINGUAL`)
    ("de", _("Deutsch")), ("en", _("Englisch")), ("uk", _("Ukrainisch")), ("ar", _("Arabisch")),
    ("tr", _("Türkisch")), ("ru", _("Russisch")), ("de-x-leicht", _("Leichte Sprache")),
]  # fmt: skip
#: The testing group that has read the words of the interface; until then they are not called Leichte Sprache.
EASY_WORDS_CHECKED_BY = env("EASY_WORDS_CHECKED_BY", default="")
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

# --- Files and look ----------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("kern", BASE_DIR / "node_modules/@kern-ux/native/dist"),
    ("htmx", BASE_DIR / "node_modules/htmx.org/dist"),
]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "desk.shell.bundle.BundleFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Mail --------------------------------------------------------------------------------
# Everything that sends mail goes through the outbox, so nothing is lost when the server is down.
EMAIL_BACKEND = "desk.mail.backend.OutboxBackend"
MAIL_DELIVERY_BACKEND = env.str(
    "MAIL_DELIVERY_BACKEND",
    default="django.core.mail.backends.smtp.EmailBackend"
    if IS_PRODUCTION
    else "django.core.mail.backends.dummy.EmailBackend",
)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Teilhabenetz <noreply@teilhabenetz.example>")
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20

# --- Long work ---------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"  # the name is not used, but missed
if not REDIS_URL:
    _broker = str(VAR_DIR / "broker")
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": _broker,
        "data_folder_out": _broker,
        "control_folder": str(VAR_DIR / "broker-control"),
        # After each task the worker looks for the next one only so often; at the usual second, a report
        # would wait for minutes behind the mails of a big meeting.
        "polling_interval": 0.1,
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # `LOGGING` below is for the worker too
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000  # KiB; a child that has grown beyond is replaced
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_TASK_SOFT_TIME_LIMIT = 90
CELERY_TASK_TIME_LIMIT = 120
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_BEAT_SCHEDULE = BEAT
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- API ---------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["desk.api.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "desk.api.pagination.KeysetPagination",
    "PAGE_SIZE": 50,
    "EXCEPTION_HANDLER": "desk.api.errors.exception_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Teilhabenetz API",
    "VERSION": "1",
    "DESCRIPTION": "The same doors as the pages: a token sees what its person sees in its district.",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "offers.catalogue.openapi.describe_public_offers",
    ],
    # One name for a list of codes that several fields share.
    "ENUM_NAME_OVERRIDES": {
        "ConceptStatusEnum": "monitoring.concept.choices.ConceptStatus",
        "ConsultationResultEnum": "committees.rules.consultations.ConsultationResult",
        "FieldOfActionEnum": "coordination.network.fields.FieldOfAction",
        "LanguageEnum": "coordination.network.languages.Language",
        "MajorityEnum": "committees.rules.words.MajorityKind",
        "MeasureKindEnum": "monitoring.concept.choices.MeasureKind",
        "MeasureStatusEnum": "monitoring.concept.choices.MeasureStatus",
        "MeetingStateEnum": "committees.meetings.models.Meeting.State",
        "PaperKindEnum": "monitoring.concept.choices.PaperKind",
        "ReportStatusEnum": "monitoring.reports.models.IntegrationReport.Status",
        "ShareEnum": "committees.rules.words.Share",
        "WeekdayEnum": "offers.catalogue.choices.Weekday",
        "YesNoUnknownEnum": "offers.catalogue.choices.YesNoUnknown",
    },
}

# --- Log and figures ---------------------------------------------------------------------
LOGGING = log_settings(
    as_json=IS_PRODUCTION, level=env.str("LOG_LEVEL", default="INFO" if IS_PRODUCTION else "WARNING")
)
# Whoever sends it as "Authorization: Bearer" may read /metrics; without it only this machine may.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")

# --- Safety ------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
if IS_PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    refuse_unsafe_production(
        debug=DEBUG,
        secret_key=SECRET_KEY,
        declarations_key=DECLARATIONS_KEY,
        hosts=ALLOWED_HOSTS,
        base_url=BASE_URL,
        demo=DEMO,
        database_engine=DATABASES["default"]["ENGINE"],
        redis_url=REDIS_URL,
    )
